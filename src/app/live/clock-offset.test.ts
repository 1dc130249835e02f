import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createClockOffset } from './clock-offset.ts';

it('comes as close as the quickest of the last answers, whichever way our clock is wrong', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -3_600_000, max: 3_600_000 }),
      fc.array(fc.nat(1500), { minLength: 1, maxLength: 30 }),
      (truth, delays) => {
        const offset = createClockOffset();
        let now = 1_000_000;
        for (const delay of delays) {
          now += 5000;
          offset.observe(now + truth - delay, now);
        }
        expect(offset.get()).toBe(truth - Math.min(...delays));
      },
    ),
  );
});

it('does not believe one late answer, but two', () => {
  const offset = createClockOffset();
  offset.observe(1000, 0);
  offset.observe(1000, 9000);
  expect(offset.get()).toBe(1000);
  offset.observe(2000, 10_000);
  expect(offset.get()).toBe(-8000);
});

it('follows at once when the machine slept: an answer cannot come before it was sent', () => {
  const offset = createClockOffset();
  offset.observe(1000, 0);
  offset.observe(3_601_000, 1000);
  expect(offset.get()).toBe(3_600_000);
});
