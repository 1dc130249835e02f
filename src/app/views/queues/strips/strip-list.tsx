import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import type { QueueId } from '../../../../floor/ids.ts';
import { groupsOf, type QueueBoard } from '../board.ts';
import type { QueueSort, QueuesSearch } from '../search.ts';
import type { Held } from '../use-board.ts';
import type { ChangeSearch } from '../use-queues-search.ts';
import { useTrends } from '../use-trends.ts';
import { moveFocus } from './grid-focus.ts';
import { Strip } from './strip.tsx';

type Props = {
  readonly board: QueueBoard;
  readonly held: Held;
  readonly search: QueuesSearch;
  readonly change: ChangeSearch;
  readonly onOpen: (id: QueueId) => void;
};

const HEADS: readonly {
  readonly label: string;
  readonly sort?: QueueSort;
  readonly className?: string;
  readonly end?: true;
}[] = [
  { label: 'Queue', sort: 'name', className: 'strip-name' },
  { label: 'Waiting', sort: 'waiting', end: true },
  { label: 'Longest wait', sort: 'wait', end: true },
  { label: 'Service level', sort: 'level' },
  { label: 'Agents' },
  { label: 'Answered', className: 'strip-answered', end: true },
  { label: 'Abandoned', className: 'strip-abandoned', end: true },
  { label: 'Waiting, last hour', className: 'strip-trend' },
];

/** The queues as strips, or closer together as a table: one grid, moved in by arrows. */
export function StripList({ board, held, search, change, onOpen }: Props) {
  const area = useRef<HTMLDivElement>(null);
  const trends = useTrends();
  useHolding(area, held);
  const onMenu = useMemo(
    () => (open: boolean) => (open ? held.hold('menu') : held.release('menu')),
    [held.hold, held.release],
  );
  const groups = search.group === 'platform' ? groupsOf(held.ids, board.lines) : undefined;
  const sort = search.sort ?? 'trouble';
  const strips = (ids: readonly QueueId[]) =>
    ids.map(id => {
      const line = board.lines.get(id);
      return (
        line && (
          <Strip
            key={id}
            line={line}
            trend={trends?.get(id)}
            chosen={search.queue === id}
            onOpen={onOpen}
            onMenu={onMenu}
          />
        )
      );
    });
  const onKeyDown = (event: KeyboardEvent) => {
    if (area.current !== null && moveFocus(area.current, event)) event.preventDefault();
  };
  return (
    <div
      ref={area}
      role="grid"
      aria-label="Queues"
      aria-rowcount={held.ids.length + 1}
      className="strips"
      data-look={search.view === 'table' ? 'table' : 'strips'}
      onKeyDown={onKeyDown}
      tabIndex={-1}
    >
      <div role="row" className="strip-heads">
        {HEADS.map(head => (
          <div
            key={head.label}
            role="columnheader"
            className={head.className}
            data-end={head.end}
            aria-sort={head.sort === undefined ? undefined : head.sort === sort ? SORTED[sort] : 'none'}
          >
            {head.sort === undefined ? (
              head.label
            ) : (
              <button
                type="button"
                data-on={head.sort === sort || undefined}
                onClick={() => change({ sort: head.sort === sort ? undefined : head.sort })}
              >
                {head.label}
              </button>
            )}
          </div>
        ))}
      </div>
      {groups === undefined
        ? strips(held.ids)
        : groups.map(group => (
            <div key={group.key} role="rowgroup" className="strip-group" aria-label={group.name}>
              <div role="row" className="strip-group-head">
                <div role="rowheader">
                  <span>{group.name}</span> <span className="quiet">{group.ids.length}</span>
                </div>
              </div>
              {strips(group.ids)}
            </div>
          ))}
    </div>
  );
}

const SORTED: Readonly<Record<QueueSort, 'ascending' | 'descending' | 'other'>> = {
  trouble: 'other',
  waiting: 'descending',
  wait: 'descending',
  level: 'ascending',
  name: 'ascending',
};

/** Strips stay where they are while somebody points at them or moves in them by keyboard. */
function useHolding(area: { readonly current: HTMLElement | null }, held: Held): void {
  const { hold, release } = held;
  useEffect(() => {
    const element = area.current;
    if (element === null) return;
    const ending = new AbortController();
    const on = (type: string, run: (event: Event) => void) =>
      element.addEventListener(type, run, { signal: ending.signal });
    on('pointerenter', event => {
      if (event instanceof PointerEvent && event.pointerType === 'mouse') hold('pointer');
    });
    on('pointerleave', () => release('pointer'));
    on('focusin', event => {
      if (event.target instanceof Element && event.target.matches(':focus-visible')) hold('focus');
    });
    on('focusout', event => {
      const next = event instanceof FocusEvent ? event.relatedTarget : null;
      if (!(next instanceof Node && element.contains(next))) release('focus');
    });
    return () => {
      ending.abort();
      release('pointer');
      release('focus');
    };
  }, [area, hold, release]);
}
