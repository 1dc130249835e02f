import type { KeyboardEvent } from 'react';

/** Where an arrow or its relatives lead from a place in a grid of so many rows; `undefined`: the key is none. */
export function step(
  key: string,
  ctrl: boolean,
  at: { readonly row: number; readonly cell: number },
  size: { readonly rows: number; readonly cells: number },
): { readonly row: number; readonly cell: number } | undefined {
  const row = (wanted: number) => ({ ...at, row: Math.min(size.rows - 1, Math.max(0, wanted)) });
  const cell = (wanted: number) => ({ ...at, cell: Math.min(size.cells - 1, Math.max(0, wanted)) });
  switch (key) {
    case 'ArrowDown':
      return row(at.row + 1);
    case 'ArrowUp':
      return row(at.row - 1);
    case 'ArrowRight':
      return cell(at.cell + 1);
    case 'ArrowLeft':
      return cell(at.cell - 1);
    case 'PageDown':
      return row(at.row + 10);
    case 'PageUp':
      return row(at.row - 10);
    case 'Home':
      return ctrl ? { row: 0, cell: 0 } : cell(0);
    case 'End':
      return ctrl ? { row: size.rows - 1, cell: size.cells - 1 } : cell(size.cells - 1);
    default:
      return undefined;
  }
}

/** Moves the focus among the buttons of a grid's rows by the keyboard model of grids; whether it did. */
export function moveFocus(area: HTMLElement, event: KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : undefined;
  const row = target?.closest<HTMLElement>('[role="row"]');
  if (target === undefined || row === null || row === undefined || event.altKey || event.metaKey)
    return false;
  const rows = [...area.querySelectorAll<HTMLElement>('[role="row"]:has(button)')];
  const buttons = buttonsOf(row);
  const at = { row: rows.indexOf(row), cell: buttons.indexOf(target) };
  if (at.row < 0 || at.cell < 0) return false;
  const to = step(event.key, event.ctrlKey, at, { rows: rows.length, cells: buttons.length });
  const next = to && rows[to.row];
  if (next === undefined) return false;
  const there = buttonsOf(next);
  const button = there[Math.min(to?.cell ?? 0, there.length - 1)];
  button?.focus();
  button?.scrollIntoView({ block: 'nearest' });
  return true;
}

const buttonsOf = (row: HTMLElement): HTMLElement[] =>
  [...row.querySelectorAll<HTMLElement>('button')].filter(button => button.checkVisibility());
