import type { FloorEvent } from '../floor/events.ts';
import type { FloorSnapshot } from '../floor/snapshot.ts';
import type { Millis } from '../lib/clock.ts';

/** Version of what browser and gateway say to each other. A browser that hears another one reloads itself. */
export const PROTOCOL_VERSION = 1;

/** A place in the event log: `epoch.sequence`. The epoch changes when the log was lost or restored from a backup. */
export type Cursor = `${string}.${number}`;

/** `GET /api/floor`: what this viewer may see, now. */
export type SnapshotReply = {
  readonly cursor: Cursor;
  readonly floor: FloorSnapshot;
  readonly serverTime: Millis;
  readonly build: string;
  /** The gateway cannot write to its disk: nothing newer than this is told until it can. Absent while all is well. */
  readonly diskRefuses?: true;
};

/**
 * `GET /api/events?after=CURSOR&wait=SECONDS`: what happened since. With `Accept: application/x-ndjson` the answer is
 * a stream of these, one a line, until `wait` is over.
 */
export type EventsReply = {
  readonly cursor: Cursor;
  readonly events: readonly FloorEvent[];
  readonly serverTime: Millis;
  readonly build: string;
  /** As in a snapshot. */
  readonly diskRefuses?: true;
};

/** Longest `wait` that a poll may ask for, in seconds: below the idle limits of common proxies. */
export const LONGEST_WAIT = 55;

/** Reads a cursor; `undefined` when it is none. */
export function parseCursor(text: string): { readonly epoch: string; readonly sequence: number } | undefined {
  const match = /^([A-Za-z0-9_-]{1,40})\.(\d{1,15})$/.exec(text);
  return match?.[1] === undefined ? undefined : { epoch: match[1], sequence: Number(match[2]) };
}

/** Writes a cursor. */
export function formatCursor(epoch: string, sequence: number): Cursor {
  return `${epoch}.${sequence}`;
}
