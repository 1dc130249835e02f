import type { Millis } from '../../../lib/clock.ts';
import { hourAndMinute, plural } from '../../ui/format.ts';

/**
 * How old a number is, in words that stay calm: they change every ten seconds at most, since nobody across a room can
 * use more. `just now`, `20 s ago`, `3 min ago`, `2 h ago`.
 */
export function agoWords(ms: Millis): string {
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 10) return 'just now';
  if (seconds < 60) return `${Math.floor(seconds / 10) * 10} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 172_800) return `${Math.floor(seconds / 3600)} h ago`;
  return plural(Math.floor(seconds / 86_400), 'day').concat(' ago');
}

/** The same for what can no longer be relied on: `as of 10:41, 2 min ago`. */
export function asOfWords(asOf: Millis, now: Millis): string {
  return `as of ${hourAndMinute(asOf)}, ${agoWords(now - asOf)}`;
}

/** A percentage as the wall shows it: whole, and never rounded up to a target that was missed. */
export function wholePercent(percent: number, target?: number): number {
  const rounded = Math.round(percent);
  return target !== undefined && percent < target && rounded >= target ? Math.floor(percent) : rounded;
}
