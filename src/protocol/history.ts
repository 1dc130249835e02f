import type { FloorEvent } from '../floor/events.ts';
import type { FloorSnapshot } from '../floor/snapshot.ts';
import type { Millis } from '../lib/clock.ts';
import type { Cursor } from './feed.ts';

/** `GET /api/history?at=TIME`: the floor as it was, as far as this viewer may see it. */
export type HistoryReply = {
  readonly at: Millis;
  /** The place up to which events are in it: `GET /api/history/events?after=` goes on from there. */
  readonly cursor: Cursor;
  readonly floor: FloorSnapshot;
};

/** An event with its place and the time at which the gateway heard it. */
export type PastEvent = { readonly sequence: number; readonly at: Millis; readonly event: FloorEvent };

/** `GET /api/history/events?from=&to=&after=&agent=&limit=`: oldest first. */
export type HistoryEventsReply = {
  readonly events: readonly PastEvent[];
  /** Give this as `after` for the next page; `undefined`: there is no more. */
  readonly next: number | undefined;
  /** Times of the oldest and newest event that are still held. */
  readonly held: { readonly from: Millis | undefined; readonly to: Millis | undefined };
};
