import { describe, expect, it } from 'vitest';
import { createBreaker } from './breaker.ts';
import { createManualClock } from './testing.ts';

const make = () => {
  const clock = createManualClock();
  return { clock, breaker: createBreaker(clock, () => 1) };
};

describe('the breaker', () => {
  it('opens at the first 429 for as long as Retry-After says', async () => {
    const { clock, breaker } = make();
    breaker.settle(429, 7000);
    expect(breaker.ask('command')).toEqual({ open: true, until: clock.now() + 7000 });
    await clock.advance(6999);
    expect(breaker.ask('read').open).toBe(true);
    await clock.advance(1);
    expect(breaker.ask('read').open).toBe(false);
  });

  it('opens at the third 503 in a row, not at one that stands alone', () => {
    const { breaker } = make();
    for (const status of [503, 503, 200, 503, 503]) breaker.settle(status, undefined);
    expect(breaker.ask('read').open).toBe(false);
    breaker.settle(503, undefined);
    expect(breaker.ask('read').open).toBe(true);
  });

  it('lets one probe through after the pause, never a held poll, and closes when the probe fares well', async () => {
    const { clock, breaker } = make();
    breaker.settle(429, undefined);
    await clock.advance(2000);
    expect(breaker.ask('stream').open).toBe(true);
    expect(breaker.ask('read').open).toBe(false);
    expect(breaker.ask('read').open).toBe(true);
    breaker.settle(200, undefined);
    expect(breaker.ask('stream').open).toBe(false);
    expect(breaker.openUntil()).toBeUndefined();
  });

  it('waits longer each time the probe is turned away', async () => {
    const { clock, breaker } = make();
    breaker.settle(429, undefined);
    await clock.advance(2000);
    breaker.ask('read');
    breaker.settle(429, undefined);
    expect(breaker.openUntil()).toBe(clock.now() + 4000);
  });

  it('does not close because an answer to an older request comes in during the pause', () => {
    const { breaker } = make();
    breaker.settle(429, 5000);
    breaker.settle(200, undefined);
    expect(breaker.ask('read').open).toBe(true);
  });
});
