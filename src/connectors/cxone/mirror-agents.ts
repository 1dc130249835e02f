import type { Agent, AgentProfile, AgentSession, AgentState } from '../../floor/entities.ts';
import type { FloorEvent } from '../../floor/events.ts';
import type { AgentId } from '../../floor/ids.ts';
import type { Clock, Millis } from '../../lib/clock.ts';
import { sameFact } from './same-fact.ts';

/** Who tells: the session's own stream knows more (pending states) than the roster. */
export type Source = 'stream' | 'roster';

/** What has been told of the agents, so that whole facts can be told and nothing is told twice. */
export type AgentMirror = {
  readonly profile: (id: AgentId, profile: AgentProfile) => FloorEvent[];
  /** `undefined`: the list tells of an older state than the session's stream did a moment ago. */
  readonly state: (id: AgentId, state: AgentState, source: Source) => FloorEvent[] | undefined;
  readonly session: (id: AgentId, facts: Partial<AgentSession>) => FloorEvent[];
  readonly endSession: (id: AgentId, note: string | undefined) => FloorEvent[];
  readonly remove: (id: AgentId) => FloorEvent[];
  /**
   * Whether a stream told of an older state than the one known: a late event, or the platform's clock was set back.
   * A whole list, read when lists cannot be behind any more, tells which; then it is `settled`.
   */
  readonly isInDoubt: () => boolean;
  readonly settled: () => void;
  readonly get: (id: AgentId) => KnownAgent | undefined;
  readonly ids: () => IterableIterator<AgentId>;
};

export type KnownAgent = Partial<Pick<Agent, 'profile' | 'state' | 'session'>>;

type Entry = {
  profile?: AgentProfile | undefined;
  state?: AgentState | undefined;
  /** The platform's start of the state, which decides what is newer; `asOf` only grows. */
  stateStart?: Millis;
  /** When the session's own stream told the state; lists are behind it for a while. */
  streamAt?: Millis | undefined;
  session?: AgentSession | undefined;
};

/**
 * For so long a list may be behind the stream. What it says later is true, though its time be older: the platform's
 * clock was set back.
 */
const LISTS_LAG_MS = 10_000;
/** Two sources may round the start of the same state differently. */
const SAME_START_MS = 1_500;

export function createAgentMirror(clock: Clock, known: readonly Agent[] = []): AgentMirror {
  const agents = new Map<AgentId, Entry>();
  let doubtedAt: Millis | undefined;
  for (const { id, profile, state, session } of known) agents.set(id, { profile, state, session });

  const entryOf = (id: AgentId): Entry => {
    const entry = agents.get(id) ?? {};
    agents.set(id, entry);
    return entry;
  };

  return {
    profile: (id, profile) => {
      const entry = entryOf(id);
      const merged = {
        ...profile,
        team: profile.team ?? entry.profile?.team,
        userName: profile.userName ?? entry.profile?.userName,
      };
      if (entry.profile !== undefined && sameFact(entry.profile, merged)) return [];
      entry.profile = { ...merged, asOf: Math.max(profile.asOf, entry.profile?.asOf ?? 0) };
      return [{ type: 'agent.changed', agentId: id, profile: entry.profile }];
    },

    state: (id, heard, source) => {
      const entry = entryOf(id);
      const before = entry.state;
      const start = heard.since ?? heard.asOf;
      const same = before !== undefined && isSameState(before, heard);
      const newest = entry.stateStart ?? before?.since ?? before?.asOf ?? 0;
      if (!same && before !== undefined && start < newest) {
        if (source === 'stream') {
          entry.streamAt = undefined;
          doubtedAt ??= clock.now();
          return undefined;
        }
        if (entry.streamAt !== undefined && clock.now() - entry.streamAt < LISTS_LAG_MS) return undefined;
      }
      if (source === 'stream') entry.streamAt = clock.now();
      const knowsLess = source === 'roster' && entry.streamAt !== undefined;
      const next = same && knowsLess ? enrich(before, heard) : heard;
      entry.stateStart = same ? Math.max(start, newest) : start;
      if (before !== undefined && sameFact(before, next)) return [];
      // A change within the same state (a pending state was chosen) happened now, not when the state began.
      const asOf = Math.max(same ? clock.now() : next.asOf, before?.asOf ?? 0);
      entry.state = { ...next, asOf };
      return [{ type: 'agent.state-changed', agentId: id, state: entry.state }];
    },

    session: (id, facts) => {
      const entry = entryOf(id);
      const before = entry.session ?? noSession;
      const reopened = before.status === 'ended' && facts.status === 'open';
      const next: AgentSession = {
        ...(reopened ? { ...noSession, listening: before.listening } : before),
        ...facts,
      };
      if (entry.session !== undefined && sameFact(entry.session, next)) return [];
      entry.session = { ...next, asOf: Math.max(clock.now(), before.asOf) };
      return [{ type: 'agent.session-changed', agentId: id, session: entry.session }];
    },

    endSession: (id, note) => {
      const entry = entryOf(id);
      const before = entry.session;
      if (before === undefined || before.status === 'ended') return [];
      const asOf = Math.max(clock.now(), before.asOf);
      const leg = before.leg && { ...before.leg, status: 'disconnected' as const };
      entry.session = { ...before, status: 'ended', listening: 'no', leg, note, asOf };
      return [{ type: 'agent.session-ended', agentId: id, note, asOf }];
    },

    remove: id => {
      const entry = agents.get(id);
      if (!agents.delete(id)) return [];
      const newest = Math.max(entry?.profile?.asOf ?? 0, entry?.state?.asOf ?? 0, entry?.session?.asOf ?? 0);
      return [{ type: 'agent.removed', agentId: id, asOf: Math.max(clock.now(), newest) }];
    },

    isInDoubt: () => doubtedAt !== undefined && clock.now() - doubtedAt >= LISTS_LAG_MS,
    settled: () => {
      doubtedAt = undefined;
    },
    get: id => agents.get(id),
    ids: () => agents.keys(),
  };
}

function isSameState(before: AgentState, heard: AgentState): boolean {
  if (before.word !== heard.word || before.activity !== heard.activity) return false;
  if (before.since === undefined || heard.since === undefined) return before.since === heard.since;
  return Math.abs(before.since - heard.since) < SAME_START_MS;
}

/** The roster knows nothing of pending states and after-contact limits: what the stream told of them stays. */
function enrich(before: AgentState, heard: AgentState): AgentState {
  return {
    ...before,
    presence: heard.presence === 'unknown' ? before.presence : heard.presence,
    reason: heard.reason ?? before.reason,
    acwTimeoutMs: heard.acwTimeoutMs ?? before.acwTimeoutMs,
  };
}

const noSession: AgentSession = {
  status: 'ended',
  number: undefined,
  startedAt: undefined,
  stationId: undefined,
  stationPhone: undefined,
  leg: undefined,
  dialerCampaign: undefined,
  listening: 'no',
  note: undefined,
  asOf: 0,
};
