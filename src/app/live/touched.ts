import type { FloorEvent } from '../../floor/events.ts';
import type { Floor } from '../../floor/floor.ts';
import { type AgentId, isEntityId } from '../../floor/ids.ts';
import { TOPIC } from './topics.ts';

/** What an event is about: who has to look again. */
export type Touched = {
  /** Agents whose row may have changed. */
  readonly agents: readonly (AgentId | undefined)[];
  /** Topics of everything else. */
  readonly topics: readonly string[];
};

/** What an event touches. `before` is the floor before it: things that move touch where they were, too. */
export function touchedBy(event: FloorEvent, before: Floor): Touched {
  switch (event.type) {
    case 'platform.changed':
      return platform(event.platform.id);
    case 'platform.link-changed':
    case 'platform.heard':
      return platform(event.platformId);
    case 'agent.changed':
    case 'agent.state-changed':
    case 'agent.session-changed':
    case 'agent.session-ended':
    case 'agent.removed':
      return { agents: [event.agentId], topics: [] };
    case 'contact.changed':
      return { agents: [event.contact.agentId, before.contacts.get(event.contact.id)?.agentId], topics: [] };
    case 'contact.ended':
      return { agents: [event.agentId, before.contacts.get(event.contactId)?.agentId], topics: [] };
    case 'text.session-changed':
      return text(event.session.id, event.session.agentId, before);
    case 'text.session-ended':
    case 'text.message-added':
      return text(event.sessionId, event.agentId, before);
    case 'queue.changed':
      return { agents: [], topics: [TOPIC.queues, TOPIC.queue(event.queue.id)] };
    case 'queue.removed':
    case 'queue.tallied':
      return { agents: [], topics: [TOPIC.queues, TOPIC.queue(event.queueId)] };
    case 'membership.changed':
      return { agents: [event.membership.agentId], topics: [TOPIC.queue(event.membership.queueId)] };
    case 'membership.removed':
      return { agents: [event.agentId], topics: [TOPIC.queue(event.queueId)] };
    case 'supervision.changed': {
      const { supervision } = event;
      return { agents: [supervision.agentId, before.supervisions.get(supervision.id)?.agentId], topics: [] };
    }
    case 'command.changed': {
      const { agentId } = event.command.target;
      const known = agentId !== undefined && isEntityId(agentId) ? agentId : undefined;
      return { agents: [known], topics: [TOPIC.commands, TOPIC.command(event.command.id)] };
    }
    case 'notice.received':
      return { agents: [], topics: [TOPIC.notices(event.notice.agentId ?? event.notice.platformId)] };
  }
}

function platform(id: string): Touched {
  return { agents: [], topics: [TOPIC.platforms, TOPIC.platform(id)] };
}

function text(id: `${string}:${string}`, agentId: AgentId | undefined, before: Floor): Touched {
  return {
    agents: [agentId, before.texts.get(id)?.session.agentId],
    topics: [TOPIC.texts, TOPIC.text(id)],
  };
}
