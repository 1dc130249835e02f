import { useEffect } from 'react';

/**
 * Gives the focus back to what had it when this came, if it is lost when this goes: whoever uses the keyboard would
 * begin at the top of the page again. Call it before an effect that takes the focus.
 */
export function useFocusBack(): void {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost && before instanceof HTMLElement && before.isConnected)
        before.focus({ preventScroll: true });
    };
  }, []);
}
