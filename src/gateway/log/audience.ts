import type { FloorEvent } from '../../floor/events.ts';
import type { Floor } from '../../floor/floor.ts';
import type { AgentId } from '../../floor/ids.ts';
import { ownerOfEvent } from '../../floor/scope.ts';
import { type Audience, EVERYONE, NOBODY } from './event-log.ts';

/** Who may see an event, by the floors before and after it [FD4, FD5]. */
export function audienceOf(event: FloorEvent, before: Floor, after: Floor): Audience {
  const { platformId, agentId } = ownerOfEvent(event, before);
  const team = teamSeeing(event.type === 'agent.removed' ? before : after, agentId);
  const left = teamBefore(event, before);
  return { platformId, agentId, team, leftTeam: left === team ? undefined : left };
}

/** The team that sees what belongs to an agent. */
function teamSeeing(floor: Floor, agentId: AgentId | undefined): string {
  return agentId === undefined ? EVERYONE : (floor.agents.get(agentId)?.profile?.team?.name ?? NOBODY);
}

/** The team that saw what the event is about; `undefined` where the event cannot move it, or it is new. */
function teamBefore(event: FloorEvent, before: Floor): string | undefined {
  switch (event.type) {
    case 'agent.changed':
      return before.agents.has(event.agentId) ? teamSeeing(before, event.agentId) : undefined;
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
