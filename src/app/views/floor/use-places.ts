import { type RefObject, useLayoutEffect } from 'react';

/**
 * Puts rows of one height where they stand, and says which they are of all. A row that comes or goes moves every one
 * below it: that is written into the page, so that nothing is rendered for it.
 */
export function usePlaces(
  canvas: RefObject<HTMLElement | null>,
  shown: readonly { readonly index: number; readonly row: { readonly key: string } }[],
  height: number,
): void {
  useLayoutEffect(() => {
    const places = new Map(shown.map(({ index, row }) => [row.key, index]));
    for (const line of canvas.current?.querySelectorAll<HTMLElement>('[data-row]') ?? []) {
      const index = places.get(line.dataset.row ?? '');
      if (index === undefined) continue;
      // The head is the first row.
      const number = String(index + 2);
      const transform = `translateY(${index * height}px)`;
      if (line.ariaRowIndex !== number) line.ariaRowIndex = number;
      if (line.style.transform !== transform) line.style.transform = transform;
    }
  });
}
