import type { CommandRecord } from '../../floor/commands.ts';
import type { FloorEvent } from '../../floor/events.ts';
import type { Floor } from '../../floor/floor.ts';
import { type AgentId, isEntityId } from '../../floor/ids.ts';
import { type EventOwner, ownerOfEvent } from '../../floor/scope.ts';
import { type Audience, EVERYONE, NOBODY } from './event-log.ts';

/** Who may see an event, by the floors before and after it [FD4, FD5]. */
export function audienceOf(event: FloorEvent, before: Floor, after: Floor): Audience {
  const { platformId, agentId } =
    event.type === 'command.changed' ? ownerOfCommand(event.command, after) : ownerOfEvent(event, before);
  const team = teamSeeing(after, agentId);
  const left = teamBefore(event, before);
  return { platformId, agentId, team, leftTeam: left === team ? undefined : left };
}

/** Whose a command is: its agent's, or the agent's who has the conversation or contact that it is about. */
export function ownerOfCommand({ platformId, target }: CommandRecord, floor: Floor): EventOwner {
  const known = (id: string | undefined) => (id !== undefined && isEntityId(id) ? id : undefined);
  const sessionId = known(target.sessionId);
  const contactId = known(target.contactId);
  const agentId =
    known(target.agentId) ??
    (sessionId && floor.texts.get(sessionId)?.session.agentId) ??
    (contactId && floor.contacts.get(contactId)?.agentId);
  return { platformId, agentId };
}

/** The team that sees what belongs to an agent. */
function teamSeeing(floor: Floor, agentId: AgentId | undefined): string {
  return agentId === undefined ? EVERYONE : (floor.agents.get(agentId)?.profile?.team?.name ?? NOBODY);
}

/** The team that saw what the event is about; `undefined` where the event cannot move it, or it is new. */
function teamBefore(event: FloorEvent, before: Floor): string | undefined {
  switch (event.type) {
    case 'agent.removed':
      return teamSeeing(before, event.agentId);
    case 'agent.changed':
      return isHeardOf(before, event.agentId) ? teamSeeing(before, event.agentId) : undefined;
    case 'contact.changed': {
      const known = before.contacts.get(event.contact.id);
      return known && teamSeeing(before, known.agentId);
    }
    case 'text.session-changed': {
      const known = before.texts.get(event.session.id)?.session;
      return known && teamSeeing(before, known.agentId);
    }
    case 'supervision.changed': {
      const known = before.supervisions.get(event.supervision.id);
      return known && teamSeeing(before, known.agentId);
    }
    default:
      return undefined;
  }
}

/** Whether anything is on the floor that comes into sight with the agent. */
function isHeardOf(floor: Floor, agentId: AgentId): boolean {
  const { agents, contactsOf, textsOf, queuesOf, supervisionsOf, notices } = floor;
  return [agents, contactsOf, textsOf, queuesOf, supervisionsOf, notices].some(index => index.has(agentId));
}
