import type { Millis } from '../../../lib/clock.ts';

/** The next time that the clock shows `HH:MM`, on the local clock; `undefined`: that is no time. */
export function nextTime(text: string, now: Millis): Millis | undefined {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text.trim());
  if (match === null) return undefined;
  const [hours, minutes] = [Number(match[1]), Number(match[2])];
  if (hours > 23 || minutes > 59) return undefined;
  const then = new Date(now);
  then.setHours(hours, minutes, 0, 0);
  if (then.getTime() <= now) then.setDate(then.getDate() + 1);
  return then.getTime();
}

/** `HH:MM` of a time on the local clock, as time fields take it. */
export function timeValue(at: Millis): string {
  const then = new Date(at);
  return `${String(then.getHours()).padStart(2, '0')}:${String(then.getMinutes()).padStart(2, '0')}`;
}

/** How far away a time is, in words: `in 25 min`, `in 2 h 05`. */
export function untilWords(at: Millis, now: Millis): string {
  const minutes = Math.round((at - now) / 60_000);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `in ${minutes} min`;
  return `in ${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
}
