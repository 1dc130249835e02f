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

/** The login session is over; what it was stays readable [AG3]. */
export function endAgentSession(
  floor: Floor,
  event: Extract<FloorEvent, { type: 'agent.session-ended' }>,
): Floor {
  const before = floor.agents.get(event.agentId)?.session ?? noSession;
  const leg = before.leg && { ...before.leg, status: 'disconnected' as const };
  return changeAgent(floor, event.agentId, 'session', {
    ...before,
    status: 'ended',
    listening: 'no',
    leg,
    note: event.note,
    asOf: event.asOf,
  });
}

/** The agent is no longer in the platform's directory [AG4]. */
export function removeAgent(floor: Floor, id: AgentId, asOf: Millis): Floor {
  const known = floor.agents.get(id);
  const newest = Math.max(known?.profile?.asOf ?? 0, known?.state?.asOf ?? 0, known?.session?.asOf ?? 0);
  if (known !== undefined && asOf < newest) return floor;
  const next = withHorizon(floor, id, asOf);
  return known === undefined ? next : { ...next, agents: next.agents.delete(id) };
}
