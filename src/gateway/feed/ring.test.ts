import { describe, expect, it } from 'vitest';
import type { Batch, PublishedEntry } from '../log/published.ts';
import { createRing } from './ring.ts';

const entry = (sequence: number): PublishedEntry => ({
  sequence,
  at: 1000,
  audience: { platformId: 'cxone', agentId: undefined, team: 'Red', leftTeam: undefined },
  json: `{"n":${sequence}}`,
  farewell: [],
  event: { type: 'platform.heard', platformId: 'cxone', asOf: sequence },
});

const batch = (first: number, last: number): Batch => ({
  first,
  last,
  entries: Array.from({ length: last - first + 1 }, (_, index) => entry(first + index)),
});

const placesOf = (batches: ReturnType<ReturnType<typeof createRing>['between']>) =>
  batches?.map(({ first, last }) => [first, last]);

describe('the ring', () => {
  it('gives the batches with anything behind one place and up to another', () => {
    const ring = createRing(10, 100);
    for (const [first, last] of [
      [11, 13],
      [14, 14],
      [15, 20],
    ] as const)
      ring.push(batch(first, last));
    expect(placesOf(ring.between(10, 20))).toEqual([
      [11, 13],
      [14, 14],
      [15, 20],
    ]);
    expect(placesOf(ring.between(12, 14))).toEqual([
      [11, 13],
      [14, 14],
    ]);
    expect(ring.between(20, 20)).toEqual([]);
    expect(ring.between(9, 20)).toBeUndefined();
  });

  it('lets go of the oldest, and says that it does not reach back to them', () => {
    const ring = createRing(0, 5);
    ring.push(batch(1, 4));
    ring.push(batch(5, 8));
    expect(ring.between(3, 8)).toBeUndefined();
    expect(placesOf(ring.between(4, 8))).toEqual([[5, 8]]);
    ring.push(batch(9, 18));
    expect(placesOf(ring.between(8, 18))).toEqual([[9, 18]]);
  });

  it('keeps what is told again, and not what else the event hangs on', () => {
    const ring = createRing(0, 5);
    ring.push(batch(1, 1));
    const { event: _, ...kept } = entry(1);
    expect(ring.between(0, 1)).toStrictEqual([{ first: 1, last: 1, entries: [kept] }]);
  });
});
