import type { Contact } from '../../floor/entities.ts';
import type { FloorEvent } from '../../floor/events.ts';
import type { AgentId, ContactId } from '../../floor/ids.ts';
import type { Clock, Millis } from '../../lib/clock.ts';
import type { Source } from './mirror-agents.ts';
import { sameFact } from './same-fact.ts';

/** What has been told of the contacts. A joined session's stream rules over the roster for the contacts it tells of. */
export type ContactMirror = {
  readonly heard: (contact: Contact, source: Source) => FloorEvent[];
  readonly end: (id: ContactId, endReason: string | undefined) => FloorEvent[];
  /** A snapshot of an agent's session was heard: what its stream told of before, and the snapshot does not, is over. */
  readonly reconcile: (agentId: AgentId, present: ReadonlySet<ContactId>) => FloorEvent[];
  /** A whole reading of active contacts was heard: what only the roster told of, and is not in it, is over. */
  readonly sweep: (present: ReadonlySet<ContactId>) => FloorEvent[];
  /** All of an agent's contacts are over, because the session is. */
  readonly endAllOf: (agentId: AgentId) => FloorEvent[];
  /** The agent's stream is no longer heard: the roster rules again. */
  readonly unjoin: (agentId: AgentId) => void;
  readonly get: (id: ContactId) => Contact | undefined;
  readonly liveOf: (agentId: AgentId) => readonly Contact[];
};

type Ended = { readonly at: Millis; readonly asOf: Millis; readonly agentId: AgentId | undefined };

type Entry = { contact: Contact; heardAt: Millis; stream: boolean };

/**
 * CXone's lists lag behind its events: for so long a contact that ended may still be listed with the agent it was with.
 * Listed with somebody else, or with nobody, it is news: a call that rang in vain goes back to its queue.
 */
const AFTERLIFE_MS = 5_000;
const ENDED_KEPT = 2_000;

export function createContactMirror(clock: Clock, known: readonly Contact[] = []): ContactMirror {
  const live = new Map<ContactId, Entry>();
  const byAgent = new Map<AgentId, Set<ContactId>>();
  const ended = new Map<ContactId, Ended>();

  const put = (entry: Entry) => {
    const { id, agentId } = entry.contact;
    const before = live.get(id)?.contact.agentId;
    if (before !== undefined && before !== agentId) byAgent.get(before)?.delete(id);
    live.set(id, entry);
    if (agentId === undefined) return;
    const ids = byAgent.get(agentId) ?? new Set();
    byAgent.set(agentId, ids.add(id));
  };

  for (const contact of known) if (!contact.final) put({ contact, heardAt: contact.asOf, stream: false });

  const close = (id: ContactId, endReason: string | undefined, at: Millis): FloorEvent[] => {
    const entry = live.get(id);
    if (entry === undefined) return [];
    const { agentId } = entry.contact;
    const asOf = Math.max(at, entry.contact.asOf);
    live.delete(id);
    if (agentId !== undefined) byAgent.get(agentId)?.delete(id);
    ended.set(id, { at: clock.now(), asOf, agentId });
    if (ended.size > ENDED_KEPT)
      for (const oldest of ended.keys()) {
        ended.delete(oldest);
        break;
      }
    return [{ type: 'contact.ended', contactId: id, agentId, endReason, asOf }];
  };

  const liveOf = (agentId: AgentId) => [...(byAgent.get(agentId) ?? [])].flatMap(id => live.get(id) ?? []);

  const tell = (entry: Entry, asOf: Millis): FloorEvent[] => {
    put({ ...entry, contact: { ...entry.contact, asOf } });
    return [{ type: 'contact.changed', contact: { ...entry.contact, asOf } }];
  };

  return {
    heard: (contact, source) => {
      const stream = source === 'stream';
      const before = live.get(contact.id);
      const past = ended.get(contact.id);
      if (past !== undefined && before === undefined) {
        const late = stream ? contact.asOf <= past.asOf : isAfterlife(contact, past, clock.now());
        if (late) return [];
        ended.delete(contact.id);
      }
      if (before === undefined) {
        const told = tell(
          { contact, heardAt: contact.asOf, stream },
          Math.max(contact.asOf, (past?.asOf ?? -1) + 1),
        );
        return contact.final ? [...told, ...close(contact.id, contact.endReason, contact.asOf)] : told;
      }
      if (stream && before.stream && contact.asOf < before.heardAt) {
        // A late event, or the platform's clock was set back: the lists tell which.
        before.stream = false;
        return [];
      }
      if (!stream && before.stream) {
        const enriched = merge(contact, before.contact);
        if (sameFact(enriched, before.contact)) return [];
        return tell({ ...before, contact: enriched }, before.contact.asOf);
      }
      const next = merge(before.contact, contact);
      const entry = { contact: next, heardAt: contact.asOf, stream: stream || before.stream };
      if (contact.final) {
        const told = tell(entry, Math.max(contact.asOf, before.contact.asOf));
        return [...told, ...close(contact.id, next.endReason, contact.asOf)];
      }
      if (sameFact(next, before.contact)) {
        put({ ...entry, contact: before.contact });
        return [];
      }
      return tell(entry, Math.max(contact.asOf, before.contact.asOf));
    },

    end: (id, endReason) => close(id, endReason, clock.now()),

    reconcile: (agentId, present) =>
      liveOf(agentId)
        .filter(({ contact, stream }) => stream && !present.has(contact.id))
        .flatMap(({ contact }) => close(contact.id, undefined, clock.now())),

    sweep: present =>
      [...live.values()]
        .filter(({ contact, stream }) => !stream && !present.has(contact.id))
        .flatMap(({ contact }) => close(contact.id, undefined, clock.now())),

    endAllOf: agentId =>
      liveOf(agentId).flatMap(({ contact }) => close(contact.id, 'session ended', clock.now())),

    unjoin: agentId => {
      for (const entry of liveOf(agentId)) entry.stream = false;
    },

    get: id => live.get(id)?.contact,
    liveOf: agentId => liveOf(agentId).map(entry => entry.contact),
  };
}

/** Whether a list tells of what is over. It was asked for at the contact's `asOf`. */
function isAfterlife(contact: Contact, past: Ended, now: Millis): boolean {
  if (contact.asOf <= past.at) return true;
  return contact.agentId === past.agentId && now - past.at < AFTERLIFE_MS;
}

/** The newer telling over the older one: what it leaves open stays as it was known. */
function merge(older: Contact, newer: Contact): Contact {
  return {
    ...newer,
    // Back in its queue, it is nobody's: a list that names no agent then leaves nothing open.
    agentId: newer.agentId ?? (newer.status === 'queued' ? undefined : older.agentId),
    channel: newer.channel === 'unknown' ? older.channel : newer.channel,
    direction: newer.direction === 'unknown' ? older.direction : newer.direction,
    kind: newer.kind ?? older.kind,
    queueId: newer.queueId ?? older.queueId,
    queueName: newer.queueName ?? older.queueName,
    customer: newer.customer ?? older.customer,
    customerName: newer.customerName ?? older.customerName,
    line: newer.line ?? older.line,
    recording: newer.recording ?? older.recording,
    holds: newer.holds ?? older.holds,
    masterId: newer.masterId ?? older.masterId,
    startedAt: newer.startedAt ?? older.startedAt,
    endReason: newer.endReason ?? older.endReason,
    notes: newer.notes ?? older.notes,
    links: newer.links.length > 0 ? newer.links : older.links,
  };
}
