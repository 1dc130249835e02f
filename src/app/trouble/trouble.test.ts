import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../floor/display.ts';
import type { Queue } from '../../floor/entities.ts';
import { makeQueue } from '../../floor/testing.ts';
import { NO_THRESHOLDS } from '../../protocol/thresholds.ts';
import { hasOwnLimits, limitsOf, usualLimits, withLimit } from './limits.ts';
import { stateLimits } from './state-limits.ts';
import {
  BETTER_AFTER_MS,
  type Grade,
  gradeOf,
  isWorse,
  judgeQueue,
  type QueueVerdicts,
  WORSE_AFTER_MS,
  worstOf,
} from './trouble.ts';

const LIMITS = { wait: 60, waiting: 10, level: 64 };
const waits = (waiting: number): Queue => makeQueue({ waiting, longestWaitSince: undefined });

/** Judges a queue second by second. */
function live(values: readonly (number | undefined)[], stepMs = 1000): readonly Grade[] {
  let verdicts: QueueVerdicts | undefined;
  return values.map((waiting, index) => {
    const queue = makeQueue({ waiting, longestWaitSince: undefined, serviceLevel: undefined });
    verdicts = judgeQueue(verdicts, queue, LIMITS, index * stepMs);
    return worstOf(verdicts);
  });
}

describe('limits of a queue', () => {
  it('follow from what it aims at, and give way to those of the address', () => {
    const serviceLevel = {
      percent: 90,
      formula: 'platform',
      thresholdSeconds: 45,
      targetPercent: 80,
      sample: 5,
    } as const;
    const queue = makeQueue({ id: 'cxone:1501', serviceLevel });
    const none = NO_THRESHOLDS;
    expect(usualLimits(queue, none)).toEqual({ wait: 90, waiting: 5, level: 64 });
    const own = withLimit(withLimit(undefined, queue, none, 'wait', 200), queue, none, 'waiting', 0);
    expect(own).toEqual(['cxone:1501.wait.200', 'cxone:1501.waiting.0']);
    expect(limitsOf(queue, none, own)).toEqual({ wait: 200, waiting: undefined, level: 64 });
    expect(limitsOf(makeQueue({ id: 'cxone:9', serviceLevel }), none, own).wait).toBe(90);
    expect(withLimit(own, queue, none, 'wait', 90)).toEqual(['cxone:1501.waiting.0']);
    expect(limitsOf(queue, none, ['rubbish', 'cxone:1501.wait.x'])).toEqual(usualLimits(queue, none));
  });

  it('are own ones of the very queue that they name: one id may begin with another, and have dots', () => {
    const own = ['genesys:sales.emea.wait.60'];
    expect(hasOwnLimits(own, 'genesys:sales.emea')).toBe(true);
    expect(hasOwnLimits(own, 'genesys:sales')).toBe(false);
    expect(hasOwnLimits(['genesys:sales.rubbish'], 'genesys:sales')).toBe(false);
    expect(hasOwnLimits(undefined, 'genesys:sales')).toBe(false);
  });

  it('are as configured: for all queues, for one by its name, and before that by its id', () => {
    const queue = makeQueue({ id: 'cxone:1501', name: 'Billing', serviceLevel: undefined });
    const thresholds = {
      states: {},
      default: { waiting: 8, longestWaitSeconds: 300 },
      queues: {
        Billing: { longestWaitSeconds: 60, serviceLevelPercent: 70 },
        'cxone:1501': { longestWaitSeconds: 45 },
      },
    };
    expect(usualLimits(queue, thresholds)).toEqual({ wait: 45, waiting: 8, level: 70 });
    const namesake = makeQueue({ ...queue, id: 'netsapiens:6001' });
    expect(usualLimits(namesake, thresholds).wait).toBe(60);
    const other = makeQueue({ ...queue, id: 'cxone:1', name: 'constructor' });
    expect(usualLimits(other, thresholds)).toEqual({ wait: 300, waiting: 8, level: undefined });
    const off = { states: {}, default: { waiting: 0 }, queues: {} };
    expect(usualLimits(queue, off).waiting).toBeUndefined();
    // Back to what is configured, the address says nothing.
    expect(withLimit(['cxone:1501.wait.90'], queue, thresholds, 'wait', 45)).toBeUndefined();
  });
});

describe('limits of states', () => {
  it('are the usual ones unless others are configured; 0 means none', () => {
    expect(stateLimits(NO_THRESHOLDS)).toEqual(DEFAULT_LIMITS);
    const { ringing, ...others } = DEFAULT_LIMITS;
    expect(stateLimits({ states: { ringing: 0, unavailable: 600 } })).toEqual({
      ...others,
      unavailable: 600,
    });
    expect(ringing).toBeDefined();
  });
});

describe('trouble', () => {
  it('is known at once about a queue that was not seen before', () => {
    expect(live([11])).toEqual(['over']);
    expect(live([8])).toEqual(['near']);
    expect(live([7])).toEqual(['calm']);
  });

  it('shows only when it lasts, and ends only well inside of the limit and after a while', () => {
    expect(live([0, 11, 0, 0])).toEqual(['calm', 'calm', 'calm', 'calm']);
    expect(live([0, 11, 11, 11])).toEqual(['calm', 'calm', 'calm', 'over']);
    // Just inside the limit, for however long: still over.
    expect(live([11, ...Array(40).fill(10)]).at(-1)).toBe('over');
    const over = live([11, ...Array(20).fill(0)]);
    expect(over.indexOf('calm')).toBe(1 + BETTER_AFTER_MS / 1000);
  });

  it('is not made of what is not known', () => {
    expect(live([undefined])).toEqual(['calm']);
    const queue = makeQueue({ waiting: undefined, longestWaitSince: undefined, serviceLevel: undefined });
    for (const watched of ['wait', 'waiting', 'level'] as const)
      expect(gradeOf(watched, queue, LIMITS, 0, 0)).toBeUndefined();
  });

  it('grades a wait by the second, and a service level by its target and limit', () => {
    const waiting = makeQueue({ waiting: 1, longestWaitSince: 0 });
    expect([30_000, 50_000, 61_000].map(now => gradeOf('wait', waiting, LIMITS, now, 0))).toEqual([
      'calm',
      'near',
      'over',
    ]);
    const at = (percent: number, sample = 5) =>
      makeQueue({
        serviceLevel: { percent, formula: 'platform', thresholdSeconds: 30, targetPercent: 80, sample },
      });
    expect([90, 79, 60].map(percent => gradeOf('level', at(percent), LIMITS, 0, 0))).toEqual([
      'calm',
      'near',
      'over',
    ]);
    expect(gradeOf('level', at(0, 0), LIMITS, 0, 0)).toBeUndefined();
  });

  it('never flickers, whatever the numbers do: it changes at most once in so long', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 2, maxLength: 120 }), values => {
        const grades = live(values);
        let changedAt = Number.NEGATIVE_INFINITY;
        grades.forEach((grade, index) => {
          const before = grades[index - 1];
          if (before === undefined || before === grade) return;
          const least = isWorse(grade, before) ? WORSE_AFTER_MS : BETTER_AFTER_MS;
          expect((index - changedAt) * 1000).toBeGreaterThanOrEqual(least);
          changedAt = index;
        });
      }),
    );
  });

  it('comes to the same when the same second is judged twice', () => {
    const first = judgeQueue(undefined, waits(3), LIMITS, 0);
    const second = judgeQueue(first, waits(12), LIMITS, 1000);
    expect(judgeQueue(second, waits(12), LIMITS, 1000)).toBe(second);
  });
});
