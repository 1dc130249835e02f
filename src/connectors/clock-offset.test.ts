import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlatformTimes } from './clock-offset.ts';
import { createManualClock } from './testing.ts';

const TEN_MINUTES = 600_000;

describe('a platform’s times on the gateway’s clock', () => {
  it.each([TEN_MINUTES, -TEN_MINUTES])('a clock %d ms off does not bend durations', async offset => {
    const clock = createManualClock();
    const times = createPlatformTimes(clock);
    times.heard(clock.now() + offset, clock.now());
    const since = times.at(clock.now() + offset - 42_000);
    expect(Math.abs(clock.now() - since - 42_000)).toBeLessThanOrEqual(500);
  });

  it('never gives a time in the future', () => {
    const clock = createManualClock();
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), delta => {
        const times = createPlatformTimes(clock);
        expect(times.at(clock.now() + delta)).toBeLessThanOrEqual(clock.now());
      }),
    );
  });

  it('gives the same time for the same fact, though the estimate moves', async () => {
    const clock = createManualClock();
    const times = createPlatformTimes(clock);
    const fact = clock.now() + 3000;
    const first = times.at(fact);
    await clock.advance(10_000);
    times.heard(clock.now() + 3000, clock.now());
    expect(times.at(fact)).toBe(first);
  });

  it('remembers what is told again and again, however much else is told in between', () => {
    const clock = createManualClock();
    const times = createPlatformTimes(clock);
    const [standing, once] = [clock.now() - 3_000, clock.now() - 4_000];
    const first = [times.at(standing), times.at(once)];
    for (const _ of [1, 2]) times.heard(clock.now() + TEN_MINUTES, clock.now());
    for (let n = 1; n <= 60_000; n += 1) {
      times.at(standing - 10_000 - n);
      if (n % 10_000 === 0) expect(times.at(standing)).toBe(first[0]);
    }
    // Nothing is kept without end: what was told once, long ago, is understood as it would be now.
    expect(times.at(once)).toBe(once - TEN_MINUTES);
    expect(first[1]).toBe(once);
  });

  it('takes what a header rounds away for no offset at all', () => {
    const clock = createManualClock();
    const times = createPlatformTimes(clock);
    for (const error of [400, -500, 900, -900, 0]) times.heard(clock.now() + error, clock.now());
    expect(times.offset()).toBe(0);
  });

  it('believes a jump when two answers tell of it, not one', () => {
    const clock = createManualClock();
    const times = createPlatformTimes(clock);
    times.heard(clock.now(), clock.now());
    times.heard(clock.now() + TEN_MINUTES, clock.now());
    expect(times.offset()).toBe(0);
    times.heard(clock.now() + TEN_MINUTES, clock.now());
    expect(times.offset()).toBe(TEN_MINUTES);
  });

  it('understands anew what a clock tells that was set back over times it had told before', () => {
    const clock = createManualClock();
    const times = createPlatformTimes(clock);
    const [old, twice] = [clock.now() - TEN_MINUTES - 60_000, clock.now() - 60_000];
    times.heard(clock.now(), clock.now());
    const before = [times.at(old), times.at(twice)];
    for (let answer = 0; answer < 2; answer += 1) times.heard(clock.now() - TEN_MINUTES, clock.now());
    expect(before).toEqual([old, twice]);
    expect(times.at(old)).toBe(old);
    expect(times.at(twice)).toBe(clock.now());
  });

  it('does not hold on to what it made of a time before it believed the jump', () => {
    const clock = createManualClock();
    const times = createPlatformTimes(clock);
    const fact = clock.now() - TEN_MINUTES - 5_000;
    times.heard(clock.now(), clock.now());
    times.heard(clock.now() - TEN_MINUTES, clock.now());
    expect(times.at(fact)).toBe(fact);
    times.heard(clock.now() - TEN_MINUTES, clock.now());
    expect(times.at(fact)).toBe(clock.now() - 5_000);
  });
});
