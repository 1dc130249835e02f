import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef } from 'react';
import type { Platform } from '../../../../floor/entities.ts';
import { type RosterRows, useFreshnessState } from '../../../live/index.ts';
import type { QueueLine } from '../board.ts';
import { MatrixHead } from './matrix-heads.tsx';
import { type Column, MatrixRow } from './matrix-row.tsx';
import { type Place, placeAfter, rectangleOf, type Selection } from './selection.ts';
import { LEVEL_NAMES_FROM, useColumnWidth } from './use-column-width.ts';
import { scrollToCell, useGridWindow, useRowHeight } from './use-grid-window.ts';
import { useGoingKeys } from './use-matrix.ts';

type Props = {
  readonly rows: RosterRows;
  readonly lines: readonly QueueLine[];
  readonly platform: Platform | undefined;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  /** Drafts the usual change for everything that is selected. */
  readonly onToggle: () => void;
  readonly onLog: () => void;
  readonly onDigit: (digit: string) => void;
  readonly onClear: () => void;
  /** Moves on to what can be set about the selection. */
  readonly onEnter: () => void;
};

/** Agents × queues, drawn only where it is in sight, moved in by arrows, changed by Space. */
export function MatrixGrid(props: Props) {
  const { rows, lines, platform, selection, onSelect } = props;
  const area = useRef<HTMLDivElement>(null);
  const freshness = useFreshnessState(platform?.id ?? '');
  const rowHeight = useRowHeight();
  const going = useGoingKeys();
  const headWidth = useHeadWidth();
  const columns = useMemo<readonly Column[]>(
    () => lines.map(({ queue }) => ({ id: queue.id, name: queue.name, dispatchType: queue.dispatchType })),
    [lines],
  );
  const stable = useStableColumns(columns);
  const colWidth = useColumnWidth(area, lines.length, headWidth);
  // Where columns are wide names stand level, and the heads are low.
  const level = colWidth >= LEVEL_NAMES_FROM;
  const headHeight = level ? 84 : 164;
  const shape = { rows: rows.length, cols: lines.length, rowHeight, colWidth, headHeight, headWidth };
  const shown = useGridWindow(area, shape);
  const { active } = selection;
  const box = rectangleOf(selection);
  const inSight =
    active.row >= shown.rowFrom &&
    active.row < shown.rowTo &&
    active.col >= shown.colFrom &&
    active.col < shown.colTo;

  const go = (to: Place, extend: boolean) => {
    onSelect({ anchor: extend ? selection.anchor : to, active: to });
    if (area.current !== null) scrollToCell(area.current, shape, to.row, to.col);
  };
  const key = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(((area.current?.clientHeight ?? 400) - headHeight) / rowHeight) - 1);
    const to = placeAfter(event.key, event.ctrlKey, active, { rows: rows.length, cols: lines.length, page });
    const act = to === undefined ? actOf(event, props) : () => go(to, event.shiftKey);
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const point = (event: PointerEvent) => {
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    const cell = event.target.closest<HTMLElement>('[data-col]');
    const agent = event.target.closest<HTMLElement>('.matrix-agent');
    if (cell !== null) {
      const place = { row: Number(cell.dataset.row), col: Number(cell.dataset.col) };
      const again = !event.shiftKey && place.row === active.row && place.col === active.col;
      onSelect({ anchor: event.shiftKey ? selection.anchor : place, active: place });
      if (again) props.onToggle();
    } else if (agent !== null && lines.length > 0) {
      const row = Number(agent.dataset.row);
      onSelect({ anchor: { row, col: 0 }, active: { row, col: lines.length - 1 } });
    }
  };
  const drawn: number[] = [];
  for (let index = shown.rowFrom; index < Math.min(shown.rowTo, rows.length); index += 1) drawn.push(index);
  return (
    <div
      ref={area}
      role="grid"
      aria-label={`Who serves which queue on ${platform?.name ?? 'this platform'}`}
      aria-rowcount={rows.length + 1}
      aria-colcount={lines.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={inSight ? `cell-${active.row}-${active.col}` : undefined}
      tabIndex={0}
      className="matrix"
      data-freshness={freshness}
      onKeyDown={key}
      onPointerDown={point}
    >
      <div
        className="matrix-canvas"
        style={{ width: headWidth + lines.length * colWidth, height: headHeight + rows.length * rowHeight }}
        data-level={level || undefined}
      >
        <div role="row" aria-rowindex={1} className="matrix-heads" style={{ height: headHeight }}>
          <div role="columnheader" aria-colindex={1} className="matrix-corner" style={{ width: headWidth }}>
            Agent
          </div>
          {lines.slice(shown.colFrom, shown.colTo).map((line, offset) => (
            <MatrixHead
              key={line.id}
              line={line}
              col={shown.colFrom + offset}
              left={headWidth + (shown.colFrom + offset) * colWidth}
              width={colWidth}
              active={shown.colFrom + offset >= box.left && shown.colFrom + offset <= box.right}
            />
          ))}
        </div>
        {drawn.map(index => {
          const row = rows.rowAt(index);
          if (row?.kind !== 'agent') return null;
          const inside = index >= box.top && index <= box.bottom;
          return (
            <MatrixRow
              key={row.id}
              id={row.id}
              index={index}
              columns={stable}
              platform={platform}
              from={shown.colFrom}
              to={Math.min(shown.colTo, lines.length)}
              rowHeight={rowHeight}
              colWidth={colWidth}
              headWidth={headWidth}
              active={active.row === index ? active.col : -1}
              selectedFrom={inside ? box.left : -1}
              selectedTo={inside ? box.right : -1}
              going={going}
              top={headHeight + index * rowHeight}
            />
          );
        })}
      </div>
    </div>
  );
}

function actOf(event: KeyboardEvent, props: Props): (() => void) | undefined {
  if (event.ctrlKey) return undefined;
  switch (event.key) {
    case ' ':
      return props.onToggle;
    case 'l':
      return props.onLog;
    case 'Enter':
      return props.onEnter;
    case 'Backspace':
    case 'Delete':
      return props.onClear;
    default:
      return /^\d$/.test(event.key) ? () => props.onDigit(event.key) : undefined;
  }
}

/** The same list while names and order stay the same, so that rows need not be drawn again. */
function useStableColumns(columns: readonly Column[]): readonly Column[] {
  const last = useRef(columns);
  const same =
    last.current.length === columns.length &&
    columns.every((column, index) => {
      const before = last.current[index];
      return (
        before?.id === column.id && before.name === column.name && before.dispatchType === column.dispatchType
      );
    });
  useEffect(() => {
    if (!same) last.current = columns;
  }, [same, columns]);
  return same ? last.current : columns;
}

/** Names need less room on a phone. */
function useHeadWidth(): number {
  return typeof matchMedia === 'function' && matchMedia('(max-width: 700px)').matches ? 150 : 260;
}
