import type { Clock, Millis } from '../../lib/clock.ts';

/**
 * Runs `work` with a controller of its own, which is aborted with `signal` and after `ms`. Says whether the time ran out.
 */
export async function within<T>(
  clock: Clock,
  ms: Millis,
  signal: AbortSignal,
  work: (own: AbortController) => Promise<T>,
): Promise<{ readonly value: T; readonly late: boolean }> {
  const own = new AbortController();
  const finished = new AbortController();
  const abort = () => own.abort();
  let late = false;
  if (signal.aborted) own.abort();
  signal.addEventListener('abort', abort);
  void clock.sleep(ms, finished.signal).then(() => {
    if (finished.signal.aborted) return;
    late = !signal.aborted;
    own.abort();
  });
  try {
    return { value: await work(own), late };
  } finally {
    finished.abort();
    signal.removeEventListener('abort', abort);
  }
}
