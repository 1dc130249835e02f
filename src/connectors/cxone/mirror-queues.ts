import type { Queue } from '../../floor/entities.ts';
import type { FloorEvent } from '../../floor/events.ts';
import type { QueueId } from '../../floor/ids.ts';
import type { Clock } from '../../lib/clock.ts';
import type { SkillNames } from './map-context.ts';
import { sameFact } from './same-fact.ts';

/** What has been told of the skills. */
export type QueueMirror = SkillNames & {
  readonly heard: (queue: Queue) => FloorEvent[];
  readonly remove: (id: QueueId) => FloorEvent[];
  readonly ids: () => readonly QueueId[];
};

export function createQueueMirror(clock: Clock, known: readonly Queue[] = []): QueueMirror {
  const queues = new Map<QueueId, Queue>();
  const byName = new Map<string, QueueId>();
  const put = (queue: Queue) => {
    queues.set(queue.id, queue);
    byName.set(queue.name, queue.id);
  };
  for (const queue of known) put(queue);
  return {
    heard: queue => {
      const before = queues.get(queue.id);
      if (before !== undefined && sameFact(before, queue)) return [];
      put(queue);
      return [{ type: 'queue.changed', queue }];
    },
    remove: id => {
      const before = queues.get(id);
      if (before === undefined) return [];
      queues.delete(id);
      byName.delete(before.name);
      return [{ type: 'queue.removed', queueId: id, asOf: Math.max(clock.now(), before.asOf) }];
    },
    ids: () => [...queues.keys()],
    nameOf: id => queues.get(id)?.name,
    idOf: name => byName.get(name),
  };
}
