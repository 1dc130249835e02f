import { describe, expect, it } from 'vitest';
import { emptyFloor } from './floor.ts';
import { reduceAll } from './reduce.ts';
import { NO_CONTACTS } from './service-level.ts';
import { countedQueue, LEAST_SAMPLE } from './tally.ts';
import { makeQueue, makeTally } from './testing.ts';

const told = {
  percent: 91,
  formula: 'platform',
  thresholdSeconds: 30,
  targetPercent: 80,
  sample: 40,
} as const;
const counts = { answered: 16, answeredWithin: 12, abandoned: 6, abandonedWithin: 2, abandonedAtOnce: 1 };

describe('a queue with what was counted of it', () => {
  it('[QU4] has the service level of its formula, with the goal that the platform tells', () => {
    const queue = makeQueue({ serviceLevel: told, goal: { thresholdSeconds: 30, targetPercent: 80 } });
    const { serviceLevel, toldLevel, ownCount } = countedQueue(
      queue,
      makeTally({ counts, thresholdSeconds: 30 }),
    );
    expect(serviceLevel).toEqual({
      percent: 60,
      formula: 'abandoned-before-threshold-excluded',
      thresholdSeconds: 30,
      targetPercent: 80,
      sample: 22,
    });
    expect([toldLevel, ownCount?.serviceLevel]).toEqual([told, true]);
    const strict = countedQueue(queue, makeTally({ counts, formula: 'of-offered' }));
    expect(strict.serviceLevel?.percent).toBeCloseTo(54.5, 1);
  });

  it('[QU4] keeps the platform’s service level where that is chosen, and while too few were counted', () => {
    const queue = makeQueue({ serviceLevel: told });
    expect(countedQueue(queue, makeTally({ counts, formula: 'platform' })).serviceLevel).toEqual(told);
    const few = { ...NO_CONTACTS, answered: LEAST_SAMPLE - 1, answeredWithin: 1 };
    expect(countedQueue(queue, makeTally({ counts: few })).serviceLevel).toEqual(told);
    expect(countedQueue(makeQueue(), makeTally({ counts: few })).serviceLevel?.sample).toBe(9);
    expect(countedQueue(makeQueue(), makeTally()).serviceLevel).toBeUndefined();
  });

  it('[QU4] fills in the volumes and averages that the platform does not tell, and no others', () => {
    const tally = makeTally({ counts, waitedSeconds: 320, handled: 10, handleSeconds: 2400 });
    expect(countedQueue(makeQueue(), tally)).toMatchObject({
      answered: 16,
      abandoned: 6,
      offered: 22,
      averages: { waitSeconds: 20, handleSeconds: 240 },
      ownCount: { volumes: true, waits: true, handling: true },
    });
    const averages = {
      waitSeconds: 11,
      talkSeconds: 1,
      holdSeconds: 2,
      afterContactSeconds: 3,
      handleSeconds: 6,
    };
    const whole = makeQueue({ answered: 900, abandoned: 0, offered: 950, countedSince: 5, averages });
    expect(countedQueue(whole, { ...tally, formula: 'platform' })).toMatchObject({
      ...whole,
      ownCount: { volumes: false, waits: false },
    });
  });

  it('is the queue itself where nothing was counted', () => {
    const queue = makeQueue();
    expect(countedQueue(queue, undefined)).toBe(queue);
  });
});

describe('a count on the floor', () => {
  const [queueId, tally] = ['cxone:q1', makeTally({ asOf: 5 })] as const;

  it('[QU3] stays while the queue changes, and goes with the queue', () => {
    const floor = reduceAll(emptyFloor, [
      { type: 'queue.changed', queue: makeQueue({ asOf: 4 }) },
      { type: 'queue.tallied', queueId, tally },
      { type: 'queue.changed', queue: makeQueue({ asOf: 6 }) },
    ]);
    expect(floor.tallies.get(queueId)).toBe(tally);
    const gone = reduceAll(floor, [{ type: 'queue.removed', queueId, asOf: 7 }]);
    expect([gone.queues.size, gone.tallies.size]).toEqual([0, 0]);
    expect(reduceAll(gone, [{ type: 'queue.tallied', queueId, tally }]).tallies.size).toBe(0);
  });
});
