import { useCallback, useEffect, useRef, useState } from 'react';
import type { Millis } from '../../lib/clock.ts';
import { useDeps } from '../deps.tsx';
import { say } from '../ui/say.ts';

/** How long an armed act stays armed, in milliseconds. */
export const ARMED_MS = 8000;

/** A second press sooner than this is the first one's double click, not a decision. */
const SETTLE_MS = 400;

/** What readers are told when what was armed is not any more, and was not done. */
const DISARMED = 'Not armed any more. Nothing was done.';

/** What was armed, for what, and when. */
export type Armed<T> = { readonly what: T; readonly about: string | undefined; readonly at: Millis };

/** What a press does to what is armed: it fires that very thing alone, and not as the double click that armed it. */
export function pressed<T>(armed: Armed<T> | undefined, next: Armed<T>): 'arm' | 'wait' | 'fire' {
  if (armed?.what !== next.what || armed.about !== next.about) return 'arm';
  return next.at - armed.at < SETTLE_MS ? 'wait' : 'fire';
}

/**
 * Arming before firing: the first press arms, a second one within the time fires, and time disarms. Returns what is
 * armed, whether a press would fire it by now, and `press`, which answers whether to fire. `about`: the contact that it
 * would be done to; what was armed for another one is armed no more.
 */
export function useArm<T>(about?: string) {
  const { clock } = useDeps();
  const [armed, setArmed] = useState<Armed<T>>();
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
      if (stop.signal.aborted) return;
      setArmed(undefined);
      say(DISARMED);
    });
    // Before anything else that Escape may mean: an armed act is what one wants to get away from.
    const getAway = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      setArmed(undefined);
      say(DISARMED);
    };
    document.addEventListener('keydown', getAway, true);
    return () => {
      stop.abort();
      document.removeEventListener('keydown', getAway, true);
    };
  }, [armed, clock]);

  const press = useCallback(
    (what: T): boolean => {
      const next = { what, about, at: clock.now() };
      const does = pressed(latest.current, next);
      if (does !== 'wait') setArmed(does === 'arm' ? next : undefined);
      return does === 'fire';
    },
    [clock, about],
  );
  const disarm = useCallback(() => setArmed(undefined), []);
  const isMeant = armed !== undefined && armed.about === about;
  const isLost = armed !== undefined && !isMeant;
  useEffect(() => {
    if (isLost) say(DISARMED);
  }, [isLost]);
  return { armed: isMeant ? armed.what : undefined, ready, press, disarm };
}
