/**
 * How long to wait before try number `attempt` (from 1): doubled each time, between half and whole of that by chance,
 * so that many callers do not come back together.
 */
export function backoffMs(attempt: number, firstMs: number, longestMs: number, random: () => number): number {
  const whole = Math.min(longestMs, firstMs * 2 ** Math.min(Math.max(attempt, 1) - 1, 20));
  return Math.round(whole / 2 + (whole / 2) * random());
}
