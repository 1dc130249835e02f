import { describe, expect, it } from 'vitest';
import { createRateLimiter } from './rate-limit.ts';

describe('[PE2] the limit of tries', () => {
  it('allows a burst, then makes wait, then refills', () => {
    const limiter = createRateLimiter({ burst: 3, refillMs: 1000 });
    for (let tries = 0; tries < 3; tries += 1) {
      expect(limiter.waitFor('ana', 0)).toBe(0);
      limiter.take('ana', 0);
    }
    expect(limiter.waitFor('ana', 0)).toBe(1000);
    expect(limiter.waitFor('ana', 600)).toBe(400);
    expect(limiter.waitFor('ana', 1000)).toBe(0);
    expect(limiter.waitFor('ben', 0)).toBe(0);
  });

  it('is not fooled by a clock that steps back', () => {
    const limiter = createRateLimiter({ burst: 1, refillMs: 1000 });
    limiter.take('ana', 5000);
    expect(limiter.waitFor('ana', 1000)).toBe(1000);
  });

  it('gives a try back when it was right, and no other', () => {
    const limiter = createRateLimiter({ burst: 2, refillMs: 1000 });
    limiter.take('ana', 0);
    limiter.take('ana', 0);
    limiter.giveBack('ana', 0);
    expect(limiter.waitFor('ana', 0)).toBe(0);
    limiter.take('ana', 0);
    expect(limiter.waitFor('ana', 0)).toBe(1000);
  });

  it('remembers a bounded number of names, the longest untouched go first', () => {
    const limiter = createRateLimiter({ burst: 1, refillMs: 1000 }, 2);
    for (const name of ['a', 'b', 'c']) limiter.take(name, 0);
    expect(['a', 'b', 'c'].map(name => limiter.waitFor(name, 0))).toEqual([0, 1000, 1000]);
  });
});
