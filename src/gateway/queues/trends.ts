import type { QueueId } from '../../floor/ids.ts';
import type { Clock, Millis } from '../../lib/clock.ts';
import { LONGEST_TREND_MINUTES } from '../../protocol/queues.ts';
import { createMutex } from '../store/mutex.ts';
import type { QueueSample, Store } from '../store/store.ts';

/** How long viewers share what was read, in milliseconds: samples come once a minute. */
const SHARE_MS = 5_000;
/** Whoever asks for less is answered from one of these, in minutes. */
const WINDOWS = [60, LONGEST_TREND_MINUTES] as const;

type ByQueue = ReadonlyMap<QueueId, readonly QueueSample[]>;

/** The past of all queues, read once for however many look at it. */
export type Trends = {
  /** Samples of the last minutes, oldest first, by queue. */
  readonly all: (minutes: number) => Promise<ByQueue>;
};

export function createTrends({ store, clock }: { readonly store: Store; readonly clock: Clock }): Trends {
  // One at a time: a day of a large floor is a hundred thousand samples.
  const alone = createMutex();
  const held = new Map<number, { readonly at: Millis; readonly samples: Promise<ByQueue> }>();

  const read = (window: number): Promise<ByQueue> => {
    const now = clock.now();
    const known = held.get(window);
    if (known !== undefined && now - known.at < SHARE_MS) return known.samples;
    const samples = alone(async () =>
      Map.groupBy(await store.samples.since(now - window * 60_000), ({ queueId }) => queueId),
    );
    held.set(window, { at: now, samples });
    // What could not be read is not shared.
    samples.catch(() => held.delete(window));
    return samples;
  };

  return {
    all: async minutes => {
      const from = clock.now() - minutes * 60_000;
      const samples = await read(WINDOWS.find(window => minutes <= window) ?? LONGEST_TREND_MINUTES);
      return new Map([...samples].map(([id, points]) => [id, points.filter(({ at }) => at >= from)]));
    },
  };
}
