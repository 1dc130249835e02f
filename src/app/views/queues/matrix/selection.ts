/** A cell of the matrix by its place. */
export type Place = { readonly row: number; readonly col: number };

/** What is selected: a rectangle between where it began and where one is. */
export type Selection = { readonly anchor: Place; readonly active: Place };

export type Rectangle = {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
};

/** The rectangle of a selection, edges included. */
export function rectangleOf({ anchor, active }: Selection): Rectangle {
  return {
    top: Math.min(anchor.row, active.row),
    bottom: Math.max(anchor.row, active.row),
    left: Math.min(anchor.col, active.col),
    right: Math.max(anchor.col, active.col),
  };
}

/** Where a key leads; `undefined`: it leads nowhere. */
export function placeAfter(
  key: string,
  ctrl: boolean,
  { row, col }: Place,
  size: { readonly rows: number; readonly cols: number; readonly page: number },
): Place | undefined {
  const at = (wantedRow: number, wantedCol: number): Place => ({
    row: Math.max(0, Math.min(size.rows - 1, wantedRow)),
    col: Math.max(0, Math.min(size.cols - 1, wantedCol)),
  });
  switch (key) {
    case 'ArrowUp':
      return at(ctrl ? 0 : row - 1, col);
    case 'ArrowDown':
      return at(ctrl ? size.rows - 1 : row + 1, col);
    case 'ArrowLeft':
      return at(row, ctrl ? 0 : col - 1);
    case 'ArrowRight':
      return at(row, ctrl ? size.cols - 1 : col + 1);
    case 'PageUp':
      return at(row - size.page, col);
    case 'PageDown':
      return at(row + size.page, col);
    case 'Home':
      return at(ctrl ? 0 : row, 0);
    case 'End':
      return at(ctrl ? size.rows - 1 : row, size.cols - 1);
    default:
      return undefined;
  }
}
