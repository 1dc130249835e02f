import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Which rows and columns are drawn; `to` is not among them. */
export type GridWindow = {
  readonly rowFrom: number;
  readonly rowTo: number;
  readonly colFrom: number;
  readonly colTo: number;
};

export type GridShape = {
  readonly rows: number;
  readonly cols: number;
  readonly rowHeight: number;
  readonly colWidth: number;
  readonly headHeight: number;
  readonly headWidth: number;
};

/** Rows and columns beyond the edge that are drawn as well, and the step in which the window moves. */
const SPARE = 4;
const STEP = 4;

/** The part of a grid that is drawn when so much is scrolled and so much is in sight. */
export function windowOf(
  shape: GridShape,
  view: { readonly top: number; readonly left: number; readonly height: number; readonly width: number },
): GridWindow {
  const { rows, cols, rowHeight, colWidth, headHeight, headWidth } = shape;
  const from = (at: number, size: number) => Math.max(0, Math.floor((at / size - SPARE) / STEP) * STEP);
  const to = (at: number, size: number, all: number) =>
    Math.min(all, Math.ceil((at / size + SPARE) / STEP) * STEP);
  return {
    rowFrom: from(view.top, rowHeight),
    rowTo: to(view.top + Math.max(0, view.height - headHeight), rowHeight, rows),
    colFrom: from(view.left, colWidth),
    colTo: to(view.left + Math.max(0, view.width - headWidth), colWidth, cols),
  };
}

/** Follows a scrolling element; it renders again only when other rows or columns have to be drawn. */
export function useGridWindow(area: RefObject<HTMLElement | null>, shape: GridShape): GridWindow {
  const [shown, setShown] = useState<GridWindow>({ rowFrom: 0, rowTo: 0, colFrom: 0, colTo: 0 });
  const { rows, cols, rowHeight, colWidth, headHeight, headWidth } = shape;
  useLayoutEffect(() => {
    const element = area.current;
    if (element === null) return;
    const read = () => {
      const next = windowOf(
        { rows, cols, rowHeight, colWidth, headHeight, headWidth },
        {
          top: element.scrollTop,
          left: element.scrollLeft,
          height: element.clientHeight,
          width: element.clientWidth,
        },
      );
      setShown(now => (sameWindow(now, next) ? now : next));
    };
    // Drawn within the frame that scrolls: later would show empty rows first.
    const scrolled = () => flushSync(read);
    read();
    element.addEventListener('scroll', scrolled, { passive: true });
    const watcher = new ResizeObserver(read);
    watcher.observe(element);
    return () => {
      element.removeEventListener('scroll', scrolled);
      watcher.disconnect();
    };
  }, [area, rows, cols, rowHeight, colWidth, headHeight, headWidth]);
  return shown;
}

function sameWindow(a: GridWindow, b: GridWindow): boolean {
  return a.rowFrom === b.rowFrom && a.rowTo === b.rowTo && a.colFrom === b.colFrom && a.colTo === b.colTo;
}

/** Brings a cell into sight. */
export function scrollToCell(element: HTMLElement, shape: GridShape, row: number, col: number): void {
  const { rowHeight, colWidth, headHeight, headWidth } = shape;
  const top = row * rowHeight;
  const left = col * colWidth;
  const roomDown = element.clientHeight - headHeight - rowHeight;
  const roomRight = element.clientWidth - headWidth - colWidth;
  if (top < element.scrollTop) element.scrollTop = top;
  else if (top > element.scrollTop + roomDown) element.scrollTop = top - roomDown;
  if (left < element.scrollLeft) element.scrollLeft = left;
  else if (left > element.scrollLeft + roomRight) element.scrollLeft = left - roomRight;
}

/** The height of a row by the density that the person chose. */
export function useRowHeight(): number {
  const [height, setHeight] = useState(36);
  useEffect(() => {
    const root = document.documentElement;
    const read = () => setHeight(Number.parseInt(getComputedStyle(root).getPropertyValue('--row'), 10) || 36);
    read();
    const watcher = new MutationObserver(read);
    watcher.observe(root, { attributes: true, attributeFilter: ['data-density'] });
    return () => watcher.disconnect();
  }, []);
  return height;
}
