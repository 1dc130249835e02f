import type { AgentState } from '../../../floor/entities.ts';
import type { FloorEvent } from '../../../floor/events.ts';
import { type AgentId, entityId } from '../../../floor/ids.ts';
import { makeState } from '../../../floor/testing.ts';
import type { Millis } from '../../../lib/clock.ts';

/** An agent appears on the floor. */
export const arrives = (id: AgentId, name: string, team: string | undefined, asOf: Millis): FloorEvent => ({
  type: 'agent.changed',
  agentId: id,
  profile: {
    name,
    team: team === undefined ? undefined : { id: entityId('cxone', team), name: team },
    userName: undefined,
    asOf,
  },
});

/** An agent changes state, at the time of the change. */
export const changes = (id: AgentId, since: Millis, state: Partial<AgentState>): FloorEvent => ({
  type: 'agent.state-changed',
  agentId: id,
  state: makeState({ since, asOf: since, ...state }),
});
