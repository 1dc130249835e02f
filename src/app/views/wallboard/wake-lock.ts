import type { Clock } from '../../../lib/clock.ts';

/** The browser's promise not to let the screen sleep, until it or we let go. */
export type WakeHold = {
  readonly release: () => Promise<void>;
  readonly onRelease: (listener: () => void) => void;
};

/** The screen as the browser gives it. */
export type Screen = {
  /** `undefined`: this browser (or a page without TLS) cannot keep it awake. */
  readonly hold: (() => Promise<WakeHold>) | undefined;
  readonly visible: () => boolean;
  /** Calls when the page comes into sight again; returns what stops it. */
  readonly onVisible: (listener: () => void) => () => void;
};

/** `refused`: by the browser or the system, for now (a low battery). */
export type Awake = 'asking' | 'held' | 'refused' | 'unsupported';

/** A refused or lost lock is asked for again after so long, or as soon as the page comes into sight. */
const AGAIN_MS = 60_000;

/**
 * Keeps the screen awake until the signal aborts. Browsers let the lock go whenever the page is hidden, so it is asked
 * for again each time it comes back.
 */
export async function keepAwake(
  { hold, visible, onVisible }: Screen,
  clock: Clock,
  signal: AbortSignal,
  tell: (awake: Awake) => void,
): Promise<void> {
  if (hold === undefined) return tell('unsupported');
  tell('asking');
  while (!signal.aborted) {
    const rest = new AbortController();
    const wake = () => rest.abort();
    signal.addEventListener('abort', wake, { once: true });
    const stop = onVisible(wake);
    const held = visible() ? await hold().catch(() => undefined) : undefined;
    if (held === undefined) {
      if (visible() && !signal.aborted) tell('refused');
      await clock.sleep(AGAIN_MS, rest.signal);
    } else if (signal.aborted) await held.release();
    else {
      tell('held');
      await letGo(held, signal);
      if (signal.aborted) await held.release();
      // Let go while in sight: by the system, which would do it again at once.
      else if (visible()) await clock.sleep(AGAIN_MS, rest.signal);
    }
    stop();
    signal.removeEventListener('abort', wake);
  }
}

/** Resolves when the lock is let go, by anybody. */
function letGo(held: WakeHold, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    held.onRelease(resolve);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** The screen of a browser's window. */
export function browserScreen({ document, navigator }: Window): Screen {
  const visible = () => document.visibilityState === 'visible';
  return {
    hold:
      'wakeLock' in navigator
        ? async () => {
            const sentinel = await navigator.wakeLock.request('screen');
            return {
              release: () => sentinel.release(),
              onRelease: listener => sentinel.addEventListener('release', listener, { once: true }),
            };
          }
        : undefined,
    visible,
    onVisible(listener) {
      const look = () => {
        if (visible()) listener();
      };
      document.addEventListener('visibilitychange', look);
      return () => document.removeEventListener('visibilitychange', look);
    },
  };
}
