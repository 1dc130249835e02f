import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFairRound, type Weight } from './fair-round.ts';

describe('a fair round', () => {
  it('asks the busy more often, and everybody in the end', () => {
    const weights: Record<string, Weight> = { a: 'busy', b: 'quiet', c: 'quiet', d: 'logged-out' };
    const round = createFairRound<string>(0, key => weights[key] ?? 'quiet');
    round.setMembers(Object.keys(weights));
    const asked: Record<string, number> = { a: 0, b: 0, c: 0, d: 0 };
    for (let now = 1; now <= 1000; now += 1) {
      const key = round.next(now * 100);
      if (key !== undefined) asked[key] = (asked[key] ?? 0) + 1;
    }
    expect(asked.a).toBeGreaterThan((asked.b ?? 0) * 1.5);
    expect(asked.b).toBeGreaterThan((asked.d ?? 0) * 1.5);
    expect(asked.d).toBeGreaterThan(10);
  });

  it('asks nobody too soon, unless nudged', () => {
    const round = createFairRound<string>(2_000, () => 'busy');
    round.setMembers(['a']);
    expect(round.next(0)).toBe('a');
    expect(round.next(1_999)).toBeUndefined();
    round.nudge('a');
    expect(round.next(1_999)).toBe('a');
    expect(round.next(3_000)).toBeUndefined();
    expect(round.next(4_000)).toBe('a');
  });

  it('forgets who is gone, and never starves anyone', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<Weight>('busy', 'quiet', 'logged-out'), { minLength: 1, maxLength: 20 }),
        weights => {
          const round = createFairRound<number>(0, key => weights[key] ?? 'quiet');
          round.setMembers(weights.keys());
          const seen = new Set<number>();
          for (let now = 1; now <= weights.length * 20; now += 1) seen.add(round.next(now) ?? -1);
          expect(weights.every((_, key) => seen.has(key))).toBe(true);
          round.setMembers([]);
          expect(round.next(1e9)).toBeUndefined();
        },
      ),
    );
  });
});
