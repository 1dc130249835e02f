import type { Contact } from '../../floor/entities.ts';
import type { FloorEvent } from '../../floor/events.ts';
import type { ContactId, PlatformId, QueueId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';
import type { KnownFloor } from '../connector.ts';
import { createAbsences } from './absences.ts';
import { createChangeGate } from './change-gate.ts';
import type { NetsapiensConfig } from './config.ts';
import { type Counters, queueIdOf, queueName, queueOf, waitingContact } from './map-queue.ts';
import type { QueueRow, WaitingRow } from './wire.ts';

/** What is known of queues and of who waits in them, and what has been told of it. */
export type QueueMirror = {
  /** A whole reading of queues. `complete`: every row could be read, so what is missing is gone. */
  readonly read: (rows: readonly QueueRow[], asOf: Millis, complete: boolean) => FloorEvent[];
  /** A whole reading of one queue's waiting calls. */
  readonly waiting: (callqueue: string, rows: readonly WaitingRow[], asOf: Millis) => FloorEvent[];
  readonly counted: (counters: ReadonlyMap<string, Counters>, asOf: Millis) => FloorEvent[];
  /** Something else changed that queues' facts are made of: calls, agents. */
  readonly retell: (asOf: Millis) => FloorEvent[];
  /** Queues of which somebody waits, or seemed to when last read. */
  readonly withWaiting: () => readonly string[];
  readonly all: () => readonly string[];
  readonly nameOf: (callqueue: string) => string | undefined;
  /** The domain that the queues are in, as their rows tell. */
  readonly domain: () => string | undefined;
};

type Entry = {
  row: QueueRow;
  told: Millis;
  waiting: readonly Contact[] | undefined;
  counters: Counters | undefined;
};

export function createQueueMirror(given: {
  readonly platformId: PlatformId;
  readonly serviceLevel: NetsapiensConfig['serviceLevel'];
  readonly activeOf: (queueId: QueueId) => number | undefined;
  readonly staffOf: (queueId: QueueId) => { readonly loggedIn: number; readonly working: number } | undefined;
  readonly time: (value: string | undefined) => Millis | undefined;
  /** What ids are made with where the platform gives none: a secret that stays the same. */
  readonly salt: string;
  readonly known: KnownFloor | undefined;
}): QueueMirror {
  const { platformId, serviceLevel, time, salt, known } = given;
  const entries = new Map<string, Entry>();
  const absences = createAbsences<string>(2);
  const gate = createChangeGate();
  const prefix = `${platformId}:`;
  /** Waiting calls that an earlier run told of, by queue; the first reading of the queue ends what is over. */
  const orphans = new Map<ContactId, string>();

  for (const queue of known?.queues ?? [])
    if (queue.platformId === platformId) absences.add(queue.id.slice(prefix.length));
  for (const contact of known?.contacts ?? [])
    if (contact.platformId === platformId && !contact.final && contact.agentId === undefined)
      orphans.set(contact.id, contact.queueId?.slice(prefix.length) ?? '');

  const over = (contactId: ContactId, asOf: Millis): FloorEvent => {
    gate.forget(contactId);
    return { type: 'contact.ended', contactId, agentId: undefined, endReason: 'left the queue', asOf };
  };

  const tell = (entry: Entry, asOf: Millis): FloorEvent[] => {
    const { row, waiting, counters } = entry;
    const id = queueIdOf(platformId, row.callqueue);
    const since = waiting?.flatMap(contact => contact.startedAt ?? []) ?? [];
    entry.told = Math.max(entry.told, asOf);
    const target = { ...serviceLevel.default, ...serviceLevel.queues[row.callqueue] };
    const queue = queueOf(
      platformId,
      {
        row,
        longestWaitSince: since.length === 0 ? undefined : Math.min(...since),
        active: given.activeOf(id),
        staff: given.staffOf(id),
        counters,
        target: { thresholdSeconds: target.thresholdSeconds, targetPercent: target.targetPercent },
      },
      entry.told,
    );
    return gate.isNews(id, queue) ? [{ type: 'queue.changed', queue }] : [];
  };

  return {
    read: (rows, asOf, complete) => {
      const events: FloorEvent[] = [];
      for (const row of rows) {
        const entry = entries.get(row.callqueue);
        const next: Entry = entry ?? { row, told: 0, waiting: undefined, counters: undefined };
        next.row = row;
        // Nobody waits: that much is known without asking who.
        if (row['active-queued-calls-total-current'] === 0 && next.waiting?.length !== 0) {
          for (const contact of next.waiting ?? []) events.push(over(contact.id, asOf));
          for (const [id, callqueue] of orphans)
            if (callqueue === row.callqueue && orphans.delete(id)) events.push(over(id, asOf));
          next.waiting = [];
        }
        entries.set(row.callqueue, next);
        absences.add(row.callqueue);
        events.push(...tell(next, asOf));
      }
      if (!complete) return events;
      for (const callqueue of absences.read(new Set(rows.map(row => row.callqueue)))) {
        const id = queueIdOf(platformId, callqueue);
        for (const contact of entries.get(callqueue)?.waiting ?? []) events.push(over(contact.id, asOf));
        entries.delete(callqueue);
        gate.forget(id);
        events.push({ type: 'queue.removed', queueId: id, asOf });
      }
      return events;
    },

    waiting: (callqueue, rows, asOf) => {
      const entry = entries.get(callqueue);
      if (entry === undefined) return [];
      const queue = { callqueue, name: queueName(entry.row) };
      const contacts = rows.map(row =>
        waitingContact(platformId, row, { ...queue, salt }, time(row['time-queued']), asOf),
      );
      const present = new Set(contacts.map(contact => contact.id));
      const before = [
        ...(entry.waiting ?? []).map(contact => contact.id),
        ...[...orphans].flatMap(([id, of]) => (of === callqueue ? [id] : [])),
      ];
      for (const id of before) orphans.delete(id);
      const events: FloorEvent[] = contacts
        .filter(contact => gate.isNews(contact.id, contact))
        .map(contact => ({ type: 'contact.changed', contact }));
      for (const id of new Set(before)) if (!present.has(id)) events.push(over(id, asOf));
      entry.waiting = contacts;
      return [...events, ...tell(entry, asOf)];
    },

    counted: (counters, asOf) =>
      [...entries].flatMap(([callqueue, entry]) => {
        entry.counters = counters.get(callqueue);
        return tell(entry, asOf);
      }),

    retell: asOf => [...entries.values()].flatMap(entry => tell(entry, asOf)),
    withWaiting: () =>
      [...entries.values()]
        .filter(
          ({ row, waiting }) =>
            (row['active-queued-calls-total-current'] ?? 0) > 0 ||
            (waiting !== undefined && waiting.length > 0),
        )
        .map(({ row }) => row.callqueue),
    all: () => [...entries.keys()],
    nameOf: callqueue => {
      const row = entries.get(callqueue)?.row;
      return row && queueName(row);
    },
    domain: () => {
      for (const { row } of entries.values()) if (row.domain !== undefined) return row.domain;
      return undefined;
    },
  };
}
