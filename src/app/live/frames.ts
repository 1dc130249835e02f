import type { Clock } from '../../lib/clock.ts';
import type { Page } from './page.ts';

/** Runs work once per animation frame, however often it is asked for; by a timer while the page is hidden. */
export type Frames = {
  readonly request: () => void;
  /** Runs what was requested at once. */
  readonly flush: () => void;
  readonly cancel: () => void;
};

export type NextFrame = {
  readonly request: (run: () => void) => number;
  readonly cancel: (handle: number) => void;
};

/** Hidden pages get no frames. */
const HIDDEN = 1000;

export function createFrames(next: NextFrame, clock: Clock, page: Page, work: () => void): Frames {
  let frame: number | undefined;
  let timer: AbortController | undefined;

  function cancel() {
    if (frame !== undefined) next.cancel(frame);
    timer?.abort();
    frame = undefined;
    timer = undefined;
  }

  function flush() {
    cancel();
    work();
  }

  function request() {
    if (frame !== undefined || timer !== undefined) return;
    if (!page.hidden()) {
      frame = next.request(flush);
      return;
    }
    const own = new AbortController();
    timer = own;
    void clock.sleep(HIDDEN, own.signal).then(() => {
      if (!own.signal.aborted) flush();
    });
  }

  page.subscribe(event => {
    if ((event !== 'hidden' && event !== 'visible') || (frame === undefined && timer === undefined)) return;
    cancel();
    request();
  });

  return { request, flush, cancel };
}
