import { type RefObject, useEffect } from 'react';
import type { Roster } from '../../live/index.ts';

/** Keeps rows where they are while somebody points at the list or moves in it by keyboard. */
export function useHold(roster: Roster, area: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = area.current;
    if (element === null) return;
    const enter = (event: PointerEvent) => {
      if (event.pointerType === 'mouse') roster.hold('pointer');
    };
    const leave = () => roster.release('pointer');
    const focus = (event: FocusEvent) => {
      if (event.target instanceof Element && event.target.matches(':focus-visible')) roster.hold('focus');
    };
    const blur = (event: FocusEvent) => {
      if (!(event.relatedTarget instanceof Node && element.contains(event.relatedTarget)))
        roster.release('focus');
    };
    element.addEventListener('pointerenter', enter);
    element.addEventListener('pointerleave', leave);
    element.addEventListener('focusin', focus);
    element.addEventListener('focusout', blur);
    return () => {
      element.removeEventListener('pointerenter', enter);
      element.removeEventListener('pointerleave', leave);
      element.removeEventListener('focusin', focus);
      element.removeEventListener('focusout', blur);
      roster.release('pointer');
      roster.release('focus');
    };
  }, [roster, area]);
}
