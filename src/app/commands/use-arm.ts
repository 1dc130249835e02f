import { useCallback, useEffect, useRef, useState } from 'react';
import { useDeps } from '../deps.tsx';

/** How long an armed act stays armed, in milliseconds. */
export const ARMED_MS = 8000;

/** A second press sooner than this is the first one's double click, not a decision. */
const SETTLE_MS = 400;

/**
 * Arming before firing: the first press arms, a second one within the time fires, and time disarms. Returns what is
 * armed, whether a press would fire it by now, and `press`, which answers whether to fire.
 */
export function useArm<T>() {
  const { clock } = useDeps();
  const [armed, setArmed] = useState<{ readonly what: T; readonly at: number }>();
  const [ready, setReady] = useState(false);
  const latest = useRef(armed);
  latest.current = armed;

  useEffect(() => {
    if (armed === undefined) return;
    setReady(false);
    const stop = new AbortController();
    void clock.sleep(SETTLE_MS, stop.signal).then(() => {
      if (!stop.signal.aborted) setReady(true);
    });
    void clock.sleep(ARMED_MS, stop.signal).then(() => {
      if (!stop.signal.aborted) setArmed(undefined);
    });
    // Before anything else that Escape may mean: an armed act is what one wants to get away from.
    const getAway = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      setArmed(undefined);
    };
    document.addEventListener('keydown', getAway, true);
    return () => {
      stop.abort();
      document.removeEventListener('keydown', getAway, true);
    };
  }, [armed, clock]);

  const press = useCallback(
    (what: T): boolean => {
      const now = clock.now();
      const before = latest.current;
      if (before?.what !== what) {
        setArmed({ what, at: now });
        return false;
      }
      if (now - before.at < SETTLE_MS) return false;
      setArmed(undefined);
      return true;
    },
    [clock],
  );
  const disarm = useCallback(() => setArmed(undefined), []);
  return { armed: armed?.what, ready, press, disarm };
}
