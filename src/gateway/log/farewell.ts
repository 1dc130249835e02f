import type { FloorEvent } from '../../floor/events.ts';
import type { Floor } from '../../floor/floor.ts';
import { type AgentId, membershipKey } from '../../floor/ids.ts';

/** What those are told who lose sight of what an event moves away from them [FD5]. */
export function farewellOf(event: FloorEvent, before: Floor): readonly FloorEvent[] {
  switch (event.type) {
    case 'agent.changed':
    case 'agent.removed':
      return farewellTo(before, event.agentId);
    case 'contact.changed': {
      const { id: contactId, asOf } = event.contact;
      return [{ type: 'contact.ended', contactId, agentId: undefined, endReason: undefined, asOf }];
    }
    case 'text.session-changed': {
      const { id: sessionId, asOf } = event.session;
      return [{ type: 'text.session-ended', sessionId, agentId: undefined, asOf }];
    }
    case 'supervision.changed':
      return [{ type: 'supervision.changed', supervision: { ...event.supervision, ended: true } }];
    default:
      return [];
  }
}

/**
 * What a viewer is told when an agent moves out of sight: the agent and what hangs on it leave the floor, with the
 * times of the facts that the viewer has.
 */
function farewellTo(floor: Floor, agentId: AgentId): readonly FloorEvent[] {
  const agent = floor.agents.get(agentId);
  if (agent === undefined) return [];
  const { profile, state, session } = agent;
  const events: FloorEvent[] = [];
  for (const contactId of floor.contactsOf.get(agentId) ?? []) {
    const contact = floor.contacts.get(contactId);
    if (contact && !contact.final)
      events.push({ type: 'contact.ended', contactId, agentId, endReason: undefined, asOf: contact.asOf });
  }
  for (const sessionId of floor.textsOf.get(agentId) ?? []) {
    const thread = floor.texts.get(sessionId);
    if (thread && thread.session.state !== 'ended')
      events.push({ type: 'text.session-ended', sessionId, agentId, asOf: thread.session.asOf });
  }
  for (const id of floor.supervisionsOf.get(agentId) ?? []) {
    const supervision = floor.supervisions.get(id);
    if (supervision)
      events.push({ type: 'supervision.changed', supervision: { ...supervision, ended: true } });
  }
  for (const queueId of floor.queuesOf.get(agentId)?.keys() ?? []) {
    const membership = floor.memberships.get(membershipKey(queueId, agentId));
    if (membership) events.push({ type: 'membership.removed', queueId, agentId, asOf: membership.asOf });
  }
  const asOf = Math.max(profile?.asOf ?? 0, state?.asOf ?? 0, session?.asOf ?? 0);
  events.push({ type: 'agent.removed', agentId, asOf });
  return events;
}
