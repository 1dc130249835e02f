import type { Clock, Millis } from '../../lib/clock.ts';
import type { Page } from './page.ts';
import { createSignal } from './signal.ts';

/** One clock for the whole page: it beats on the gateway's full seconds, and rests while nobody looks. */
export type SecondHand = {
  /** The full second that is shown. */
  readonly now: () => Millis;
  readonly subscribe: (listener: () => void) => () => void;
  readonly run: (signal: AbortSignal) => void;
};

export function createSecondHand(clock: Clock, page: Page, serverNow: () => Millis): SecondHand {
  const beat = createSignal();
  const fullSecond = () => Math.floor(serverNow() / 1000) * 1000;
  let shown = fullSecond();

  function tick() {
    shown = fullSecond();
    beat.emit();
  }

  async function run(signal: AbortSignal) {
    tick();
    while (!signal.aborted) {
      await clock.sleep(1000 - (serverNow() % 1000), signal);
      if (!signal.aborted && !page.hidden()) tick();
    }
  }

  return {
    now: () => shown,
    subscribe: beat.subscribe,
    run(signal) {
      const stop = page.subscribe(event => {
        if (event === 'visible' || event === 'resumed') tick();
      });
      signal.addEventListener('abort', stop);
      void run(signal);
    },
  };
}
