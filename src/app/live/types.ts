import type { DisplayState, StateLimits } from '../../floor/display.ts';
import type { Contact, Listening, PendingState, Supervision } from '../../floor/entities.ts';
import type { AgentId, PlatformId, QueueId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';

/** How the browser's own line to the gateway is doing. */
export type FeedState = 'connecting' | 'live' | 'catching-up' | 'offline' | 'signed-out';

/** The state of the live feed. All times are server time. */
export type FeedStatus = {
  readonly state: FeedState;
  readonly since: Millis;
  /** Failed attempts in a row; 0 while all is well. */
  readonly attempt: number;
  /** When the next attempt is made; `undefined` while one is under way or none is planned. */
  readonly retryAt: Millis | undefined;
  /** While not live: when the gateway last answered; what is shown is as old as this. */
  readonly heardAt: Millis | undefined;
  /** Why it is not live, in words for a person. */
  readonly problem: string | undefined;
  /** Whether this tab polls for itself and the browser's other tabs, or listens to the one that does. */
  readonly role: 'leader' | 'follower' | 'alone';
  /** The gateway serves another build than the one this page was loaded from: offer to reload. */
  readonly outdated: boolean;
  /** The gateway answers but cannot write to its disk: nothing new is told until it can. */
  readonly diskRefuses: boolean;
};

/** How far what is shown about a platform can be trusted. */
export type FreshnessState = 'live' | 'stale' | 'down' | 'unknown';

export type Freshness = {
  readonly state: FreshnessState;
  /** Age of the platform's last good answer; `undefined`: never heard. */
  readonly ageMs: number | undefined;
  /** Why it is not live, in words for a supervisor. */
  readonly reason: string | undefined;
};

/** The live text conversations of an agent, as a row sums them up. */
export type LiveTexts = {
  readonly count: number;
  /** Since when the customer waits who has waited longest; `undefined`: none waits, as far as is known. */
  readonly waitingSince: Millis | undefined;
};

/** What decides whether an agent is listed, and where. */
export type Listed = {
  readonly id: AgentId;
  readonly platformId: PlatformId;
  /** The agent's name; the platform's own id while the name is not known. */
  readonly name: string;
  readonly team: string | undefined;
  readonly userName: string | undefined;
  readonly display: DisplayState;
  readonly since: Millis | undefined;
};

/** What a row of the floor shows about an agent, derived from the floor when the agent is touched. */
export type AgentRow = Listed & {
  /** The word beside the state's icon. */
  readonly word: string;
  readonly reason: string | undefined;
  readonly pending: readonly PendingState[];
  /** The contact to show: the one that is talking, else the newest live one. */
  readonly contact: Contact | undefined;
  readonly liveContacts: number;
  /** Live text conversations; absent: none. */
  readonly texts?: LiveTexts | undefined;
  readonly supervisions: readonly Supervision[];
  readonly listening: Listening;
  /** Queues (skills) that the agent serves, or has a live contact of. */
  readonly skills: readonly QueueId[];
};

/** `urgency`: over the limit first, then longest in state. `time`: longest in state first, over or not. */
export const ROSTER_SORTS = ['urgency', 'time', 'name', 'team', 'state', 'platform'] as const;
export type RosterSort = (typeof ROSTER_SORTS)[number];

export const ROSTER_GROUPINGS = ['none', 'team', 'state', 'platform'] as const;
export type RosterGrouping = (typeof ROSTER_GROUPINGS)[number];

/** Which agents are shown and in which order. Empty lists and texts filter nothing. */
export type RosterView = {
  /** Words that all have to occur in the name, team, user name or id; case and accents do not matter. */
  readonly text: string;
  /** Team names; `''` stands for agents without a team. */
  readonly teams: readonly string[];
  readonly states: readonly DisplayState[];
  readonly skills: readonly QueueId[];
  readonly platforms: readonly PlatformId[];
  readonly overLimit: boolean;
  readonly sort: RosterSort;
  readonly descending: boolean;
  readonly group: RosterGrouping;
  /** Keys of groups of which only the header is shown. */
  readonly collapsed: readonly string[];
  readonly limits: StateLimits;
};

export type RosterGroup = {
  /** The team's name, the display state or the platform's id; `''` where there is none. */
  readonly key: string;
  readonly count: number;
  /** How many of them are over their limit. */
  readonly over: number;
  readonly collapsed: boolean;
  /** The header's place among the rows. */
  readonly index: number;
};

export type RosterRow =
  | { readonly kind: 'group'; readonly key: string; readonly group: RosterGroup }
  | { readonly kind: 'agent'; readonly key: AgentId; readonly id: AgentId; readonly over: boolean };

/** The rows as they are to be shown now. A new object whenever something changes of what was read from the last one. */
export type RosterRows = {
  readonly version: number;
  /** Agents that pass the filters. */
  readonly shown: number;
  /** Rows, group headers included and collapsed agents left out: what the virtualiser counts. */
  readonly length: number;
  readonly rowAt: (index: number) => RosterRow | undefined;
  /** Row of an agent; -1: filtered out, unknown or in a collapsed group. */
  readonly indexOf: (id: AgentId) => number;
  /** The group that the row at an index belongs to, for a sticky header. */
  readonly groupAt: (index: number) => RosterGroup | undefined;
  /** All groups in order, computed when asked for. */
  readonly groups: () => readonly RosterGroup[];
};

export type StateTotals = {
  readonly count: number;
  readonly over: number;
  readonly states: Readonly<Record<DisplayState, number>>;
};

export type RosterTotals = {
  /** Everybody whom this viewer may see. */
  readonly all: StateTotals;
  /** Those who pass every filter but state and over-limit: what a click on a total would show. */
  readonly matching: StateTotals;
};

export type HoldReason = 'pointer' | 'focus' | 'menu';

/** The index of one view. The same view gives the same roster while anybody uses it. */
export type Roster = {
  readonly view: RosterView;
  readonly rows: () => RosterRows;
  readonly totals: () => RosterTotals;
  /** How many agents would move, come or go if the rows were not held. */
  readonly heldCount: () => number;
  /** Keeps the order as it is shown while any reason holds; values of rows go on changing. */
  readonly hold: (reason: HoldReason) => void;
  readonly release: (reason: HoldReason) => void;
  /** Applies what is held, once, although the rows are still held. */
  readonly applyHeld: () => void;
  readonly subscribeRows: (listener: () => void) => () => void;
  readonly subscribeTotals: (listener: () => void) => () => void;
  readonly subscribeHeld: (listener: () => void) => () => void;
};

/** One shared clock, once a second, in server time; it rests while the page is hidden. */
export type LiveClock = {
  /** The second that is shown. */
  readonly now: () => Millis;
  /** The same, but standing still from the moment at which the platform's facts became too old. */
  readonly nowOf: (platformId: PlatformId) => Millis;
  readonly subscribe: (listener: () => void) => () => void;
};
