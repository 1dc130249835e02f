import { useMemo } from 'react';
import type { Queue } from '../../../floor/entities.ts';
import { useLive, useNow, useQueueMemberships } from '../../live/index.ts';
import { type Staff, staffOf } from './staff.ts';

/** Who serves a queue, counted again once a second. */
export function useStaff(queue: Queue): Staff {
  const live = useLive();
  const members = useQueueMemberships(queue.id);
  const now = useNow();
  // biome-ignore lint/correctness/useExhaustiveDependencies: states change between the queue's own facts
  return useMemo(() => staffOf(queue, members, id => live.row(id)?.display), [queue, members, live, now]);
}
