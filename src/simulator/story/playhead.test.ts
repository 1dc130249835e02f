import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlayhead } from './playhead.ts';

/** A playhead with things planned and to follow at the given seconds, and when each was told to have happened. */
function makePlayhead(plans: readonly number[], follows: readonly number[]) {
  const playhead = createPlayhead(0);
  const happened: { readonly what: string; readonly at: number }[] = [];
  for (const seconds of plans)
    playhead.plan(seconds, () => happened.push({ what: `plan ${seconds}`, at: playhead.now() }));
  for (const seconds of follows)
    playhead.follow(seconds, () => happened.push({ what: `follow ${seconds}`, at: playhead.now() }));
  return { playhead, happened };
}

describe('the playhead', () => {
  it('lets things happen at their time', () => {
    const { playhead, happened } = makePlayhead([2, 8], [5]);
    playhead.play({ until: 6_000, planMs: 6_000, followMs: 6_000 });
    expect(happened).toEqual([
      { what: 'plan 2', at: 2_000 },
      { what: 'follow 5', at: 5_000 },
    ]);
    expect(playhead.now()).toBe(6_000);
  });

  it('tells real time however fast people live', () => {
    const { playhead, happened } = makePlayhead([10, 50], []);
    playhead.play({ until: 6_000, planMs: 60_000, followMs: 6_000 });
    expect(happened.map(({ at }) => at)).toEqual([1_000, 5_000]);
    expect(playhead.storyNow()).toBe(60_000);
  });

  it('puts plans off while the story stands still, and nothing that follows from a command', () => {
    const { playhead, happened } = makePlayhead([1], [1]);
    playhead.play({ until: 30_000, planMs: 0, followMs: 30_000 });
    expect(happened.map(({ what }) => what)).toEqual(['follow 1']);
    playhead.play({ until: 30_000, planMs: 1_000, followMs: 1_000 });
    expect(happened.at(-1)).toEqual({ what: 'plan 1', at: 30_000 });
  });

  it('plans from where a thing happens, not from where the stretch began', () => {
    const playhead = createPlayhead(0);
    const at: number[] = [];
    const again = () => {
      at.push(playhead.now());
      playhead.plan(1, again);
    };
    playhead.plan(1, again);
    playhead.play({ until: 4_500, planMs: 4_500, followMs: 4_500 });
    expect(at).toEqual([1_000, 2_000, 3_000, 4_000]);
  });

  it('never goes back, and loses nothing, however time is cut', () => {
    const seconds = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 20 });
    const stretches = fc.array(fc.record({ ms: fc.nat(9_000), speed: fc.integer({ min: 0, max: 9 }) }));
    fc.assert(
      fc.property(seconds, seconds, stretches, (plans, follows, cuts) => {
        const { playhead, happened } = makePlayhead(plans, follows);
        for (const { ms, speed } of cuts)
          playhead.play({ until: playhead.now() + ms, planMs: ms * speed, followMs: ms });
        playhead.play({ until: playhead.now(), planMs: 60_000, followMs: 60_000 });
        expect(happened).toHaveLength(plans.length + follows.length);
        const times = happened.map(({ at }) => at);
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }),
    );
  });
});
