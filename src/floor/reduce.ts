import { assertNever } from '../lib/assert-never.ts';
import type { FloorEvent } from './events.ts';
import type { Floor } from './floor.ts';
import { changeAgent, endAgentSession, removeAgent } from './reduce-agent.ts';
import { changeContact, endContact } from './reduce-contact.ts';
import { changePlatform, changePlatformLink, hearPlatform } from './reduce-platform.ts';
import { changeMembership, changeQueue, removeMembership, removeQueue, tallyQueue } from './reduce-queue.ts';
import { changeCommand, changeSupervision, receiveNotice } from './reduce-supervision.ts';
import { addMessage, changeText, endText } from './reduce-text.ts';

/**
 * The one reducer: the floor after an event. Pure, and total: any event on any floor is fine. It returns the same
 * object when the event says nothing new. Rules in SPEC.md.
 */
export function reduce(floor: Floor, event: FloorEvent): Floor {
  switch (event.type) {
    case 'platform.changed':
      return changePlatform(floor, event.platform);
    case 'platform.link-changed':
      return changePlatformLink(floor, event.platformId, event.link);
    case 'platform.heard':
      return hearPlatform(floor, event.platformId, event.asOf);
    case 'agent.changed':
      return changeAgent(floor, event.agentId, 'profile', event.profile);
    case 'agent.state-changed':
      return changeAgent(floor, event.agentId, 'state', event.state);
    case 'agent.session-changed':
      return changeAgent(floor, event.agentId, 'session', event.session);
    case 'agent.session-ended':
      return endAgentSession(floor, event);
    case 'agent.removed':
      return removeAgent(floor, event.agentId, event.asOf);
    case 'contact.changed':
      return changeContact(floor, event.contact);
    case 'contact.ended':
      return endContact(floor, event);
    case 'text.session-changed':
      return changeText(floor, event.session);
    case 'text.session-ended':
      return endText(floor, event.sessionId, event.agentId, event.asOf);
    case 'text.message-added':
      return addMessage(floor, event.sessionId, event.agentId, event.message);
    case 'queue.changed':
      return changeQueue(floor, event.queue);
    case 'queue.removed':
      return removeQueue(floor, event.queueId, event.asOf);
    case 'queue.tallied':
      return tallyQueue(floor, event.queueId, event.tally);
    case 'membership.changed':
      return changeMembership(floor, event.membership);
    case 'membership.removed':
      return removeMembership(floor, event.queueId, event.agentId, event.asOf);
    case 'supervision.changed':
      return changeSupervision(floor, event.supervision);
    case 'command.changed':
      return changeCommand(floor, event.command);
    case 'notice.received':
      return receiveNotice(floor, event.notice);
    default:
      return assertNever(event);
  }
}

/** The floor after several events, in order. */
export function reduceAll(floor: Floor, events: Iterable<FloorEvent>): Floor {
  let next = floor;
  for (const event of events) next = reduce(next, event);
  return next;
}
