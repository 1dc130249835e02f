import type { Millis } from '../../lib/clock.ts';

/** How far the gateway's clock is from ours, estimated from the times that its answers carry. */
export type ClockOffset = {
  readonly observe: (serverTime: Millis, receivedAt: Millis) => void;
  /** Gateway's clock minus ours, in milliseconds; 0 until something was heard. */
  readonly get: () => Millis;
};

const KEPT = 32;
const JUMP = 2000;

/**
 * Answers only ever arrive late, so the largest difference of the last ones is the closest to the truth. A jump (a
 * machine that slept, a clock that was set) starts anew.
 */
export function createClockOffset(): ClockOffset {
  let samples: number[] = [];
  let offset = 0;
  let jumps = 0;
  return {
    observe(serverTime, receivedAt) {
      const sample = serverTime - receivedAt;
      const far = samples.length > 0 && Math.abs(sample - offset) > JUMP;
      jumps = far ? jumps + 1 : 0;
      // One late answer is no jump: it takes a second one, or a difference that lateness cannot explain.
      if (far && jumps < 2 && sample < offset) return;
      samples = far ? [sample] : [...samples.slice(1 - KEPT), sample];
      offset = Math.max(...samples);
    },
    get: () => offset,
  };
}
