import type { Log } from '../../connectors/connector.ts';
import type { Queue } from '../../floor/entities.ts';
import type { FloorEvent } from '../../floor/events.ts';
import type { Floor } from '../../floor/floor.ts';
import type { QueueId } from '../../floor/ids.ts';
import { countedQueue } from '../../floor/tally.ts';
import type { Clock, Millis } from '../../lib/clock.ts';
import { LONGEST_TREND_MINUTES } from '../../protocol/queues.ts';
import { staleness } from '../commands/authorise.ts';
import type { QueueSample, Store } from '../store/store.ts';

/** Time between two samples of a queue. */
export const SAMPLE_MS = 60_000;
const ROUND_MS = 1000;

/** Writes down once a minute how each queue stands. Rules TR1… in SPEC.md. */
export type Sampler = {
  /** Told of every event: what stood between two samples is not lost. */
  readonly see: (event: FloorEvent) => void;
  readonly stop: () => Promise<void>;
};

/** Begins to sample, at each full minute; the first time as soon as a queue is heard. */
export function startSampler(deps: {
  readonly store: Store;
  readonly clock: Clock;
  readonly report: Log;
  readonly floor: () => Floor;
}): Sampler {
  const { store, clock, report, floor } = deps;
  const ending = new AbortController();
  /** The most that waited since the queue was last sampled. */
  const most = new Map<QueueId, number>();
  /** The minute for which each queue was sampled. */
  const sampled = new Map<QueueId, Millis>();

  async function round(): Promise<void> {
    const now = clock.now();
    const minute = Math.floor(now / SAMPLE_MS) * SAMPLE_MS;
    const { queues, platforms, tallies } = floor();
    const samples: QueueSample[] = [];
    for (const queue of queues.values()) {
      if (sampled.get(queue.id) === minute) continue;
      const platform = platforms.get(queue.platformId);
      // What was last heard of a silent platform says nothing about now: a gap is the truth [TR2].
      if (platform === undefined || staleness(platform, now) !== undefined) continue;
      sampled.set(queue.id, minute);
      samples.push(sampleOf(countedQueue(queue, tallies.get(queue.id)), most.get(queue.id), now));
      most.delete(queue.id);
    }
    for (const id of sampled.keys()) if (!queues.has(id)) sampled.delete(id);
    if (samples.length === 0) return;
    await store.samples.add(samples);
    await store.samples.forget(now - LONGEST_TREND_MINUTES * 60_000);
  }

  async function run(): Promise<void> {
    while (!ending.signal.aborted) {
      await round().catch(error => report('error', 'Queues could not be sampled.', { error: String(error) }));
      await clock.sleep(ROUND_MS, ending.signal);
    }
  }

  const running = run();
  return {
    see: event => {
      if (event.type !== 'queue.changed' || event.queue.waiting === undefined) return;
      const { id, waiting } = event.queue;
      most.set(id, Math.max(most.get(id) ?? 0, waiting));
    },
    stop: async () => {
      ending.abort();
      await running;
    },
  };
}

/** How a queue stands now; what is not known stays away. */
export function sampleOf(queue: Queue, most: number | undefined, now: Millis): QueueSample {
  const { waiting, longestWaitSince, serviceLevel } = queue;
  return {
    queueId: queue.id,
    at: now,
    ...(waiting === undefined ? {} : { waiting, mostWaiting: Math.max(waiting, most ?? 0) }),
    ...(waiting === undefined || (waiting > 0 && longestWaitSince === undefined)
      ? {}
      : {
          longestWaitSeconds:
            waiting === 0 || longestWaitSince === undefined
              ? 0
              : Math.max(0, Math.round((now - longestWaitSince) / 1000)),
        }),
    ...(serviceLevel === undefined || serviceLevel.sample === 0
      ? {}
      : { serviceLevel: serviceLevel.percent }),
  };
}
