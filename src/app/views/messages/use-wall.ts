import { useCallback, useMemo, useRef, useState } from 'react';
import type { TextSessionId } from '../../../floor/ids.ts';
import { toggled } from '../../search-params.ts';
import type { Board } from './board.ts';
import { type MessagesSearch, USUAL } from './search.ts';
import type { ChangeSearch } from './use-messages-search.ts';
import { fillSlots, type Slots } from './wall-slots.ts';

/** Why a tile must not be taken away just now. */
export type BusyReason = 'pointer' | 'focus' | 'reading';

export type Wall = {
  readonly slots: Slots<TextSessionId>;
  readonly pin: (id: TextSessionId) => void;
  /** Takes it off the wall; the next one that waits longest takes its place. */
  readonly remove: (id: TextSessionId) => void;
  readonly busy: (id: TextSessionId, reason: BusyReason, on: boolean) => void;
};

const NONE: readonly TextSessionId[] = [];

/** What stands on the wall: what is pinned in the address, and the longest waiting in the places that are free. */
export function useWall(board: Board, search: MessagesSearch, change: ChangeSearch): Wall {
  const size = Number(search.size ?? USUAL.size);
  const pinned = search.pin ?? NONE;
  const slots = useRef<Slots<TextSessionId>>([]);
  const reasons = useRef(new Map<TextSessionId, Set<BusyReason>>());
  const [removed, setRemoved] = useState<ReadonlySet<TextSessionId>>(new Set());
  const [freed, setFreed] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was held is looked at again when it is let go
  slots.current = useMemo(
    () =>
      fillSlots(
        slots.current.map(id => (id !== undefined && removed.has(id) ? undefined : id)),
        {
          size,
          pinned,
          ranked: board.ids.filter(id => !removed.has(id)),
          busy: new Set(reasons.current.keys()),
        },
      ),
    [size, pinned, board.ids, removed, freed],
  );

  const busy = useCallback((id: TextSessionId, reason: BusyReason, on: boolean) => {
    const known = reasons.current.get(id) ?? new Set();
    if (on) {
      reasons.current.set(id, known.add(reason));
    } else if (known.delete(reason) && known.size === 0) {
      reasons.current.delete(id);
      setFreed(count => count + 1);
    }
  }, []);
  const pin = useCallback(
    (id: TextSessionId) => {
      setRemoved(before => without(before, id));
      change({ pin: toggled(pinned, id) });
    },
    [pinned, change],
  );
  const remove = useCallback(
    (id: TextSessionId) => {
      reasons.current.delete(id);
      setRemoved(before => new Set([...before, id]));
      if (pinned.includes(id)) change({ pin: toggled(pinned, id) });
    },
    [pinned, change],
  );
  return { slots: slots.current, pin, remove, busy };
}

function without<T>(set: ReadonlySet<T>, one: T): ReadonlySet<T> {
  if (!set.has(one)) return set;
  const next = new Set(set);
  next.delete(one);
  return next;
}
