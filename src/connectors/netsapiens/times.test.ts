import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTime, startOfDay } from './times.ts';

describe("NetSapiens' times", () => {
  it.each([
    ['2026-01-05 08:53:54', 'UTC', '2026-01-05T08:53:54Z'],
    ['2026-01-05 08:53:54', 'America/Los_Angeles', '2026-01-05T16:53:54Z'],
    ['2026-07-05 08:53:54', 'America/Los_Angeles', '2026-07-05T15:53:54Z'],
    ['2026-01-05T08:53:54Z', 'America/Los_Angeles', '2026-01-05T08:53:54Z'],
    ['2026-01-05T08:53:54-08:00', 'UTC', '2026-01-05T16:53:54Z'],
    ['2026-01-05T13:00:00-08:00[US/Pacific]', 'UTC', '2026-01-05T21:00:00Z'],
    ['2026-01-05T13:00:00Z[America/Phoenix]', 'UTC', '2026-01-05T13:00:00Z'],
    ['2026-01-05T08:53:54.123+00:00', 'UTC', '2026-01-05T08:53:54Z'],
  ])('reads %s in %s', (written, zone, instant) => {
    expect(readTime(written, zone)).toBe(Date.parse(instant));
  });

  it.each([
    undefined,
    '',
    '0000-00-00 00:00:00',
    '0000-00-00T00:00:00+00:00',
    'yesterday',
    '2026-13-01 00:00:00',
  ])('reads %s as no time', written => {
    expect(readTime(written, 'UTC')).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), written => {
        const at = readTime(written, 'Europe/Berlin');
        expect(at === undefined || Number.isFinite(at)).toBe(true);
      }),
    );
  });

  it('begins a day at the zone’s own midnight, also when the clocks change', () => {
    expect(startOfDay(Date.parse('2026-01-05T03:00:00Z'), 'America/Los_Angeles')).toBe(
      Date.parse('2026-01-04T08:00:00Z'),
    );
    // 29 March 2026: clocks in Berlin go forward at 01:00 UTC.
    expect(startOfDay(Date.parse('2026-03-29T12:00:00Z'), 'Europe/Berlin')).toBe(
      Date.parse('2026-03-28T23:00:00Z'),
    );
    expect(startOfDay(Date.parse('2026-01-05T03:00:00Z'), 'UTC')).toBe(Date.parse('2026-01-05T00:00:00Z'));
  });
});
