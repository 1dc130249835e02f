import type { FloorEvent } from '../../floor/events.ts';
import type { Floor } from '../../floor/floor.ts';
import type { LogEntry } from './event-log.ts';

/** An event that is durable and on the floor. */
export type PublishedEntry = LogEntry & {
  readonly event: FloorEvent;
  /** What those who lose sight of it are told instead, where an agent changed teams. */
  readonly farewell: readonly FloorEvent[];
};

/** What became durable with one commit. */
export type Batch = {
  readonly first: number;
  readonly last: number;
  readonly at: number;
  readonly entries: readonly PublishedEntry[];
  /** The floor after the last of them. */
  readonly floor: Floor;
};
