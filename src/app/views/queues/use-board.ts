import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { QueueId } from '../../../floor/ids.ts';
import { useLive, useNow, usePlatforms, useQueues } from '../../live/index.ts';
import { useThresholds } from '../../session/use-thresholds.ts';
import { boardOf, type Judged, type QueueBoard } from './board.ts';
import type { QueuesSearch } from './search.ts';

/** The queues of a view: judged, filtered and sorted, brought up to date with every fact and once a second. */
export function useBoard(search: QueuesSearch): QueueBoard {
  const { clock } = useLive();
  const queues = useQueues();
  const platforms = usePlatforms();
  const now = useNow();
  const thresholds = useThresholds();
  const judged = useRef<Judged>(new Map());
  // biome-ignore lint/correctness/useExhaustiveDependencies: waits grow by the second
  const board = useMemo(
    () => boardOf(queues, platforms, search, thresholds, judged.current, clock.nowOf),
    [queues, platforms, search, thresholds, clock, now],
  );
  // Judging is carried on from what was judged last; the same second judged twice comes to the same.
  judged.current = new Map([...board.lines.values()].map(({ id, verdicts }) => [id, verdicts]));
  return board;
}

/** Why an order stands still. */
export type HoldReason = 'pointer' | 'focus' | 'menu';

/** An order as it is to be shown, and how to hold it. */
export type HeldOrder = {
  readonly ids: readonly QueueId[];
  /** How many queues would change places, come or go if it were let go. */
  readonly waiting: number;
  readonly hold: (reason: HoldReason) => void;
  readonly release: (reason: HoldReason) => void;
  /** Lets what waits happen once; then the order stands again. */
  readonly apply: () => void;
};

/** The order stands while somebody points at it, moves in it or has a menu of it open. */
export function useHeldOrder(ids: readonly QueueId[], search: QueuesSearch): HeldOrder {
  const [frozen, setFrozen] = useState<readonly QueueId[]>();
  const latest = useRef(ids);
  latest.current = ids;
  const acts = useMemo(() => {
    const reasons = new Set<HoldReason>();
    return {
      hold: (reason: HoldReason) => {
        reasons.add(reason);
        setFrozen(now => now ?? latest.current);
      },
      release: (reason: HoldReason) => {
        if (reasons.delete(reason) && reasons.size === 0) setFrozen(undefined);
      },
      apply: () => setFrozen(now => now && latest.current),
    };
  }, []);
  // Another filter or order is one's own doing, and shows at once.
  const { text, platform, channel, trouble, sort, group, view } = search;
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are when, not what
  useLayoutEffect(acts.apply, [text, platform, channel, trouble, sort, group, view]);
  const waiting = useMemo(() => movesBetween(frozen ?? ids, ids), [frozen, ids]);
  return { ids: frozen ?? ids, waiting, ...acts };
}

/** How many things come, go or stand elsewhere. */
export function movesBetween<T>(shown: readonly T[], fresh: readonly T[]): number {
  if (shown === fresh) return 0;
  const places = new Map(fresh.map((id, index) => [id, index]));
  let moves = fresh.length;
  let before = -1;
  for (const id of shown) {
    const place = places.get(id);
    if (place === undefined) {
      moves += 1;
      continue;
    }
    moves -= 1;
    if (place < before) moves += 1;
    before = Math.max(before, place);
  }
  return moves;
}
