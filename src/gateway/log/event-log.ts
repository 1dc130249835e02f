import type { AgentId, PlatformId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';

/** In place of a team: seen by all who may see the platform. No team can be named like this. */
export const EVERYONE = '\u0001everyone';
/** In place of a team: not known, hidden from viewers who are limited to teams. */
export const NOBODY = '\u0001nobody';

/** Who an event is for. Kept with the event, so that old pages can be filtered without the floor of that time. */
export type Audience = {
  readonly platformId: PlatformId;
  /** The agent it is about; without one it is for everybody who may see the platform. */
  readonly agentId: AgentId | undefined;
  /** The team that sees it: that agent's team once the event has happened, `EVERYONE` or `NOBODY`. */
  readonly team: string;
  /** Who saw until now what the event is about, where that changes: an agent, contact or conversation that moved. */
  readonly leftTeam: string | undefined;
};

/** An event on its way into the log, serialised once for the disk and for every browser that may see it whole. */
export type NewEntry = {
  readonly at: Millis;
  readonly audience: Audience;
  /** The `FloorEvent` as JSON. */
  readonly json: string;
};

/** An event with its place. */
export type LogEntry = NewEntry & { readonly sequence: number };

/** The floor after the event at `sequence`, as bytes whose meaning belongs to the writer. */
export type StoredSnapshot = {
  readonly sequence: number;
  readonly at: Millis;
  readonly data: Uint8Array;
};

/** A stretch of the log. */
export type LogQuery = {
  /** Only entries behind this place. */
  readonly after: number;
  /** Only entries up to and including this place. */
  readonly until?: number | undefined;
  readonly limit: number;
  readonly agentId?: AgentId | undefined;
};

/**
 * The one line of events: durable, gap-free, bounded. Asynchronous, so that a log on another machine can stand behind
 * the same port. One writer at a time. Rules EL1… in SPEC.md.
 */
export type EventLog = {
  /** Names this line of history; places of another epoch mean nothing here. */
  readonly epoch: () => string;
  /** Begins a new epoch: every cursor handed out so far is gone. */
  readonly renewEpoch: () => Promise<void>;
  /** Adds entries all together or not at all; resolves with the place of the last one when they are durable. */
  readonly append: (entries: readonly NewEntry[]) => Promise<number>;
  /** Entries in order. */
  readonly read: (query: LogQuery) => Promise<readonly LogEntry[]>;
  /** First and last place held; `last` is 0 and `first` 1 while nothing was ever written. */
  readonly bounds: () => Promise<{ readonly first: number; readonly last: number }>;
  /** The last place whose time is at or before `at`; one less than the first held place when all are later. */
  readonly placeAt: (at: Millis) => Promise<number>;
  readonly saveSnapshot: (snapshot: StoredSnapshot) => Promise<void>;
  /** The newest snapshot at or before a place. */
  readonly snapshotBefore: (sequence: number) => Promise<StoredSnapshot | undefined>;
  /**
   * Lets go of entries older than `before`, and of the oldest while the log is larger than `bytes`; never of what is
   * needed to rebuild the floor from the newest snapshot.
   */
  readonly trim: (limits: { readonly before: Millis; readonly bytes: number }) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Makes the name of an epoch out of a random source that gives 0 ≤ n < 1. */
export function newEpoch(random: () => number): string {
  const part = () => Math.floor(random() * 36 ** 5).toString(36);
  return `e${part()}${part()}`;
}
