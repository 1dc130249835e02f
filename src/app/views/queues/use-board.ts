import { useMemo, useRef } from 'react';
import type { QueueId } from '../../../floor/ids.ts';
import { useCountedQueues } from '../../live/counted.ts';
import { useLive, useNow, usePlatforms } from '../../live/index.ts';
import { useThresholds } from '../../session/use-thresholds.ts';
import { type HeldOrder, heldOrder } from '../../ui/held-order.ts';
import { type Holding, useFrozen } from '../../ui/use-frozen.ts';
import { boardOf, type Judged, type QueueBoard } from './board.ts';
import type { QueuesSearch } from './search.ts';

/** The queues of a view: judged, filtered and sorted, brought up to date with every fact and once a second. */
export function useBoard(search: QueuesSearch): QueueBoard {
  const { clock } = useLive();
  const queues = useCountedQueues();
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

export type Held = HeldOrder<QueueId> & Holding;

/** The order stands while somebody points at it, moves in it or has a menu of it open. */
export function useHeldOrder(ids: readonly QueueId[], search: QueuesSearch): Held {
  const { text, platform, channel, trouble, sort, group, view } = search;
  const [frozen, holding] = useFrozen(
    ids,
    JSON.stringify([text, platform, channel, trouble, sort, group, view]),
  );
  return { ...useMemo(() => heldOrder(frozen, ids), [frozen, ids]), ...holding };
}
