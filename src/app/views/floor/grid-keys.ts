/** What a key asks for in a grid. `by` counts rows, `screens` whole screens, `columns` cells. */
export type GridMove =
  | { readonly kind: 'rows'; readonly by: number }
  | { readonly kind: 'screens'; readonly by: 1 | -1 }
  | { readonly kind: 'columns'; readonly by: 1 | -1 }
  | { readonly kind: 'row-edge'; readonly end: boolean }
  | { readonly kind: 'grid-edge'; readonly end: boolean }
  | { readonly kind: 'open' }
  | { readonly kind: 'back' };

/** The subset of a keyboard event that is read. */
export type KeyPress = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
};

/** What a key asks for, by the ARIA grid pattern; `undefined`: nothing of the grid's. */
export function gridMove({ key, ctrlKey, metaKey, altKey }: KeyPress): GridMove | undefined {
  if (altKey) return undefined;
  const control = ctrlKey || metaKey;
  if (key === 'Home' || key === 'End') {
    const end = key === 'End';
    return control ? { kind: 'grid-edge', end } : { kind: 'row-edge', end };
  }
  if (control) return undefined;
  switch (key) {
    case 'ArrowDown':
      return { kind: 'rows', by: 1 };
    case 'ArrowUp':
      return { kind: 'rows', by: -1 };
    case 'ArrowRight':
      return { kind: 'columns', by: 1 };
    case 'ArrowLeft':
      return { kind: 'columns', by: -1 };
    case 'PageDown':
      return { kind: 'screens', by: 1 };
    case 'PageUp':
      return { kind: 'screens', by: -1 };
    case 'Enter':
    case ' ':
      return { kind: 'open' };
    case 'Escape':
      return { kind: 'back' };
    default:
      return undefined;
  }
}

/** The row that a move leads to; the same one where there is no further. */
export function moveRow(move: GridMove, from: number, count: number, perScreen: number): number {
  const clamp = (index: number) => Math.max(0, Math.min(count - 1, index));
  if (move.kind === 'rows') return clamp(from + move.by);
  if (move.kind === 'screens') return clamp(from + move.by * Math.max(1, perScreen - 1));
  if (move.kind === 'grid-edge') return clamp(move.end ? count - 1 : 0);
  return from;
}
