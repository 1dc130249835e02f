import type { FloorEvent } from '../floor/events.ts';
import { backoffMs } from './backoff.ts';
import type { ConnectorContext } from './connector.ts';

/** Hands events over; true when they are durable, false when the connector was stopped before. Never throws. */
export type Emit = (events: readonly FloorEvent[]) => Promise<boolean>;

type Batch = {
  readonly number: number;
  readonly events: readonly FloorEvent[];
  readonly settle: (durable: boolean) => void;
};

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 15_000;

/**
 * Hands events over until they are durable: nothing is acknowledged to a platform that the gateway did not keep.
 * Batches go out side by side; when one could not be kept, those behind it wait, so that the order stays.
 */
export function createEmitter(
  context: Pick<ConnectorContext, 'emit' | 'clock' | 'random' | 'log' | 'count'>,
  signal: AbortSignal,
): Emit {
  let number = 0;
  let stuck: Batch[] = [];
  let retrying = false;

  const attempt = async (batch: Batch): Promise<boolean> => {
    try {
      await context.emit(batch.events);
      return true;
    } catch (error) {
      context.count('emit_failed');
      context.log('error', 'events could not be kept', { error: String(error) });
      return false;
    }
  };

  const hold = (batch: Batch) => {
    stuck = [...stuck, batch].sort((a, b) => a.number - b.number);
    if (!retrying) void retry();
  };

  const retry = async () => {
    retrying = true;
    for (let failures = 1; stuck.length > 0; ) {
      const pause = backoffMs(failures, FIRST_PAUSE_MS, LONGEST_PAUSE_MS, context.random);
      if (failures > 0) await context.clock.sleep(pause, signal);
      if (signal.aborted) break;
      const [first] = stuck;
      if (first === undefined) break;
      const kept = await attempt(first);
      failures = kept ? 0 : failures + 1;
      if (!kept) continue;
      stuck = stuck.filter(batch => batch !== first);
      first.settle(true);
    }
    retrying = false;
    if (!signal.aborted) return;
    for (const batch of stuck) batch.settle(false);
    stuck = [];
  };

  return events => {
    if (events.length === 0) return Promise.resolve(true);
    number += 1;
    return new Promise(settle => {
      const batch: Batch = { number, events, settle };
      if (retrying && !signal.aborted) return hold(batch);
      void attempt(batch).then(kept => {
        if (kept) settle(true);
        else if (signal.aborted) settle(false);
        else hold(batch);
      });
    });
  };
}
