/** Epoch milliseconds, UTC. */
export type Millis = number;

/** Where the time comes from. Nothing below an entry point reads the system's clock itself. */
export type Clock = {
  /** Epoch milliseconds, UTC. */
  readonly now: () => Millis;
  /** Resolves after `ms`, or at once when the signal aborts; it never rejects. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
};

/** The system's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise(resolve => {
      if (signal?.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal?.addEventListener('abort', done, { once: true });
    }),
};

/**
 * A clock that never goes back, for whoever orders facts by it: where the wall's clock is set back, it goes on at half
 * its pace until the wall has caught up; where the wall's is ahead, it is ahead too. `elapsed` counts milliseconds on
 * its own.
 */
export function createSteadyClock(wall: Clock, elapsed: () => number): Clock {
  let at = wall.now();
  let mark = elapsed();
  return {
    now: () => {
      const passed = Math.max(0, elapsed() - mark);
      mark += passed;
      at = Math.max(wall.now(), at + passed / 2);
      return Math.floor(at);
    },
    sleep: wall.sleep,
  };
}
