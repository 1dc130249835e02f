import type { Clock, Millis } from '../lib/clock.ts';

/** Turns a platform's times into the gateway's. */
export type PlatformTimes = {
  /** Takes in what the platform thinks the time is, as heard at `receivedAt`. */
  readonly heard: (platformNow: Millis, receivedAt: Millis) => void;
  /** A platform's time on the gateway's clock, never in the future. The same time always comes out the same. */
  readonly at: (platformTime: Millis) => Millis;
  /** Platform's clock minus gateway's, in milliseconds, as it is applied now. */
  readonly offset: () => number;
};

/** Headers tell whole seconds: what differs by less says nothing. */
const STEP_MS = 1_500;
const JUMP_MS = 5_000;
const SMOOTHING = 0.2;
/** Conversions of one generation; those that were asked for in the one before are remembered, too. */
const REMEMBERED = 25_000;

/**
 * Estimates how far the platform's clock is off and corrects its times by that. The estimate is smoothed; a jump is
 * believed when two answers in a row tell of it. The applied offset moves in steps, and conversions are remembered,
 * so that a fact heard twice does not seem to have changed in between.
 */
export function createPlatformTimes(clock: Clock): PlatformTimes {
  let converted = new Map<Millis, Millis>();
  let earlier = new Map<Millis, Millis>();
  let estimate: number | undefined;
  let jump: number | undefined;
  let applied = 0;

  return {
    heard: (platformNow, receivedAt) => {
      const sample = platformNow - receivedAt;
      if (!Number.isFinite(sample)) return;
      if (estimate === undefined) estimate = sample;
      else if (Math.abs(sample - estimate) < JUMP_MS) {
        estimate += (sample - estimate) * SMOOTHING;
        jump = undefined;
      } else if (jump !== undefined && Math.abs(sample - jump) < JUMP_MS) {
        estimate = sample;
        jump = undefined;
        // A clock that was set back tells these times a second time, and means others.
        for (const known of [converted, earlier])
          for (const time of known.keys()) if (time > platformNow - JUMP_MS) known.delete(time);
      } else jump = sample;
      if (Math.abs(estimate - applied) > STEP_MS) applied = Math.round(estimate / 500) * 500;
    },
    at: platformTime => {
      const known = converted.get(platformTime);
      if (known !== undefined) return known;
      const before = earlier.get(platformTime);
      const time = before ?? Math.min(platformTime - applied, clock.now());
      // While a jump is suspected the time may be wrong: it is not remembered.
      if (before === undefined && jump !== undefined) return time;
      // A generation at a time: what is still told is taken along, and no oldest one has to be looked for.
      if (converted.size >= REMEMBERED) {
        earlier = converted;
        converted = new Map();
      }
      converted.set(platformTime, time);
      return time;
    },
    offset: () => applied,
  };
}
