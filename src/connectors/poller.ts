import type { Clock, Millis } from '../lib/clock.ts';
import { backoffMs } from './backoff.ts';

/** What one round of a poll came to. */
export type Round =
  | { readonly ok: true }
  | {
      readonly ok: false;
      /** What is wrong, in a supervisor's words. */
      readonly why: string;
      /** Not before this time, where the platform said so. */
      readonly retryAt?: Millis | undefined;
    };

export type PollerOptions = {
  readonly clock: Clock;
  readonly random: () => number;
  /** From the end of one round to the start of the next. */
  readonly periodMs: number;
  readonly round: (signal: AbortSignal) => Promise<Round>;
  /** Called after a bad round, with the wait before the next. */
  readonly onBad: (why: string, waitMs: number) => void;
  readonly signal: AbortSignal;
};

const LONGEST_WAIT_MS = 60_000;

/** Runs rounds until the signal aborts, one after the other; bad rounds are tried again with growing pauses. */
export async function poll(options: PollerOptions): Promise<void> {
  const { clock, random, periodMs, round, onBad, signal } = options;
  let failures = 0;
  while (!signal.aborted) {
    const result = await round(signal);
    if (signal.aborted) return;
    if (result.ok) {
      failures = 0;
      await clock.sleep(periodMs, signal);
      continue;
    }
    failures += 1;
    const asked = result.retryAt === undefined ? 0 : result.retryAt - clock.now();
    const wait = Math.max(asked, backoffMs(failures, periodMs, Math.max(periodMs, LONGEST_WAIT_MS), random));
    onBad(result.why, wait);
    await clock.sleep(wait, signal);
  }
}

/** A wait in words: `5 s`, `2 min`. */
export function waitWords(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
