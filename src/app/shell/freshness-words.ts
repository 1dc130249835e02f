import type { Freshness, FreshnessState } from '../live/index.ts';
import { age, UNKNOWN } from '../ui/format.ts';

/** The word beside a platform's mark. */
export const FRESHNESS_WORDS: Readonly<Record<FreshnessState, string>> = {
  live: 'live',
  stale: 'stale',
  down: 'down',
  unknown: 'not heard yet',
};

/**
 * `live 0.3 s`, `stale 14 s`, `down 2 m`; an age that is not known is a dash. A platform is down for as long as its
 * connection is, although a part of it may still answer.
 */
export function freshnessText(freshness: Freshness, downMs = 0): string {
  const { state } = freshness;
  if (state === 'unknown') return FRESHNESS_WORDS.unknown;
  const ageMs = state === 'down' ? Math.max(freshness.ageMs ?? 0, downMs) : freshness.ageMs;
  return `${FRESHNESS_WORDS[state]} ${ageMs === undefined ? UNKNOWN : age(ageMs)}`;
}
