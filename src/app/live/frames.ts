import type { Clock } from '../../lib/clock.ts';
import type { Page } from './page.ts';

/**
 * Runs work at most once per animation frame, however often it is asked for: at once when the last time is longer ago than a
 * frame, so that what changes nothing on screen needs no frame of its own. By a timer while the page is hidden.
 */
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

/** Shortest common time between two frames. */
const FRAME = 16;
/** Hidden pages get no frames. */
const HIDDEN = 1000;

export function createFrames(next: NextFrame, clock: Clock, page: Page, work: () => void): Frames {
  let frame: number | undefined;
  let timer: AbortController | undefined;
  let ranAt = Number.NEGATIVE_INFINITY;

  function cancel() {
    if (frame !== undefined) next.cancel(frame);
    timer?.abort();
    frame = undefined;
    timer = undefined;
  }

  function flush() {
    cancel();
    ranAt = clock.now();
    work();
  }

  function request() {
    if (frame !== undefined || timer !== undefined) return;
    if (!page.hidden()) {
      if (clock.now() - ranAt >= FRAME) return flush();
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
