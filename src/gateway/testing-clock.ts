import type { Clock } from '../lib/clock.ts';

/** A clock that stands still until the test moves it. */
export function makeClock(start = 1_000_000) {
  let now = start;
  let sleepers: { at: number; wake: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise(resolve => {
        if (signal?.aborted) return resolve();
        const sleeper = { at: now + Math.max(0, ms), wake: resolve };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers = sleepers.filter(other => other !== sleeper);
          resolve();
        });
      }),
  };
  const settle = async () => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise(resolve => setImmediate(resolve));
  };
  return {
    clock,
    /** Lets everything happen that can without time. */
    settle,
    /** Moves the time on, waking sleepers in their order. */
    advance: async (ms: number) => {
      const end = now + ms;
      await settle();
      for (;;) {
        const next = sleepers.toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined || next.at > end) break;
        sleepers = sleepers.filter(other => other !== next);
        now = Math.max(now, next.at);
        next.wake();
        await settle();
      }
      now = end;
      await settle();
    },
  };
}
