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
