import type { FloorEvent } from '../../floor/events.ts';
import type { FloorSnapshot } from '../../floor/snapshot.ts';
import type { Millis } from '../../lib/clock.ts';
import { type Cursor, type EventsReply, parseCursor, type SnapshotReply } from '../../protocol/feed.ts';

/** Where the floor data goes. */
export type FloorSink = {
  readonly replace: (floor: FloorSnapshot) => void;
  readonly apply: (events: readonly FloorEvent[]) => void;
  readonly clear: () => void;
};

/** The one line of events into this tab: knows the place in the log, and lets nothing in twice or out of order. */
export type Line = {
  readonly cursor: () => Cursor | undefined;
  readonly begin: (snapshot: SnapshotReply) => void;
  /**
   * Takes a reply that continues from `after`. `gap`: something between is missing, ask the gateway for it; `old`: known
   * already; `lost`: another epoch of the log, only a new snapshot helps.
   */
  readonly take: (after: Cursor, reply: EventsReply) => 'taken' | 'old' | 'gap' | 'lost';
  /** How our place stands to another one: negative, we are behind; `undefined`: not comparable. */
  readonly ahead: (other: Cursor) => number | undefined;
  /** Forgets the place: a new snapshot is needed. */
  readonly lose: () => void;
};

export type LineHears = {
  readonly time: (serverTime: Millis) => void;
  readonly build: (build: string) => void;
  /** Whether the gateway's disk refuses, so that nothing new is told. */
  readonly disk: (refuses: boolean) => void;
};

export function createLine(sink: FloorSink, hears: LineHears): Line {
  let cursor: Cursor | undefined;

  function ahead(other: Cursor): number | undefined {
    const ours = cursor === undefined ? undefined : parseCursor(cursor);
    const theirs = parseCursor(other);
    if (ours === undefined || theirs === undefined || ours.epoch !== theirs.epoch) return undefined;
    return ours.sequence - theirs.sequence;
  }

  return {
    cursor: () => cursor,
    ahead,
    lose() {
      cursor = undefined;
    },
    begin(snapshot) {
      hears.time(snapshot.serverTime);
      hears.build(snapshot.build);
      hears.disk(snapshot.diskRefuses === true);
      cursor = snapshot.cursor;
      sink.replace(snapshot.floor);
    },
    take(after, reply) {
      const sinceStart = ahead(after);
      const sinceEnd = ahead(reply.cursor);
      if (sinceStart === undefined || sinceEnd === undefined) return 'lost';
      hears.time(reply.serverTime);
      hears.build(reply.build);
      hears.disk(reply.diskRefuses === true);
      if (sinceEnd >= 0) return 'old';
      if (sinceStart < 0) return 'gap';
      cursor = reply.cursor;
      // Starting earlier than our place is fine: the same events again, up to the newest, change nothing [FL1].
      sink.apply(reply.events);
      return 'taken';
    },
  };
}
