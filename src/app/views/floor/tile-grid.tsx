import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type AgentId, isEntityId } from '../../../floor/ids.ts';
import { type Roster, type RosterRows, useRosterRows } from '../../live/index.ts';
import '../../styles/tiles.css';
import { AgentTile } from './agent-tile.tsx';
import { gridMove } from './grid-keys.ts';
import { GroupHeading } from './group-line.tsx';
import { TILE } from './row-height.ts';
import { layTiles, type TileLayout, tileGroups } from './tile-lines.ts';
import { useHold } from './use-hold.ts';
import { useWidth } from './use-width.ts';
import { useWindow } from './use-window.ts';

type Props = {
  readonly roster: Roster;
  readonly chosen: AgentId | undefined;
  readonly onOpen: (id: AgentId, how: 'keyboard' | 'pointer') => void;
  readonly onClose: () => void;
  readonly onToggleGroup: (key: string) => void;
};

const LINE = TILE.height + TILE.gap;
const SIDE = 16;

/** The floor as a wall of tiles: for large floors, and for looking from further away. */
export default function TileGrid({ roster, chosen, onOpen, onClose, onToggleGroup }: Props) {
  const rows = useRosterRows(roster);
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const across = Math.max(1, Math.floor((width - 2 * SIDE + TILE.gap) / (TILE.width + TILE.gap)));
  const layout = useMemo(() => layTiles(tileGroups(rows), across), [rows, across]);
  const { window, reveal } = useWindow(scroller, LINE, layout.lines, 2);
  const [active, setActive] = useState<string>();
  const wantsFocus = useRef(false);
  useHold(roster, scroller);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the tile is there only after the window has moved
  useLayoutEffect(() => {
    if (!wantsFocus.current || active === undefined) return;
    const tile = scroller.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(active)}"]`);
    if (!tile) return;
    wantsFocus.current = false;
    tile.focus({ preventScroll: true });
  }, [active, window]);

  const act = (key: string, how: 'keyboard' | 'pointer') => {
    const row = rowOf(rows, key);
    if (row?.kind === 'group') onToggleGroup(row.group.key);
    else if (row !== undefined) onOpen(row.id, how);
  };
  const keyOf = (target: EventTarget) =>
    target instanceof Element ? target.closest<HTMLElement>('[data-row]')?.dataset.row : undefined;

  const onClick = (event: MouseEvent) => {
    const key = keyOf(event.target);
    if (key === undefined) return;
    setActive(key);
    wantsFocus.current = true;
    act(key, 'pointer');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = gridMove(event);
    const key = keyOf(event.target);
    if (move === undefined || key === undefined) return;
    if (move.kind === 'back' && chosen === undefined) return;
    event.preventDefault();
    if (move.kind === 'back') return onClose();
    if (move.kind === 'open') return act(key, 'keyboard');
    const index = indexOf(rows, key);
    const screens = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / LINE) - 1);
    const by =
      move.kind === 'columns'
        ? index + move.by
        : rowAfterLines(layout, index, lineStep(move, screens, layout.lineOf(index), layout.lines));
    const next = rows.rowAt(Math.max(0, Math.min(rows.length - 1, by)));
    if (next === undefined) return;
    wantsFocus.current = true;
    reveal(layout.lineOf(indexOf(rows, next.key)));
    setActive(next.key);
  };

  const lines: number[] = [];
  for (let line = window.first; line <= Math.min(window.last, layout.lines - 1); line += 1) lines.push(line);
  const activeLine = active === undefined ? -1 : layout.lineOf(Math.max(0, indexOf(rows, active)));
  if (activeLine >= 0 && !lines.includes(activeLine)) lines.push(activeLine);
  const top = layout.lineAt(window.top);
  const first = top && rows.rowAt(top.kind === 'header' ? top.row : top.from);
  const entry = active !== undefined && indexOf(rows, active) >= 0 ? active : first?.key;

  return (
    <div
      role="grid"
      aria-label="Agents"
      aria-rowcount={layout.lines}
      className="grid-tiles"
      style={
        // The tiles of a line share what is left over.
        width > 0 ? { '--tile': `${(width - 2 * SIDE + TILE.gap) / across - TILE.gap}px` } : undefined
      }
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      <div ref={scroller} role="rowgroup" className="grid-scroll">
        <div role="presentation" className="grid-canvas" style={{ height: `${layout.lines * LINE}px` }}>
          {lines.map(line => {
            const at = layout.lineAt(line);
            if (at === undefined) return null;
            return (
              <div
                key={line}
                role="row"
                aria-rowindex={line + 1}
                className="tile-line"
                style={{ transform: `translateY(${line * LINE}px)` }}
              >
                {at.kind === 'header' ? (
                  <TileHeader rows={rows} index={at.row} grouping={roster.view.group} entry={entry} />
                ) : (
                  Array.from({ length: at.count }, (_, place) => {
                    const row = rows.rowAt(at.from + place);
                    return (
                      row?.kind === 'agent' && (
                        <AgentTile
                          key={row.id}
                          id={row.id}
                          over={row.over}
                          active={row.id === entry}
                          chosen={row.id === chosen}
                        />
                      )
                    );
                  })
                )}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function TileHeader(props: {
  readonly rows: RosterRows;
  readonly index: number;
  readonly grouping: Roster['view']['group'];
  readonly entry: string | undefined;
}) {
  const row = props.rows.rowAt(props.index);
  if (row?.kind !== 'group') return null;
  return (
    <div
      role="gridcell"
      className="group-cell"
      aria-expanded={!row.group.collapsed}
      data-row={row.key}
      tabIndex={row.key === props.entry ? 0 : -1}
    >
      <GroupHeading group={row.group} grouping={props.grouping} />
    </div>
  );
}

function rowOf(rows: RosterRows, key: string) {
  return rows.rowAt(indexOf(rows, key));
}

function indexOf(rows: RosterRows, key: string): number {
  if (isEntityId(key)) return rows.indexOf(key);
  return rows.groups().find(group => `group ${group.key}` === key)?.index ?? -1;
}

type Move = NonNullable<ReturnType<typeof gridMove>>;

/** How many lines a move goes down (up when negative). */
function lineStep(move: Move, screens: number, line: number, lines: number): number {
  if (move.kind === 'rows') return move.by;
  if (move.kind === 'screens') return move.by * screens;
  if (move.kind === 'grid-edge' || move.kind === 'row-edge') return move.end ? lines - 1 - line : -line;
  return 0;
}

/** The row that stands below (or above) another one, so many lines away. */
function rowAfterLines(layout: TileLayout, row: number, by: number): number {
  const from = layout.lineAt(layout.lineOf(row));
  const to = layout.lineAt(Math.max(0, Math.min(layout.lines - 1, layout.lineOf(row) + by)));
  if (to === undefined) return row;
  if (to.kind === 'header') return to.row;
  const place = from?.kind === 'tiles' ? row - from.from : 0;
  return to.from + Math.min(place, to.count - 1);
}
