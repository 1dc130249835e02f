import type { FloorEvent } from '../floor/events.ts';
import { backoffMs } from './backoff.ts';
import type { ConnectorContext } from './connector.ts';

/** Hands events over; true when they are durable, false when the connector was stopped before. Never throws. */
export type Emit = (events: readonly FloorEvent[]) => Promise<boolean>;

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 15_000;

/** Hands events over until they are durable: nothing is acknowledged to a platform that the gateway did not keep. */
export function createEmitter(
  context: Pick<ConnectorContext, 'emit' | 'clock' | 'random' | 'log' | 'count'>,
  signal: AbortSignal,
): Emit {
  return async events => {
    if (events.length === 0) return true;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await context.emit(events);
        return true;
      } catch (error) {
        context.count('emit_failed');
        context.log('error', 'events could not be kept', { attempt, error: String(error) });
      }
      if (signal.aborted) return false;
      await context.clock.sleep(backoffMs(attempt, FIRST_PAUSE_MS, LONGEST_PAUSE_MS, context.random), signal);
      if (signal.aborted) return false;
    }
  };
}
