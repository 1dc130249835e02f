import type { Contact, ContactStatus } from '../../floor/entities.ts';
import type { FloorEvent } from '../../floor/events.ts';
import { type ContactId, type PlatformId, platformOf, type QueueId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';

/** What became of a contact that came to a queue. `missed`: it left while its platform was not heard. */
export type Outcome =
  | {
      readonly kind: 'answered' | 'abandoned' | 'handled';
      readonly queueId: QueueId;
      readonly seconds: number;
    }
  | { readonly kind: 'missed'; readonly queueId: QueueId };

/**
 * Who waits and who is served, followed through what the platforms tell of contacts. Text conversations that are no
 * contacts are not followed: Genesys has no queues of them, and NetSapiens does not tell when one came to its queue, nor
 * what became of it (see its `map-text.ts`). The same customer's call may be told
 * as several contacts: as an entry of the queue, and as the call of each agent at whom it rings.
 */
export type Visits = {
  /** Takes in an event; what it decides comes back. */
  readonly see: (event: FloorEvent, now: Millis) => readonly Outcome[];
  /** What is decided by now: contacts that left and did not come back under another id. */
  readonly settle: (now: Millis) => readonly Outcome[];
};

/** So long a contact that is gone may come back: as the call of the agent who has it now, or into the queue again. */
export const SETTLE_MS = 15_000;

type Visit = {
  queueId: QueueId;
  readonly platformId: PlatformId;
  readonly since: Millis;
  readonly caller: string | undefined;
  readonly isCallback: boolean;
  state: 'waiting' | 'answered';
  /** When somebody answered, where that is known: only then it is counted as handled. */
  answeredAt: Millis | undefined;
  /** Followed without a break: what becomes of it will be known. */
  isCertain: boolean;
  /** Contacts by which it is told, and whether entries of queues and calls of agents were among them. */
  readonly live: Set<ContactId>;
  hasEntry: boolean;
  hasCall: boolean;
  /** Whether the platform tells which contacts belong together. */
  hasMaster: boolean;
  /** What it is found by. */
  readonly handles: Set<string>;
  left: { readonly at: Millis; readonly seenAt: Millis } | undefined;
};

const WAITING: readonly ContactStatus[] = ['queued', 'ringing'];
const SERVED: readonly ContactStatus[] = [
  'active',
  'held',
  'joined',
  'masked',
  'interrupted',
  'transferring',
  'wrapping-up',
];
/** A supervisor's own leg in somebody's call is no customer's contact. */
const SUPERVISION = /^(take.?over|monitor|coach|barge|supervis)/i;

/** Begins with the contacts that are on the floor. What became of those in between nobody knows. */
export function createVisits(contacts: Iterable<Contact>): Visits {
  const visits = new Set<Visit>();
  const found = new Map<string, Visit>();
  const leaving = new Set<Visit>();
  /** Since when each platform is heard without a break. */
  const heardSince = new Map<PlatformId, Millis>();

  function find(contact: Contact): Visit | undefined {
    const same = found.get(contact.id);
    if (same !== undefined) return same;
    const relative = found.get(masterHandle(contact) ?? '');
    // Queued under another id although somebody has it: transferred to a queue, which is a visit of its own.
    if (relative && !(contact.status === 'queued' && relative.state === 'answered')) return relative;
    return firstAlike(contact);
  }

  /** Platforms that give entries of queues no id: told apart by number, and where that is withheld, by their order. */
  function firstAlike(contact: Contact): Visit | undefined {
    const { queueId, agentId, masterId } = contact;
    const caller = callerOf(contact);
    if (queueId === undefined || (caller === undefined && agentId === undefined)) return undefined;
    let first: Visit | undefined;
    for (const visit of visits) {
      if (visit.queueId !== queueId || visit.caller !== caller) continue;
      if (agentId === undefined ? visit.hasEntry : visit.hasCall) continue;
      // Both with an id of what belongs together, or both without: then their own ids tell them apart.
      if ((masterId !== undefined) === visit.hasMaster) continue;
      if (first === undefined || visit.since < first.since) first = visit;
    }
    return first;
  }

  function join(visit: Visit, contact: Contact): void {
    visit.live.add(contact.id);
    visit.isCertain ||= heardSince.has(visit.platformId);
    visit.left = undefined;
    leaving.delete(visit);
    if (contact.agentId === undefined) visit.hasEntry = true;
    else visit.hasCall = true;
    visit.hasMaster ||= contact.masterId !== undefined;
    for (const handle of [contact.id, masterHandle(contact)]) {
      if (handle === undefined) continue;
      visit.handles.add(handle);
      found.set(handle, visit);
    }
  }

  function drop(visit: Visit): void {
    visits.delete(visit);
    leaving.delete(visit);
    for (const handle of visit.handles) if (found.get(handle) === visit) found.delete(handle);
  }

  function begin(contact: Contact, queueId: QueueId, part: Pick<Visit, 'state' | 'since' | 'answeredAt'>) {
    const visit: Visit = {
      ...part,
      queueId,
      platformId: contact.platformId,
      caller: callerOf(contact),
      isCallback: /callback/i.test(contact.kind ?? ''),
      isCertain: heardSince.has(contact.platformId),
      live: new Set(),
      hasEntry: false,
      hasCall: false,
      hasMaster: false,
      handles: new Set(),
      left: undefined,
    };
    visits.add(visit);
    join(visit, contact);
    return visit;
  }

  function waits(contact: Contact): readonly Outcome[] {
    const { queueId, status, statusSince, startedAt, asOf } = contact;
    const visit = find(contact);
    const cameBack = visit?.state === 'answered' && status === 'queued' && found.get(contact.id) === visit;
    if (visit !== undefined && !cameBack) {
      join(visit, contact);
      if (visit.state === 'waiting') visit.queueId = queueId ?? visit.queueId;
      return [];
    }
    // Somebody had it, and it waits again: the next one's contact from now on.
    const ended = visit === undefined ? [] : finish(visit, statusSince ?? asOf);
    if (queueId === undefined) return ended;
    const entered = status === 'queued' ? statusSince : undefined;
    const since = entered ?? (visit === undefined ? startedAt : undefined) ?? asOf;
    begin(contact, queueId, { state: 'waiting', since, answeredAt: undefined });
    return ended;
  }

  function isServed(contact: Contact): readonly Outcome[] {
    const { queueId, statusSince, startedAt, asOf } = contact;
    const visit = find(contact);
    const answeredAt = Math.min(statusSince ?? asOf, asOf);
    if (visit === undefined) {
      if (queueId === undefined || contact.direction !== 'inbound') return [];
      const heard = heardSince.get(contact.platformId);
      // It came before anybody listened, or its waiting cannot be known: somebody has it, and that is all.
      const isNew = heard !== undefined && startedAt !== undefined && startedAt >= heard;
      const since = startedAt ?? answeredAt;
      begin(contact, queueId, { state: 'answered', since, answeredAt: isNew ? answeredAt : undefined });
      return isNew ? [{ kind: 'answered', queueId, seconds: secondsBetween(since, answeredAt) }] : [];
    }
    const wasCertain = visit.isCertain || statusSince !== undefined;
    join(visit, contact);
    if (visit.state === 'answered') return [];
    visit.state = 'answered';
    if (!wasCertain) return [{ kind: 'missed', queueId: visit.queueId }];
    visit.answeredAt = Math.max(visit.since, answeredAt);
    return [{ kind: 'answered', queueId: visit.queueId, seconds: secondsBetween(visit.since, answeredAt) }];
  }

  function leaves(id: ContactId, at: Millis, now: Millis): readonly Outcome[] {
    const visit = found.get(id);
    if (!visit?.live.delete(id) || visit.live.size > 0) return [];
    visit.left = { at, seenAt: now };
    leaving.add(visit);
    return [];
  }

  function finish(visit: Visit, at: Millis): readonly Outcome[] {
    drop(visit);
    const { queueId, state, answeredAt, since } = visit;
    if (state === 'answered')
      return answeredAt === undefined || !visit.isCertain
        ? []
        : [{ kind: 'handled', queueId, seconds: secondsBetween(answeredAt, at) }];
    if (!visit.isCertain) return [{ kind: 'missed', queueId }];
    return visit.isCallback ? [] : [{ kind: 'abandoned', queueId, seconds: secondsBetween(since, at) }];
  }

  function see(event: FloorEvent, now: Millis): readonly Outcome[] {
    switch (event.type) {
      case 'platform.link-changed': {
        const { platformId, link } = event;
        const isHeard = (link.state === 'live' || link.state === 'degraded') && link.contactsUnheard !== true;
        if (isHeard === heardSince.has(platformId)) return [];
        if (isHeard) heardSince.set(platformId, now);
        else heardSince.delete(platformId);
        // A platform is called heard after what it was found to hold was told: who left in the gap has left by then.
        for (const visit of visits)
          if (visit.platformId === platformId) visit.isCertain = isHeard && visit.left === undefined;
        return [];
      }
      case 'contact.ended':
        return leaves(event.contactId, event.asOf, now);
      case 'contact.changed': {
        const { contact } = event;
        if (contact.final) return leaves(contact.id, contact.asOf, now);
        if (contact.direction === 'outbound' || contact.direction === 'internal') return [];
        if (SUPERVISION.test(contact.kind ?? '')) return [];
        if (WAITING.includes(contact.status)) return waits(contact);
        return SERVED.includes(contact.status) ? isServed(contact) : [];
      }
      default:
        return [];
    }
  }

  for (const contact of contacts) if (!contact.final) see({ type: 'contact.changed', contact }, contact.asOf);
  for (const visit of visits) visit.isCertain = false;

  return {
    see,
    settle: now =>
      [...leaving].flatMap(visit =>
        visit.left !== undefined && now - visit.left.seenAt >= SETTLE_MS ? finish(visit, visit.left.at) : [],
      ),
  };
}

function secondsBetween(from: Millis, to: Millis): number {
  return Math.max(0, to - from) / 1000;
}

/** What all contacts of one customer's contact have in common, where the platform tells it. */
function masterHandle({ id, masterId }: Contact): string | undefined {
  return masterId === undefined ? undefined : `master ${platformOf(id)} ${masterId}`;
}

/** Who calls. Numbers are written in many ways; their last digits are the same. */
function callerOf({ customer }: Contact): string | undefined {
  const digits = customer?.replace(/\D/g, '') ?? '';
  return digits.length < 5 ? undefined : digits.slice(-9);
}
