import type { FloorEvent } from '../../floor/events.ts';
import type { LogEntry } from './event-log.ts';

/** An event as it is kept to be told again: as JSON, so that nothing of the floor that it came from stays in memory. */
export type KeptEntry = LogEntry & {
  /** What those who lose sight of it are told instead, where an agent changed teams. */
  readonly farewell: readonly FloorEvent[];
};

/** An event that is durable and on the floor. */
export type PublishedEntry = KeptEntry & { readonly event: FloorEvent };

/** What became durable with one commit. */
export type Batch = {
  readonly first: number;
  readonly last: number;
  readonly entries: readonly PublishedEntry[];
};
