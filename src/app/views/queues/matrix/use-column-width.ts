import { type RefObject, useLayoutEffect, useState } from 'react';

const NARROW = 40;
const WIDE = 112;

/** From this width on a queue's name has room to stand level in its column. */
export const LEVEL_NAMES_FROM = 84;

/** How wide each column is: as there is room, within what a hand can hit and an eye can follow. */
export function columnWidth(room: number, columns: number): number {
  if (columns === 0) return NARROW;
  return Math.max(NARROW, Math.min(WIDE, Math.floor(room / columns)));
}

/** The width of a column beside heads of rows of that width. */
export function useColumnWidth(
  area: RefObject<HTMLElement | null>,
  columns: number,
  headWidth: number,
): number {
  const [width, setWidth] = useState(NARROW);
  useLayoutEffect(() => {
    const element = area.current;
    if (element === null) return;
    const read = () => setWidth(columnWidth(element.clientWidth - headWidth, columns));
    read();
    const watcher = new ResizeObserver(read);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [area, columns, headWidth]);
  return width;
}
