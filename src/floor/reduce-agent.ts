import type { Millis } from '../lib/clock.ts';
import type { Agent, AgentSession } from './entities.ts';
import type { FloorEvent } from './events.ts';
import type { Floor } from './floor.ts';
import { type AgentId, platformOf } from './ids.ts';
import { isTooLate, withHorizon } from './reduce-common.ts';

type Aspect = 'profile' | 'state' | 'session';

/** Takes in one aspect of an agent as a whole; the other aspects stay as they are [AG1, AG2]. */
export function changeAgent<A extends Aspect>(
  floor: Floor,
  id: AgentId,
  aspect: A,
  fact: NonNullable<Agent[A]>,
): Floor {
  const known = floor.agents.get(id);
  const before = known?.[aspect];
  if (before ? fact.asOf < before.asOf : isTooLate(floor, id, fact.asOf)) return floor;
  const agent: Agent = known ?? {
    id,
    platformId: platformOf(id),
    profile: undefined,
    state: undefined,
    session: undefined,
  };
  return { ...floor, agents: floor.agents.set(id, { ...agent, [aspect]: fact }) };
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

/** The login session is over: nobody listens to it any more, and its leg with it [AG3]. */
export function endAgentSession(
  floor: Floor,
  event: Extract<FloorEvent, { type: 'agent.session-ended' }>,
): Floor {
  const session = { ...noSession, note: event.note, asOf: event.asOf };
  return changeAgent(floor, event.agentId, 'session', session);
}

/** The agent left the platform's directory: what was known until then goes, newer facts stay [AG4]. */
export function removeAgent(floor: Floor, id: AgentId, asOf: Millis): Floor {
  const next = withHorizon(floor, id, asOf);
  const known = next.agents.get(id);
  if (known === undefined) return next;
  const newer = <F extends { readonly asOf: Millis }>(fact: F | undefined) =>
    fact !== undefined && fact.asOf > asOf ? fact : undefined;
  const rest: Agent = {
    ...known,
    profile: newer(known.profile),
    state: newer(known.state),
    session: newer(known.session),
  };
  const gone = rest.profile === undefined && rest.state === undefined && rest.session === undefined;
  return { ...next, agents: gone ? next.agents.delete(id) : next.agents.set(id, rest) };
}
