import type { Clock, Millis } from '../../lib/clock.ts';

/** Asks for some work to be done: at once, or as soon as its last time was long enough ago. */
export type Pace = (work: () => void) => () => void;

/** Work is done when it is asked for. */
export const atOnce: Pace = work => work;

/** Work is done at most once in `ms`, the last wish never forgotten: for figures that nobody could read any faster. */
export function atMostEvery(clock: Clock, ms: Millis): Pace {
  return work => {
    let doneAt = Number.NEGATIVE_INFINITY;
    let isWaiting = false;
    const run = () => {
      isWaiting = false;
      doneAt = clock.now();
      work();
    };
    return () => {
      if (isWaiting) return;
      const rest = doneAt + ms - clock.now();
      if (rest <= 0) return run();
      isWaiting = true;
      void clock.sleep(rest).then(run);
    };
  };
}
