import type { PlatformKind } from '../../floor/entities.ts';
import type { FreshnessState } from '../live/index.ts';

/** What the vendors call their products. */
export const KIND_NAMES: Readonly<Record<PlatformKind, string>> = {
  cxone: 'NICE CXone',
  genesys: 'Genesys Web Services',
  netsapiens: 'NetSapiens',
};

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
