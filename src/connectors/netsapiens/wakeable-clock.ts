import type { Clock } from '../../lib/clock.ts';

/** A clock whose sleepers can be woken early, so that a poll can be asked for before its time. */
export type WakeableClock = Clock & { readonly wake: () => void };

/** However often it is woken: so long it sleeps, so that many wishes make one reading. */
const SOONEST_MS = 500;

/** `stretch` makes each sleep longer by a factor, as long as something else tells when to wake. */
export function createWakeableClock(clock: Clock, stretch: () => number = () => 1): WakeableClock {
  let sleeper: AbortController | undefined;
  let woken = false;
  return {
    now: clock.now,
    sleep: async (ms, signal) => {
      const whole = ms * stretch();
      const deaf = Math.min(whole, SOONEST_MS);
      await clock.sleep(deaf, signal);
      if (!woken && whole > deaf && !signal?.aborted) {
        sleeper = new AbortController();
        await clock.sleep(
          whole - deaf,
          signal === undefined ? sleeper.signal : AbortSignal.any([signal, sleeper.signal]),
        );
        sleeper = undefined;
      }
      woken = false;
    },
    wake: () => {
      // A wish that comes while nobody can be woken is granted at the next chance.
      if (sleeper === undefined) woken = true;
      else sleeper.abort();
    },
  };
}
