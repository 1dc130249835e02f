import type { Millis } from '../../lib/clock.ts';

const FIRST = 1000;
const LONGEST = 30_000;
const SHORTEST = 250;

/**
 * How long to wait before the next attempt: full jitter under a doubling bound, so that browsers which lost the gateway
 * together do not come back together.
 */
export function backOff(attempt: number, random: () => number): Millis {
  const bound = Math.min(LONGEST, FIRST * 2 ** Math.max(0, attempt - 1));
  return SHORTEST + random() * bound;
}
