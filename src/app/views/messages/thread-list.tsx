import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { isEntityId, type TextSessionId } from '../../../floor/ids.ts';
import { useDeps } from '../../deps.tsx';
import { HeldPill } from '../../ui/held-pill.tsx';
import type { Board } from './board.ts';
import { ThreadLine } from './thread-line.tsx';
import type { Held } from './use-board.ts';

const HEIGHT = { comfortable: 60, compact: 50 } as const;

/** The conversations as a list that is driven by keyboard, and stands still while one points at it. */
export const ThreadList = memo(function ThreadList(props: {
  readonly board: Board;
  readonly held: Held;
  readonly chosen: readonly TextSessionId[];
  /** Several can be chosen: those on the wall. */
  readonly many: boolean;
  readonly onChoose: (id: TextSessionId) => void;
}) {
  const { board, held, chosen, many, onChoose } = props;
  const { ids } = held;
  const height = HEIGHT[useStore(useDeps().looks).density];
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: index => ids[index] ?? index,
    overscan: 6,
    useFlushSync: false,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another density is another height for all
  useLayoutEffect(() => virtual.measure(), [height]);
  const [active, setActive] = useState<TextSessionId>();
  const wantsFocus = useRef(false);
  const place = active === undefined ? -1 : ids.indexOf(active);
  const entry =
    place >= 0
      ? place
      : Math.max(
          0,
          ids.findIndex(id => chosen.includes(id)),
        );

  const go = (index: number) => {
    const id = ids[index];
    if (id === undefined) return;
    wantsFocus.current = true;
    virtual.scrollToIndex(index);
    setActive(id);
  };
  useLayoutEffect(() => {
    if (!wantsFocus.current || active === undefined) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-thread="${CSS.escape(active)}"]`);
    if (!row) return;
    wantsFocus.current = false;
    row.focus({ preventScroll: true });
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const target =
      event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-thread]') : null;
    const row = target?.dataset.thread ?? '';
    const here = isEntityId(row) ? ids.indexOf(row) : -1;
    if (here < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const screen = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 1);
    const moves: Record<string, number> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      PageDown: here + screen,
      PageUp: here - screen,
      Home: 0,
      End: ids.length - 1,
    };
    const to = moves[event.key];
    const id = ids[here];
    if (to !== undefined) go(Math.max(0, Math.min(ids.length - 1, to)));
    else if ((event.key === 'Enter' || event.key === ' ') && id !== undefined) onChoose(id);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div
        ref={scroller}
        role="listbox"
        aria-label="Conversations"
        aria-multiselectable={many || undefined}
        className="threads"
        onKeyDown={onKeyDown}
        onClick={event => {
          const row =
            event.target instanceof Element ? event.target.closest<HTMLElement>('[data-thread]') : null;
          const id = row?.dataset.thread;
          if (id === undefined || !isEntityId(id)) return;
          setActive(id);
          onChoose(id);
        }}
        onPointerEnter={event => event.pointerType === 'mouse' && held.hold('pointer')}
        onPointerLeave={() => held.release('pointer')}
        onFocus={event => event.target.matches(':focus-visible') && held.hold('focus')}
        onBlur={event => {
          if (!event.currentTarget.contains(event.relatedTarget)) held.release('focus');
        }}
      >
        <div
          role="presentation"
          className="threads-canvas"
          style={{ height: `${virtual.getTotalSize()}px`, '--thread': `${height}px` }}
        >
          {virtual.getVirtualItems().map(({ index, start }) => {
            const id = ids[index];
            if (id === undefined) return null;
            return (
              <ThreadLine
                key={id}
                id={id}
                index={index}
                count={ids.length}
                y={start}
                late={board.late.has(id)}
                unread={board.unread.get(id) ?? 0}
                active={index === entry}
                chosen={chosen.includes(id)}
              />
            );
          })}
        </div>
      </div>
      <HeldPill waiting={held.waiting} onApply={held.apply} />
    </>
  );
});
