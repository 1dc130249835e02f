import {
  type Dispatch,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  type SetStateAction,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { type AgentId, isEntityId } from '../../../floor/ids.ts';
import { type Roster, type RosterRow, type RosterRows, useRosterRows } from '../../live/index.ts';
import { COLUMNS } from './agent-cells.tsx';
import { AgentLine } from './agent-line.tsx';
import { GridHead } from './grid-head.tsx';
import { gridMove, moveRow } from './grid-keys.ts';
import { GroupHeading, GroupLine } from './group-line.tsx';
import { useRowHeight } from './row-height.ts';
import { useHold } from './use-hold.ts';
import { usePlaces } from './use-places.ts';
import { useWindow } from './use-window.ts';

type Props = {
  readonly roster: Roster;
  /** The agent whose panel is open. */
  readonly chosen: AgentId | undefined;
  readonly onOpen: (id: AgentId, how: 'keyboard' | 'pointer') => void;
  readonly onClose: () => void;
  readonly onToggleGroup: (key: string) => void;
};

/** Which cell has the keyboard: by the row's key, so that it stays with its agent when rows move. */
type Active = { readonly row: string; readonly column: number };

/** The floor as a table: a virtualised grid that is driven by keyboard as the ARIA pattern says. */
export function AgentGrid({ roster, chosen, onOpen, onClose, onToggleGroup }: Props) {
  const rows = useRosterRows(roster);
  const height = useRowHeight();
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const { window, reveal } = useWindow(scroller, height, rows.length);
  const [active, setActive] = useState<Active>();
  const wantsFocus = useRef(false);
  useHold(roster, scroller);
  useShownColumn(scroller, setActive);

  const indexOf = useCallback((key: string) => indexOfRow(rows, key), [rows]);
  const activeIndex = active === undefined ? -1 : indexOf(active.row);
  const covered = roster.view.group === 'none' ? 0 : height;

  const go = (index: number, column: number) => {
    const row = rows.rowAt(index);
    if (row === undefined) return;
    wantsFocus.current = true;
    reveal(index, row.kind === 'agent' ? covered : 0);
    setActive({ row: row.key, column });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the cell is there only after the window has moved
  useLayoutEffect(() => {
    if (!wantsFocus.current || active === undefined) return;
    const cell = scroller.current?.querySelector<HTMLElement>(
      `[data-row="${CSS.escape(active.row)}"] [tabindex="0"]`,
    );
    if (!cell) return;
    wantsFocus.current = false;
    cell.focus({ preventScroll: true });
  }, [active, window]);

  const opened = useRef<AgentId>(undefined);
  useLayoutEffect(() => {
    if (chosen === opened.current || window.last < 0) return;
    opened.current = chosen;
    const index = chosen === undefined ? -1 : rows.indexOf(chosen);
    if (index >= 0) reveal(index, covered);
  }, [chosen, rows, reveal, covered, window.last]);

  const open = (key: string, how: 'keyboard' | 'pointer') => {
    const row = rows.rowAt(indexOf(key));
    if (row?.kind === 'group') onToggleGroup(row.group.key);
    else if (row !== undefined) onOpen(row.id, how);
  };

  const onClick = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    const line = target?.closest<HTMLElement>('[data-row]');
    const key = line?.dataset.row;
    if (!line || key === undefined) return;
    const cell = target?.closest('[role="gridcell"]');
    const column = cell ? [...line.children].indexOf(cell) : 0;
    wantsFocus.current = true;
    setActive({ row: key, column });
    open(key, 'pointer');
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const move = gridMove(event);
    const from = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null;
    const key = from?.dataset.row;
    if (move === undefined || key === undefined) return;
    if (move.kind === 'back' && chosen === undefined) return;
    event.preventDefault();
    const index = indexOf(key);
    const column = active?.row === key ? active.column : 0;
    if (move.kind === 'back') onClose();
    else if (move.kind === 'open') open(key, 'keyboard');
    else if (move.kind === 'columns' || move.kind === 'row-edge') {
      if (from?.dataset.group !== undefined) {
        if (
          move.kind === 'columns' &&
          move.by > 0 === (from.querySelector('[aria-expanded="false"]') !== null)
        )
          open(key, 'keyboard');
      } else go(index, nextColumn(from, column, move));
    } else {
      const perScreen = Math.floor(((scroller.current?.clientHeight ?? 0) - covered) / height);
      go(moveRow(move, index, rows.length, perScreen), column);
    }
  };

  const group = rows.groupAt(window.top);
  const shown: { readonly index: number; readonly row: RosterRow }[] = [];
  const show = (index: number) => {
    const row = rows.rowAt(index);
    if (row !== undefined) shown.push({ index, row });
  };
  for (let index = window.first; index <= window.last; index += 1) show(index);
  if (activeIndex >= 0 && (activeIndex < window.first || activeIndex > window.last)) show(activeIndex);
  const entry = activeIndex >= 0 ? activeIndex : window.top;
  usePlaces(canvas, shown, height);

  return (
    <div
      role="grid"
      aria-label="Agents"
      aria-rowcount={rows.length + 1}
      aria-colcount={COLUMNS.length}
      className="grid-table"
      data-grouping={roster.view.group}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <GridHead view={roster.view} />
      <div ref={scroller} role="rowgroup" className="grid-scroll">
        {group !== undefined && window.top > group.index && (
          <div className="group-stuck" aria-hidden="true" style={{ '--line-height': `${height}px` }}>
            <button type="button" tabIndex={-1} onClick={() => onToggleGroup(group.key)}>
              <GroupHeading group={group} grouping={roster.view.group} />
            </button>
          </div>
        )}
        <div
          ref={canvas}
          role="presentation"
          className="grid-canvas"
          style={{ height: `${rows.length * height}px`, '--line-height': `${height}px` }}
        >
          {shown.map(({ index, row }) =>
            row.kind === 'group' ? (
              <GroupLine
                key={row.key}
                group={row.group}
                grouping={roster.view.group}
                active={index === entry}
              />
            ) : (
              <AgentLine
                key={row.key}
                id={row.id}
                over={row.over}
                activeColumn={index === entry ? (active?.column ?? 0) : -1}
                chosen={row.id === chosen}
              />
            ),
          )}
        </div>
      </div>
    </div>
  );
}

/** A column that goes away for want of room gives the keyboard back to the first one. */
function useShownColumn(
  scroller: RefObject<HTMLElement | null>,
  setActive: Dispatch<SetStateAction<Active | undefined>>,
) {
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      const cell = element.querySelector('.line [tabindex="0"]');
      if (cell?.clientWidth === 0) setActive(active => active && { ...active, column: 0 });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, setActive]);
}

/** Row of a key; a group's header is found by its group. */
function indexOfRow(rows: RosterRows, key: string): number {
  if (isEntityId(key)) return rows.indexOf(key);
  return rows.groups().find(group => `group ${group.key}` === key)?.index ?? -1;
}

/** The next cell that is shown in that direction, or at that end; the same one where there is none. */
function nextColumn(
  line: HTMLElement | null,
  from: number,
  move:
    | { readonly kind: 'columns'; readonly by: number }
    | { readonly kind: 'row-edge'; readonly end: boolean },
): number {
  const seen = [...(line?.children ?? [])].flatMap((cell, column) => (cell.clientWidth > 0 ? [column] : []));
  if (move.kind === 'row-edge') return (move.end ? seen.at(-1) : seen[0]) ?? from;
  const place = seen.indexOf(from) + move.by;
  return seen[Math.max(0, Math.min(seen.length - 1, place))] ?? from;
}
