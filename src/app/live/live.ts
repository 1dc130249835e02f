import type { StoreApi } from 'zustand/vanilla';
import type { Floor } from '../../floor/floor.ts';
import type { AgentId, PlatformId } from '../../floor/ids.ts';
import type { Topics } from './topics.ts';
import type { AgentRow, FeedStatus, Freshness, LiveClock, Roster, RosterView } from './types.ts';

export type LiveState = {
  readonly floor: Floor;
  readonly feed: FeedStatus;
  /** Whether a floor was ever received: before that, nothing is known, not even that there are no agents. */
  readonly loaded: boolean;
};

/** A team of the floor with its number of agents; `''`: agents without a team. */
export type TeamCount = { readonly name: string; readonly count: number };

/** The live floor in a browser: one feed, one store, one clock, and the indices that views read. No React. */
export type Live = {
  readonly store: StoreApi<LiveState>;
  readonly topics: Topics;
  readonly clock: LiveClock;
  /**
   * Takes in the floor that the page asked for early, so that it stands there when the page is first drawn. For those who
   * are signed in; resolves when it is there or will not come.
   */
  readonly beginEarly: () => Promise<void>;
  /** Starts the feed for the person who is signed in now; returns what stops it and forgets the floor. */
  readonly start: () => () => void;
  /** Tells the browser's other tabs that somebody signed in or out, so that they ask again who they are. */
  readonly announceSessionChange: () => void;
  /** Calls when another tab announced it. */
  readonly onSessionChange: (listener: () => void) => () => void;
  /** Tries again at once instead of waiting for the next attempt. */
  readonly retryNow: () => void;
  readonly row: (id: AgentId) => AgentRow | undefined;
  readonly teams: () => readonly TeamCount[];
  readonly freshness: (platformId: PlatformId) => Freshness;
  /** The index of a view, made when nobody has it yet; it is kept up to date while it is held on to. */
  readonly roster: (view: RosterView) => Roster;
  /** Holds on to a roster; returns what lets it go. */
  readonly retain: (roster: Roster) => () => void;
};
