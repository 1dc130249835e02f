import type { Clock, Millis } from '../../../lib/clock.ts';

/** A clock that moves only when told to, and runs what sleeps on it in order. */
export type FakeClock = Clock & {
  /** Lets time pass, and everything that wakes up meanwhile do its work. */
  readonly advance: (ms: Millis) => Promise<void>;
  /** Lets everything that is ready do its work, without time passing. */
  readonly settle: () => Promise<void>;
};

type Sleeper = { readonly at: Millis; readonly wake: () => void };

export function createFakeClock(start: Millis = 1_700_000_000_000): FakeClock {
  let now = start;
  let sleepers: Sleeper[] = [];

  /** Promises resolve in turns; a turn of the event loop runs all that follow from each other. */
  const settle = async () => {
    for (let turn = 0; turn < 4; turn += 1) await new Promise(resolve => setImmediate(resolve));
  };

  return {
    now: () => now,
    settle,
    sleep: (ms, signal) =>
      new Promise(resolve => {
        if (signal?.aborted) return resolve();
        const sleeper = { at: now + Math.max(0, ms), wake: () => wake() };
        const wake = () => {
          sleepers = sleepers.filter(other => other !== sleeper);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', wake);
      }),
    async advance(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const next = sleepers.reduce((first, { at }) => Math.min(first, at), Number.POSITIVE_INFINITY);
        if (next > end) break;
        now = Math.max(now, next);
        for (const sleeper of sleepers.filter(({ at }) => at <= now)) sleeper.wake();
        await settle();
      }
      now = end;
    },
  };
}
