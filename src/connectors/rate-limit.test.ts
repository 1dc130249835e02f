import { describe, expect, it } from 'vitest';
import { createRateLimit, type Lane } from './rate-limit.ts';
import { createManualClock, settle } from './testing.ts';

describe('the token bucket', () => {
  it('lets a burst through at once and the rest at its rate', async () => {
    const clock = createManualClock();
    const limit = createRateLimit(clock, 2, 3);
    let through = 0;
    for (let i = 0; i < 6; i += 1) void limit.take('read').then(() => (through += 1));
    await settle();
    expect(through).toBe(3);
    await clock.advance(500);
    expect(through).toBe(4);
    await clock.advance(1000);
    expect(through).toBe(6);
  });

  it('lets a command go before what waits to be read', async () => {
    const clock = createManualClock();
    const limit = createRateLimit(clock, 1, 1);
    const order: Lane[] = [];
    for (const lane of ['read', 'read', 'stream', 'command'] as const)
      void limit.take(lane).then(() => order.push(lane));
    await clock.advance(5000);
    expect(order).toEqual(['read', 'command', 'stream', 'read']);
  });

  it('forgets a caller who gave up', async () => {
    const clock = createManualClock();
    const limit = createRateLimit(clock, 1, 1);
    const stop = new AbortController();
    await limit.take('read');
    const waiting = limit.take('read', stop.signal);
    stop.abort();
    expect(await waiting).toBe(false);
    await clock.advance(1000);
    expect(await limit.take('read')).toBe(true);
  });
});
