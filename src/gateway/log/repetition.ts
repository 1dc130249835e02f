import type { FloorEvent } from '../../floor/events.ts';
import type { Floor } from '../../floor/floor.ts';
import { membershipKey } from '../../floor/ids.ts';
import { canonicalJson } from '../audit/canonical.ts';

type Timed = { readonly asOf: number };

/** Whether the floor holds this very fact already: a platform says again what was not acknowledged in time [EL6]. */
export function isRepetition(event: FloorEvent, floor: Floor): boolean {
  switch (event.type) {
    case 'platform.changed': {
      const known = floor.platforms.get(event.platform.id);
      if (known === undefined) return false;
      const { link: _link, heardAt: _heardAt, ...facts } = known;
      return isSame(facts, event.platform);
    }
    case 'platform.link-changed':
      return isSame(floor.platforms.get(event.platformId)?.link, event.link);
    case 'agent.changed':
      return isSame(floor.agents.get(event.agentId)?.profile, event.profile);
    case 'agent.state-changed':
      return isSame(floor.agents.get(event.agentId)?.state, event.state);
    case 'agent.session-changed':
      return isSame(floor.agents.get(event.agentId)?.session, event.session);
    case 'agent.session-ended': {
      const session = floor.agents.get(event.agentId)?.session;
      return session?.status === 'ended' && session.asOf === event.asOf && session.note === event.note;
    }
    case 'contact.changed':
      return isSame(floor.contacts.get(event.contact.id), event.contact);
    case 'contact.ended': {
      const known = floor.contacts.get(event.contactId);
      const reason = event.endReason ?? known?.endReason;
      return known?.final === true && known.asOf === event.asOf && known.endReason === reason;
    }
    case 'text.session-changed':
      return isSame(floor.texts.get(event.session.id)?.session, event.session);
    case 'text.session-ended': {
      const known = floor.texts.get(event.sessionId)?.session;
      return known?.state === 'ended' && known.asOf === event.asOf;
    }
    case 'text.message-added': {
      const messages = floor.texts.get(event.sessionId)?.messages ?? [];
      const known = messages.findLast(({ index }) => index === event.message.index);
      return known !== undefined && canonicalJson(known) === canonicalJson(event.message);
    }
    case 'queue.changed':
      return isSame(floor.queues.get(event.queue.id), event.queue);
    case 'queue.tallied':
      return isSame(floor.tallies.get(event.queueId), event.tally);
    case 'membership.changed': {
      const { queueId, agentId } = event.membership;
      return isSame(floor.memberships.get(membershipKey(queueId, agentId)), event.membership);
    }
    case 'supervision.changed':
      return isSame(floor.supervisions.get(event.supervision.id), event.supervision);
    case 'command.changed':
      return isSame(
        floor.commands.findLast(({ id }) => id === event.command.id),
        event.command,
      );
    case 'notice.received': {
      const owner = event.notice.agentId ?? event.notice.platformId;
      return isSame(
        floor.notices.get(owner)?.find(({ id }) => id === event.notice.id),
        event.notice,
      );
    }
    // The reducer itself gives the same floor back for these.
    case 'platform.heard':
    case 'agent.removed':
    case 'queue.removed':
    case 'membership.removed':
      return false;
  }
}

/** Times are compared first: facts of one time are rare, and only those are looked at closely. */
function isSame(known: Timed | undefined, fact: Timed): boolean {
  return known !== undefined && known.asOf === fact.asOf && canonicalJson(known) === canonicalJson(fact);
}
