import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react';
import { visibleRange } from './visible-range.ts';

/** The part of a long list that is on screen, with a few rows around it. */
export type Window = {
  readonly first: number;
  readonly last: number;
  /** The row at the very top of what is seen. */
  readonly top: number;
};

/** Rows beyond both edges that are kept ready, unless a list says otherwise. */
const OVERSCAN = 6;

/**
 * Which rows of one height are on screen. All rows being of one height, scrolling and a changing number of rows cost
 * the same on a floor of ten agents and of fifty thousand.
 */
export function useWindow(
  scroller: RefObject<HTMLElement | null>,
  height: number,
  count: number,
  overscan = OVERSCAN,
) {
  const [window, setWindow] = useState<Window>({ first: 0, last: -1, top: 0 });

  const measure = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    const next = visibleRange(element.scrollTop, element.clientHeight, height, count, overscan);
    setWindow(now =>
      now.first === next.first && now.last === next.last && now.top === next.top ? now : next,
    );
  }, [scroller, height, count, overscan]);

  useLayoutEffect(measure, [measure]);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [scroller, measure]);

  /** Scrolls as little as needed for a row to be seen whole, below `covered` pixels of sticky header. */
  const reveal = useCallback(
    (index: number, covered = 0) => {
      const element = scroller.current;
      if (element === null) return;
      const top = index * height;
      if (top < element.scrollTop + covered) element.scrollTop = Math.max(0, top - covered);
      else if (top + height > element.scrollTop + element.clientHeight) {
        element.scrollTop = top + height - element.clientHeight;
      }
      measure();
    },
    [scroller, height, measure],
  );

  return { window, reveal };
}
