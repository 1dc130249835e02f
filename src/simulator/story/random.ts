/** Chance that repeats itself: the same seed draws the same numbers. */
export type Random = {
  /** 0 ≤ n < 1. */
  readonly next: () => number;
  /** A whole number, both ends included. */
  readonly whole: (from: number, to: number) => number;
  /** Any number between the two. */
  readonly between: (from: number, to: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(items: readonly [T, ...T[]]) => T;
  /** Picks by weight; weights need not sum up to one. */
  readonly weighted: <T>(items: readonly [readonly [T, number], ...(readonly [T, number])[]]) => T;
  /** Waiting time until something that happens by chance, by its mean. */
  readonly exponential: (mean: number) => number;
  /** A duration with a long tail, by its median; mostly between half and twice of it. */
  readonly duration: (median: number) => number;
};

/** Makes a generator out of a seed (Mulberry32, public domain: 32 bits of state, plenty for a story). */
export function createRandom(seed: number): Random {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (from: number, to: number) => from + next() * (to - from);

  return {
    next,
    between,
    whole: (from, to) => Math.floor(between(from, to + 1)),
    chance: probability => next() < probability,
    pick: items => items[Math.floor(next() * items.length)] ?? items[0],
    weighted: items => {
      let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of items) {
        left -= weight;
        if (left < 0) return item;
      }
      return items[0][0];
    },
    exponential: mean => -Math.log(1 - next()) * mean,
    // Three draws added up are near enough to a normal distribution.
    duration: median => median * Math.exp((next() + next() + next() - 1.5) * 0.9),
  };
}
