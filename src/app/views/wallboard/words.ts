import type { Millis } from '../../../lib/clock.ts';
import { duration, hourAndMinute, plural } from '../../ui/format.ts';

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

/**
 * How long somebody waits, as parts of a row that has little room: minutes and seconds, from an hour on hours and
 * minutes, from ten hours on hours alone. A number with its unit, and what follows it.
 */
export function waitParts(ms: Millis): { readonly text: string; readonly hours?: string } {
  const hours = Math.floor(ms / 3_600_000);
  if (hours < 1) return { text: duration(ms) };
  const minutes = String(Math.floor(ms / 60_000) % 60).padStart(2, '0');
  return { hours: String(hours), text: hours < 10 ? minutes : '' };
}

/** The same within a line: `12:41`, `1 h 02`, `12 h`. */
export function waitWords(ms: Millis): string {
  const { hours, text } = waitParts(ms);
  return hours === undefined ? text : `${hours} h ${text}`.trimEnd();
}
