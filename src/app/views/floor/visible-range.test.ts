import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleRange } from './visible-range.ts';

describe('the rows on screen', () => {
  it('are those that the viewport touches, and a few around them', () => {
    expect(visibleRange(0, 360, 36, 100, 2)).toEqual({ first: 0, last: 11, top: 0 });
    expect(visibleRange(370, 360, 36, 100, 2)).toEqual({ first: 8, last: 22, top: 10 });
  });

  it('are none of an empty list', () => {
    const { first, last } = visibleRange(0, 360, 36, 0, 2);
    expect(last).toBeLessThan(first);
  });

  it('never leave the list, and always cover what is seen', () => {
    const pixels = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(
        pixels,
        fc.integer({ min: 1, max: 2000 }),
        fc.integer({ min: 1, max: 5000 }),
        (at, seen, n) => {
          const { first, last, top } = visibleRange(at, seen, 28, n, 4);
          expect(first).toBeGreaterThanOrEqual(0);
          expect(last).toBeLessThan(n);
          expect(first).toBeLessThanOrEqual(top);
          if ((at + seen) / 28 <= n) expect((last + 1) * 28).toBeGreaterThanOrEqual(at + seen);
        },
      ),
    );
  });
});
