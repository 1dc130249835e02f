import type { Millis } from '../../lib/clock.ts';

const WRITTEN =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?(?:\[[\w/+-]+\])?$/i;

/**
 * Reads NetSapiens' times: `2023-10-11 16:53:54` (in the domain's zone, which the answer does not tell), RFC 3339, and
 * RFC 3339 with a zone's name after it (`2023-11-27T13:00:00Z[US/Pacific]`, where the instant rules).
 */
export function readTime(value: string | undefined, timeZone: string): Millis | undefined {
  const parts = value === undefined ? null : WRITTEN.exec(value.trim());
  if (parts === null) return undefined;
  const [, year, month, day, hour = 0, minute = 0, second = 0, offset] = parts;
  const wall = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  if (Number(year) < 1970 || Number(month) > 12 || Number(day) > 31 || !Number.isFinite(wall))
    return undefined;
  if (offset === undefined) return wallToInstant(wall, timeZone);
  return wall - offsetMs(offset);
}

function offsetMs(offset: string): number {
  if (/^z$/i.test(offset)) return 0;
  const sign = offset.startsWith('-') ? -1 : 1;
  const digits = offset.slice(1).replace(':', '');
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
}

/** The last midnight in a zone, as an instant: where "today" begins. */
export function startOfDay(now: Millis, timeZone: string): Millis {
  const wall = now + zoneOffsetMs(now, timeZone);
  return wallToInstant(wall - (((wall % 86_400_000) + 86_400_000) % 86_400_000), timeZone);
}

/** The wall clock's reading (as if it were UTC) as an instant; an hour that occurs twice is taken once. */
function wallToInstant(wall: Millis, timeZone: string): Millis {
  const guess = wall - zoneOffsetMs(wall, timeZone);
  return wall - zoneOffsetMs(guess, timeZone);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function zoneOffsetMs(at: Millis, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(at).map(part => [part.type, Number(part.value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wall - Math.floor(at / 1000) * 1000;
}
