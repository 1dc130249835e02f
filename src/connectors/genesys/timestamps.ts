import type { Millis } from '../../lib/clock.ts';

// `2015-11-26 18:39:38.000+0200`, `2014-05-0511:08:45.000-0700` (a printed sample without the space), `2015-11-26T16:39:41Z`.
const SHAPE = /^(\d{4}-\d\d-\d\d)[T ]?(\d\d:\d\d:\d\d)(?:[.,](\d{1,9}))?\s*(?:(Z)|([+-]\d\d):?(\d\d))$/i;
/** Numbers below this are seconds: in milliseconds they would lie before April 1973. */
const SECONDS_BELOW = 100_000_000_000;

/** Reads a time in any of the shapes that Genesys prints; `undefined` when it is none of them or has no zone. */
export function readTime(value: string | number | null | undefined): Millis | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  const number = typeof value === 'number' ? value : /^\d{9,15}$/.test(value) ? Number(value) : undefined;
  if (number !== undefined) {
    if (!Number.isFinite(number) || number <= 0 || number > 8.64e15) return undefined;
    return Math.round(number < SECONDS_BELOW ? number * 1000 : number);
  }
  const match = SHAPE.exec(String(value).trim());
  if (match === null) return undefined;
  const [, day, time, fraction = '0', , hours, minutes] = match;
  const zone = hours === undefined ? 'Z' : `${hours}:${minutes}`;
  const ms = Date.parse(`${day}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}${zone}`);
  return Number.isNaN(ms) ? undefined : ms;
}
