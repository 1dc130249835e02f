import type { Millis } from '../../lib/clock.ts';
import { createSchedule } from './schedule.ts';

/** How far a stretch of time takes the story: `planMs` of what people do by themselves, `followMs` of what follows. */
export type Stretch = { readonly until: Millis; readonly planMs: number; readonly followMs: number };

/**
 * The story's clocks. What is told carries real time, which only ever goes on as real time does: a platform's clock
 * neither races nor jumps because somebody speeds the story up or steps it ahead. What is planned runs on a clock of
 * its own, so that it can be faster, pushed ahead, or stand still.
 */
export type Playhead = {
  readonly now: () => Millis;
  /** The clock of what people do by themselves. */
  readonly storyNow: () => Millis;
  readonly plan: (seconds: number, run: () => void) => void;
  readonly follow: (seconds: number, run: () => void) => void;
  /** Does everything that is due in the stretch, in its order, spread evenly over the real time that it takes. */
  readonly play: (stretch: Stretch) => void;
};

type Track = ReturnType<typeof createTrack>;

export function createPlayhead(start: Millis): Playhead {
  const plans = createTrack(start);
  const consequences = createTrack(start);
  let now = start;

  /** The track whose next thing comes first, and how far into the stretch that is (0 to 1). */
  const next = (): { readonly track: Track; readonly progress: number } | undefined => {
    const [planned, following] = [plans.progress(), consequences.progress()];
    if (following <= 1 && following <= planned) return { track: consequences, progress: following };
    return planned <= 1 ? { track: plans, progress: planned } : undefined;
  };

  return {
    now: () => now,
    storyNow: () => plans.now(),
    plan: (seconds, run) => plans.add(seconds, run),
    follow: (seconds, run) => consequences.add(seconds, run),
    play: ({ until, planMs, followMs }) => {
      const from = now;
      const span = Math.max(0, until - from);
      plans.begin(planMs);
      consequences.begin(followMs);
      for (let due = next(); due !== undefined; due = next()) {
        now = Math.max(now, Math.round(from + due.progress * span));
        plans.moveTo(due.progress);
        consequences.moveTo(due.progress);
        due.track.run();
      }
      plans.moveTo(1);
      consequences.moveTo(1);
      now = Math.max(now, until);
    },
  };
}

/** One clock with what is planned on it, moved through a stretch by the share of it that has passed. */
function createTrack(start: Millis) {
  const schedule = createSchedule();
  let clock = start;
  let from = start;
  let length = 0;
  return {
    now: () => clock,
    add: (seconds: number, run: () => void) =>
      schedule.add(clock + Math.max(0, Math.round(seconds * 1000)), run),
    begin: (ms: number) => {
      from = clock;
      length = ms;
    },
    /** How far into the stretch the next thing is; beyond 1, or infinite, when it is not in it. */
    progress: () => {
      const at = schedule.peek();
      if (at === undefined) return Number.POSITIVE_INFINITY;
      if (length > 0) return Math.max(0, (at - from) / length);
      return at <= from ? 0 : Number.POSITIVE_INFINITY;
    },
    moveTo: (progress: number) => {
      clock = Math.max(clock, Math.round(from + progress * length));
    },
    run: () => schedule.take()?.(),
  };
}
