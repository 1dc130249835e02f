import type { Millis } from '../../../lib/clock.ts';
import { day, hourAndMinute } from '../../ui/format.ts';
import type { ActivitySearch } from './search.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** A moment as the browser's own fields write it, in local time: `2026-11-03T10:41`. */
export function localTime(at: Millis): string {
  const date = new Date(at);
  const on = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${on}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** A range of time in words: `Any time`, `Since 3 Nov 2026, 10:41`. */
export function rangeWords({ from, to }: Pick<ActivitySearch, 'from' | 'to'>): string {
  const said = (local: string) => `${day(Date.parse(local))}, ${hourAndMinute(Date.parse(local))}`;
  if (from !== undefined && to !== undefined) return `${said(from)} to ${said(to)}`;
  if (from !== undefined) return `Since ${said(from)}`;
  return to === undefined ? 'Any time' : `Until ${said(to)}`;
}
