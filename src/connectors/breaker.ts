import type { Clock, Millis } from '../lib/clock.ts';
import { backoffMs } from './backoff.ts';
import type { Lane } from './rate-limit.ts';

/** Keeps a host that asked for a pause, or that is overloaded, from being asked again too soon. */
export type Breaker = {
  /** Whether a request may go now; otherwise until when nothing is sent. Each leave given must be `settle`d. */
  readonly ask: (lane: Lane) => { readonly open: false } | { readonly open: true; readonly until: Millis };
  /** What came of a request that was let through; `undefined`: no answer. */
  readonly settle: (status: number | undefined, retryAfterMs: number | undefined) => void;
  /** End of the present pause; `undefined` while requests flow. */
  readonly openUntil: () => Millis | undefined;
};

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;
/** One 503 may be an accident of one call; a few in a row say that the host is in trouble. */
const UNAVAILABLE_IN_A_ROW = 3;
const PROBE_PATIENCE_MS = 500;

/**
 * 429 opens it at once, 503 after three in a row; for as long as `Retry-After` says, or for a doubling pause. When the
 * pause is over a single request is let through; the others follow when that one fared well. A held long poll is
 * never the probe, because its answer may take a minute.
 */
export function createBreaker(clock: Clock, random: () => number): Breaker {
  let until: Millis | undefined;
  let pauses = 0;
  let unavailable = 0;
  let probing = false;

  const open = (retryAfterMs: number | undefined) => {
    pauses += 1;
    const pause = retryAfterMs ?? backoffMs(pauses, FIRST_PAUSE_MS, LONGEST_PAUSE_MS, random);
    until = Math.max(until ?? 0, clock.now() + Math.max(pause, 250));
  };

  return {
    ask: lane => {
      if (until === undefined) return { open: false };
      const now = clock.now();
      if (now < until) return { open: true, until };
      if (probing || lane === 'stream') return { open: true, until: now + PROBE_PATIENCE_MS };
      probing = true;
      return { open: false };
    },
    settle: (status, retryAfterMs) => {
      probing = false;
      if (status === undefined) return;
      if (status === 503) unavailable += 1;
      else unavailable = 0;
      if (status === 429 || (status === 503 && unavailable >= UNAVAILABLE_IN_A_ROW))
        return open(retryAfterMs);
      if (status === 503) return;
      if (until === undefined || clock.now() >= until) {
        until = undefined;
        pauses = 0;
      }
    },
    openUntil: () => until,
  };
}
