import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSteadyClock } from './clock.ts';

/** A wall's clock that is set by the test, and a count of what really passes. */
function makeWall(start = 1_000_000) {
  let [wall, elapsed] = [start, 50];
  const clock = createSteadyClock({ now: () => wall, sleep: async () => {} }, () => elapsed);
  return {
    clock,
    pass: (ms: number) => {
      wall += ms;
      elapsed += ms;
    },
    set: (ms: number) => {
      wall += ms;
    },
  };
}

describe('a steady clock', () => {
  it('is the wall’s as long as that goes on', () => {
    const { clock, pass, set } = makeWall();
    pass(1_234);
    expect(clock.now()).toBe(1_001_234);
    set(600_000);
    expect(clock.now()).toBe(1_601_234);
  });

  it('goes on at half its pace while the wall’s was set back, and is the wall’s again', () => {
    const { clock, pass, set } = makeWall();
    const before = clock.now();
    set(-600_000);
    pass(10_000);
    expect(clock.now()).toBe(before + 5_000);
    pass(1_190_000);
    expect(clock.now()).toBe(before + 600_000);
    pass(10_000);
    expect(clock.now()).toBe(before + 610_000);
  });

  it('never goes back', () => {
    const steps = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: -1e6, max: 1e6 })));
    fc.assert(
      fc.property(steps, list => {
        const { clock, pass, set } = makeWall();
        for (const [isSet, ms] of list) {
          const before = clock.now();
          if (isSet) set(ms);
          else pass(Math.abs(ms));
          expect(clock.now()).toBeGreaterThanOrEqual(before);
        }
      }),
    );
  });
});
