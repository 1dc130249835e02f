import type { Agent } from './entities.ts';
import type { FloorEvent } from './events.ts';
import type { Floor } from './floor.ts';
import { type AgentId, isEntityId, type PlatformId, platformOf } from './ids.ts';

/** Whose event it is: decides who may see it. */
export type EventOwner = { readonly platformId: PlatformId; readonly agentId: AgentId | undefined };

/**
 * The platform and, where there is one, the agent that an event is about. What happens to a contact or conversation that
 * the floor knows concerns whoever has it there, whomever the event names: both may have changed hands meanwhile.
 */
export function ownerOfEvent(event: FloorEvent, floor: Floor): EventOwner {
  switch (event.type) {
    case 'platform.changed':
      return { platformId: event.platform.id, agentId: undefined };
    case 'platform.link-changed':
    case 'platform.heard':
      return { platformId: event.platformId, agentId: undefined };
    case 'agent.changed':
    case 'agent.state-changed':
    case 'agent.session-changed':
    case 'agent.session-ended':
    case 'agent.removed':
      return { platformId: platformOf(event.agentId), agentId: event.agentId };
    case 'contact.changed':
      return { platformId: event.contact.platformId, agentId: event.contact.agentId };
    case 'contact.ended':
      return owner(event.contactId, (floor.contacts.get(event.contactId) ?? event).agentId);
    case 'text.session-changed':
      return { platformId: event.session.platformId, agentId: event.session.agentId };
    case 'text.session-ended':
    case 'text.message-added':
      return owner(event.sessionId, (floor.texts.get(event.sessionId)?.session ?? event).agentId);
    case 'queue.changed':
      return { platformId: event.queue.platformId, agentId: undefined };
    case 'queue.removed':
    case 'queue.tallied':
      return { platformId: platformOf(event.queueId), agentId: undefined };
    case 'membership.changed':
      return owner(event.membership.queueId, event.membership.agentId);
    case 'membership.removed':
      return owner(event.queueId, event.agentId);
    case 'supervision.changed':
      return { platformId: event.supervision.platformId, agentId: event.supervision.agentId };
    case 'command.changed': {
      const { agentId } = event.command.target;
      const known = agentId !== undefined && isEntityId(agentId) ? agentId : undefined;
      return { platformId: event.command.platformId, agentId: known };
    }
    case 'notice.received':
      return { platformId: event.notice.platformId, agentId: event.notice.agentId };
  }
}

function owner(id: `${string}:${string}`, agentId: AgentId | undefined): EventOwner {
  return { platformId: platformOf(id), agentId };
}

/** A part of the floor: platforms and teams (by name). Empty lists mean all. */
export type FloorScope = { readonly platforms: readonly PlatformId[]; readonly teams: readonly string[] };

/** Whether an agent lies within a scope. An agent whose team is not known yet is hidden from team scopes. */
export function seesAgent(scope: FloorScope, agent: Pick<Agent, 'platformId' | 'profile'>): boolean {
  if (!seesPlatform(scope, agent.platformId)) return false;
  if (scope.teams.length === 0) return true;
  const team = agent.profile?.team?.name;
  return team !== undefined && scope.teams.includes(team);
}

/** Whether a platform lies within a scope. */
export function seesPlatform(scope: FloorScope, platformId: PlatformId): boolean {
  return scope.platforms.length === 0 || scope.platforms.includes(platformId);
}
