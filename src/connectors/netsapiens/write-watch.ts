import type { FloorEvent } from '../../floor/events.ts';
import { entityId, type PlatformId } from '../../floor/ids.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Pending } from './pending.ts';

/** Looks again, soon and then less soon, after something was written; and says so when it does not show. */
export type WriteWatch = {
  readonly wrote: () => void;
  readonly afterReading: () => Promise<void>;
};

/** After the last write: a geo-replicated platform shows most writes within some seconds. */
const LOOK_AFTER_MS = [500, 1_500, 4_000, 9_000];

export function createWriteWatch(given: {
  readonly platformId: PlatformId;
  readonly pending: Pending;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly emit: (events: readonly FloorEvent[]) => Promise<unknown>;
  readonly readAgain: () => void;
}): WriteWatch {
  const { platformId, pending, clock, signal, emit, readAgain } = given;
  let generation = 0;
  let overdue = 0;

  const look = async (mine: number) => {
    const start = clock.now();
    for (const after of LOOK_AFTER_MS) {
      await clock.sleep(start + after - clock.now(), signal);
      // A later write looks for itself and for those before it.
      if (signal.aborted || mine !== generation || !pending.any()) return;
      readAgain();
    }
  };

  return {
    wrote: () => {
      generation += 1;
      void look(generation);
    },
    afterReading: async () => {
      const late = pending.overdue().map(({ expectation, what }): FloorEvent => {
        overdue += 1;
        return {
          type: 'notice.received',
          notice: {
            id: entityId(platformId, `write-overdue-${clock.now()}-${overdue}`),
            platformId,
            agentId: expectation.agentId,
            kind: 'write overdue',
            title: `${what}: accepted a minute ago, and still does not show`,
            detail:
              'NetSapiens answered 202 (accepted) but its own lists have not changed. Look at its portal, or try again.',
            level: 'warning',
            links: [],
            raw: undefined,
            asOf: clock.now(),
          },
        };
      });
      await emit(late);
    },
  };
}
