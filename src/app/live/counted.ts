import type { Queue } from '../../floor/entities.ts';
import type { Floor } from '../../floor/floor.ts';
import type { QueueId } from '../../floor/ids.ts';
import { type CountedQueue, countedQueue } from '../../floor/tally.ts';
import { useFloor } from './hooks.ts';
import { byName } from './select.ts';
import { TOPIC } from './topics.ts';

/** Queues with what was counted of them here: for the views that show their numbers, and loaded with those. */

type Counts = Pick<Floor, 'queues' | 'tallies'>;

const counted = new WeakMap<Queue, CountedQueue>();

/** The same object while neither the queue nor its count changes. */
function together(queue: Queue, tallies: Floor['tallies']): CountedQueue {
  const tally = tallies.get(queue.id);
  const before = counted.get(queue);
  if (before !== undefined && before.tally === tally) return before;
  const next = countedQueue(queue, tally);
  counted.set(queue, next);
  return next;
}

/** All queues, by name. */
export function countedQueues({ queues, tallies }: Counts): readonly CountedQueue[] {
  return Array.from(queues.values(), queue => together(queue, tallies)).sort(byName);
}

export function useCountedQueues(): readonly CountedQueue[] {
  return useFloor(TOPIC.queues, countedQueues);
}

export function useCountedQueue(id: QueueId): CountedQueue | undefined {
  return useFloor(TOPIC.queue(id), ({ queues, tallies }) => {
    const queue = queues.get(id);
    return queue && together(queue, tallies);
  });
}
