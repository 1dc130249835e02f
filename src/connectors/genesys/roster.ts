import type { Agent, AgentSession, AgentState } from '../../floor/entities.ts';
import type { FloorEvent } from '../../floor/events.ts';
import { type AgentId, entityId, type PlatformId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';
import type { Directory } from './directory.ts';
import { factsOf, isAgent, type Leftover, nameOf } from './map-agents.ts';
import { createTold } from './told.ts';
import { ROLES, userSchema, type WireUser } from './wire.ts';

/** What a list of users comes to. */
export type RosterTaken = {
  readonly events: readonly FloorEvent[];
  readonly leftovers: readonly Leftover[];
  /** Lists of conversations that came along, by agent. */
  readonly users: readonly WireUser[];
};

/** The agents of a platform, as its user list tells of them. No I/O, no clock. */
export type Roster = {
  readonly take: (items: readonly unknown[], asOf: Millis) => RosterTaken;
  readonly agentIds: () => ReadonlySet<AgentId>;
  readonly channelsOf: (id: AgentId) => readonly string[];
  readonly isLoggedOut: (id: AgentId) => boolean;
};

type Entry = {
  state: AgentState | undefined;
  session: AgentSession | undefined;
  channels: readonly string[];
};

export function createRoster(platformId: PlatformId, directory: Directory, known: readonly Agent[]): Roster {
  const agents = new Map<AgentId, Entry>();
  const told = createTold();
  for (const agent of known)
    if (agent.platformId === platformId)
      agents.set(agent.id, { state: agent.state, session: agent.session, channels: [] });

  const take: Roster['take'] = (items, asOf) => {
    const events: FloorEvent[] = [];
    const leftovers: Leftover[] = [];
    const users: WireUser[] = [];
    const present = new Set<AgentId>();
    for (const item of items) {
      const parsed = userSchema.safeParse(item);
      if (!parsed.success) {
        leftovers.push({ reason: 'a user has an unknown shape', raw: item });
        continue;
      }
      const user = parsed.data;
      const supervises = (user.roles ?? []).some(role => role === ROLES.supervisor);
      directory.learn(user.id, { name: nameOf(user), kind: supervises ? 'supervisor' : 'agent' });
      if (!isAgent(user)) continue;
      const agentId = entityId(platformId, user.id);
      present.add(agentId);
      users.push(user);
      const facts = factsOf(platformId, user, asOf);
      leftovers.push(...facts.leftovers);
      const before = agents.get(agentId);
      const state = { ...facts.state, since: sinceOf(before?.state, facts.state) };
      const session = sessionOf(before?.session, state, facts.stationPhone);
      agents.set(agentId, { state, session, channels: facts.channels });
      const { profile } = facts;
      events.push(
        ...told.news(`profile ${agentId}`, profile, { type: 'agent.changed', agentId, profile }),
        ...told.news(`state ${agentId}`, state, { type: 'agent.state-changed', agentId, state }),
        ...told.news(`session ${agentId}`, session, sessionEvent(agentId, session)),
      );
    }
    // A list that could not be read in part must not remove those whom it may have told of.
    if (leftovers.every(({ reason }) => reason !== 'a user has an unknown shape'))
      for (const agentId of agents.keys()) {
        if (present.has(agentId)) continue;
        agents.delete(agentId);
        for (const aspect of ['profile', 'state', 'session']) told.forget(`${aspect} ${agentId}`);
        events.push({ type: 'agent.removed', agentId, asOf });
      }
    return { events, leftovers, users };
  };

  return {
    take,
    agentIds: () => new Set(agents.keys()),
    channelsOf: id => agents.get(id)?.channels ?? [],
    isLoggedOut: id => agents.get(id)?.state?.presence === 'logged-out',
  };
}

/** Genesys does not tell since when; a change that was seen to happen began about then. */
function sinceOf(before: AgentState | undefined, now: AgentState): Millis | undefined {
  if (before === undefined) return undefined;
  const same =
    before.presence === now.presence &&
    before.activity === now.activity &&
    before.word === now.word &&
    before.reason === now.reason;
  return same ? before.since : now.asOf;
}

function sessionOf(
  before: AgentSession | undefined,
  state: AgentState,
  stationPhone: string | undefined,
): AgentSession {
  const open = state.presence !== 'logged-out' && state.presence !== 'unknown';
  const began = before?.status === 'ended' && open;
  return {
    status: open ? 'open' : 'ended',
    number: undefined,
    startedAt: began ? state.asOf : open ? before?.startedAt : undefined,
    stationId: undefined,
    stationPhone: open ? stationPhone : undefined,
    leg: undefined,
    dialerCampaign: undefined,
    listening: 'no',
    note: undefined,
    asOf: state.asOf,
  };
}

function sessionEvent(agentId: AgentId, session: AgentSession): FloorEvent {
  return session.status === 'ended'
    ? { type: 'agent.session-ended', agentId, note: undefined, asOf: session.asOf }
    : { type: 'agent.session-changed', agentId, session };
}
