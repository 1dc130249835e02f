import type { Millis } from '../../lib/clock.ts';

/** Whose turn it is to be asked, when there are more agents than requests. */
export type FairRound<K> = {
  /** Who takes part; whoever is new comes first. */
  readonly setMembers: (keys: Iterable<K>) => void;
  /** Asked as soon as a request is free. */
  readonly nudge: (key: K) => void;
  /** The next one, if anyone may be asked at `now`; counts as asked from then on. */
  readonly next: (now: Millis) => K | undefined;
  readonly size: () => number;
};

/** How much sooner those are asked again about whom there is something to hear. */
export type Weight = 'logged-out' | 'quiet' | 'busy';
const WEIGHTS: Readonly<Record<Weight, number>> = { 'logged-out': 0.25, quiet: 1, busy: 4 };

/**
 * Fair shares of a rate: who waited longest goes first, a busy one's wait counts four times, one who is logged out a
 * quarter. Waits grow without end, so that everybody's turn comes; nobody is asked within `leastMs` unless nudged.
 */
export function createFairRound<K>(leastMs: number, weightOf: (key: K) => Weight): FairRound<K> {
  const askedAt = new Map<K, Millis>();
  const nudged = new Set<K>();
  return {
    setMembers: keys => {
      const present = new Set(keys);
      for (const key of askedAt.keys()) if (!present.has(key)) askedAt.delete(key);
      for (const key of present) if (!askedAt.has(key)) askedAt.set(key, Number.NEGATIVE_INFINITY);
    },
    nudge: key => {
      if (askedAt.has(key)) nudged.add(key);
    },
    next: now => {
      let chosen: K | undefined;
      let most = 0;
      for (const [key, at] of askedAt) {
        const waited = nudged.has(key) ? Number.POSITIVE_INFINITY : now - at;
        if (waited < leastMs) continue;
        const share = waited * WEIGHTS[weightOf(key)];
        if (share > most) [chosen, most] = [key, share];
      }
      if (chosen === undefined) return undefined;
      askedAt.set(chosen, now);
      nudged.delete(chosen);
      return chosen;
    },
    size: () => askedAt.size,
  };
}
