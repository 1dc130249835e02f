import type { PlatformKind } from '../../floor/entities.ts';
import type { Freshness, FreshnessState } from '../live/index.ts';
import { age, UNKNOWN } from '../ui/format.ts';

export const KIND_NAMES: Readonly<Record<PlatformKind, string>> = {
  cxone: 'NICE CXone',
  genesys: 'Genesys Web Services',
  netsapiens: 'NetSapiens',
};

/** The word beside a platform's mark. */
export const FRESHNESS_WORDS: Readonly<Record<FreshnessState, string>> = {
  live: 'live',
  stale: 'stale',
  down: 'down',
  unknown: 'not heard yet',
};

/** `live 0.3 s`, `stale 14 s`, `down 2 m`; an age that is not known is a dash. */
export function freshnessText({ state, ageMs }: Freshness): string {
  if (state === 'unknown') return FRESHNESS_WORDS.unknown;
  return `${FRESHNESS_WORDS[state]} ${ageMs === undefined ? UNKNOWN : age(ageMs)}`;
}

/** What it means for the one who looks. */
export function freshnessMeaning(state: FreshnessState): string {
  switch (state) {
    case 'live':
      return 'What you see is what the platform says now.';
    case 'stale':
      return 'What you see may have changed since. Times stand still and acts are locked until it is fresh again.';
    case 'down':
      return 'The platform cannot be heard. What you see is the last that was known, and acts are locked.';
    case 'unknown':
      return 'Nothing has been heard from it yet.';
  }
}
