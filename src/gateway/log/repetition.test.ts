import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FloorEvent } from '../../floor/events.ts';
import { emptyFloor } from '../../floor/floor.ts';
import { reduceAll } from '../../floor/reduce.ts';
import { fromSnapshot, toSnapshot } from '../../floor/snapshot.ts';
import { eventAt, makeState, story } from '../../floor/testing.ts';
import { isRepetition } from './repetition.ts';

/** As it comes back from the disk. */
const again = (event: FloorEvent): FloorEvent => JSON.parse(JSON.stringify(event));

describe('[EL6] a repetition', () => {
  it('is the event that was applied last, said again, even after the floor was stored and read', () => {
    fc.assert(
      fc.property(story(30), eventAt(9000), (before, event) => {
        const floor = reduceAll(emptyFloor, [...before, event]);
        const restored = fromSnapshot(JSON.parse(JSON.stringify(toSnapshot(floor))));
        for (const held of [floor, restored]) {
          const isDropped = isRepetition(again(event), held) || reduceAll(held, [event]) === held;
          expect(isDropped).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is never an event that changes what the floor says', () => {
    fc.assert(
      fc.property(story(30), eventAt(9000), eventAt(9000), (before, other, event) => {
        const floor = reduceAll(emptyFloor, [...before, other]);
        if (!isRepetition(event, floor)) return;
        expect(toSnapshot(reduceAll(floor, [event]))).toEqual(toSnapshot(floor));
      }),
      { numRuns: 2000 },
    );
  });

  it('is not another fact of the same time', () => {
    const event: FloorEvent = { type: 'agent.state-changed', agentId: 'cxone:1', state: makeState() };
    const floor = reduceAll(emptyFloor, [event]);
    expect(isRepetition(event, floor)).toBe(true);
    expect(isRepetition({ ...event, state: makeState({ word: 'Lunch' }) }, floor)).toBe(false);
    expect(isRepetition({ ...event, state: makeState({ asOf: 1001 }) }, floor)).toBe(false);
  });
});
