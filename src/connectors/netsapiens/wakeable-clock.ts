import type { Clock } from '../../lib/clock.ts';

/** A clock whose sleepers can be woken early, so that a poll can be asked for before its time. */
export type WakeableClock = Clock & { readonly wake: () => void };

/** `stretch` makes each sleep longer by a factor, as long as something else tells when to wake. */
export function createWakeableClock(clock: Clock, stretch: () => number = () => 1): WakeableClock {
  const sleepers = new Set<AbortController>();
  let woken = false;
  return {
    now: clock.now,
    sleep: async (ms, signal) => {
      // A wish that came while nobody slept is granted to the next sleeper.
      if (woken) {
        woken = false;
        return;
      }
      const sleeper = new AbortController();
      const stop = () => sleeper.abort();
      if (signal?.aborted) return;
      signal?.addEventListener('abort', stop, { once: true });
      sleepers.add(sleeper);
      await clock.sleep(ms * stretch(), sleeper.signal);
      sleepers.delete(sleeper);
      signal?.removeEventListener('abort', stop);
    },
    wake: () => {
      woken = sleepers.size === 0;
      for (const sleeper of sleepers) sleeper.abort();
    },
  };
}
