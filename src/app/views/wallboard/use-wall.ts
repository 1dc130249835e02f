import { useNavigate } from '@tanstack/react-router';
import { useEffect, useLayoutEffect, useState } from 'react';
import { useDeps } from '../../deps.tsx';
import { PATHS } from '../../paths.ts';
import { isPlainKey } from '../../shell/keys.ts';
import type { WallTheme } from './search.ts';
import { type Awake, browserScreen, keepAwake } from './wake-lock.ts';

/** Keeps the screen awake as long as the wall is shown, and says how that goes. */
export function useAwake(): Awake {
  const { clock } = useDeps();
  const [awake, setAwake] = useState<Awake>('asking');
  useEffect(() => {
    const stop = new AbortController();
    void keepAwake(browserScreen(window), clock, stop.signal, setAwake);
    return () => stop.abort();
  }, [clock]);
  return awake;
}

/** Gives the whole page the wall's theme while the wall is shown; the device's own comes back with the next view. */
export function useWallTheme(theme: WallTheme): void {
  const { looks } = useDeps();
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset.theme = theme;
    return () => {
      const own = looks.getState().theme;
      if (own === 'system') delete dataset.theme;
      else dataset.theme = own;
    };
  }, [theme, looks]);
}

/** Hands are shown for so long after the last movement. */
const SHOWN_MS = 3000;

/** Whether somebody stands at the wall with a mouse: only then it shows how to leave it. */
export function useSomebodyHere(): boolean {
  const { clock } = useDeps();
  const [isHere, setIsHere] = useState(false);
  useEffect(() => {
    let pause = new AbortController();
    const move = () => {
      pause.abort();
      const own = new AbortController();
      pause = own;
      setIsHere(true);
      void clock.sleep(SHOWN_MS, own.signal).then(() => own.signal.aborted || setIsHere(false));
    };
    window.addEventListener('pointermove', move, { passive: true });
    return () => {
      pause.abort();
      window.removeEventListener('pointermove', move);
    };
  }, [clock]);
  return isHere;
}

/** Ways out of and into the full screen, by key as well. */
export function useWallKeys(): { readonly leave: () => void; readonly fill: () => void } {
  const navigate = useNavigate();
  const leave = () => void navigate({ to: PATHS.floor });
  // biome-ignore lint/correctness/useExhaustiveDependencies: leaving is always the same
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (!isPlainKey(event)) return;
      if (event.key === 'Escape' && document.fullscreenElement === null) leave();
      if (event.key === 'f') fillScreen();
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, []);
  return { leave, fill: fillScreen };
}

/** Fills the screen, or gives it back. A browser that refuses leaves everything as it is. */
function fillScreen(): void {
  const done =
    document.fullscreenElement === null
      ? document.documentElement.requestFullscreen()
      : document.exitFullscreen();
  done.catch(() => undefined);
}
