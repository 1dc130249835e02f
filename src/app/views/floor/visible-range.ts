/** Rows of one height that a viewport shows, with `overscan` more on both sides; `last < first` when there is none. */
export function visibleRange(
  scrollTop: number,
  viewport: number,
  height: number,
  count: number,
  overscan: number,
): { readonly first: number; readonly last: number; readonly top: number } {
  const top = Math.max(0, Math.min(count - 1, Math.floor(scrollTop / height)));
  const bottom = Math.min(count - 1, Math.ceil((scrollTop + viewport) / height) - 1);
  return {
    first: Math.max(0, top - overscan),
    last: Math.min(count - 1, Math.max(bottom, top) + overscan),
    top,
  };
}
