import type { Contact } from '../../floor/entities.ts';
import type { FloorEvent } from '../../floor/events.ts';
import type { AgentId, ContactId, PlatformId, QueueId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';
import type { KnownFloor } from '../connector.ts';
import { createChangeGate } from './change-gate.ts';
import { type Legs, noLegs } from './map-agent.ts';
import { type CallPlaces, contactsOf, isWaiting } from './map-call.ts';
import type { CallRow } from './wire.ts';

/** What is known of agents' calls, and what has been told of them. */
export type CallMirror = {
  /** A whole reading. `complete`: every row could be read, so what is missing is over. Tells also whose calls changed. */
  readonly read: (
    rows: readonly CallRow[],
    places: CallPlaces,
    asOf: Millis,
    complete: boolean,
  ) => { readonly events: FloorEvent[]; readonly agents: ReadonlySet<AgentId> };
  readonly legsOf: (agentId: AgentId) => Legs;
  /** Calls of a queue that agents talk on; `undefined` before the first reading. */
  readonly activeOf: (queueId: QueueId) => number | undefined;
};

export function createCallMirror(platformId: PlatformId, known: KnownFloor | undefined): CallMirror {
  const live = new Map<ContactId, Contact>();
  const legs = new Map<AgentId, Legs>();
  const active = new Map<QueueId, number>();
  const gate = createChangeGate();
  let wasRead = false;

  for (const contact of known?.contacts ?? [])
    if (contact.platformId === platformId && !contact.final && contact.agentId !== undefined)
      live.set(contact.id, contact);

  return {
    read: (rows, places, asOf, complete) => {
      wasRead = true;
      const contacts = rows
        .filter(row => !isWaiting(row, places))
        .flatMap(row => contactsOf(row, places, asOf));
      const events: FloorEvent[] = [];
      const agents = new Set<AgentId>();
      const present = new Set<ContactId>();
      for (const contact of contacts) {
        present.add(contact.id);
        live.set(contact.id, contact);
        if (!gate.isNews(contact.id, contact)) continue;
        if (contact.agentId !== undefined) agents.add(contact.agentId);
        events.push({ type: 'contact.changed', contact });
      }
      if (complete)
        for (const [contactId, { agentId }] of live) {
          if (present.has(contactId)) continue;
          live.delete(contactId);
          gate.forget(contactId);
          if (agentId !== undefined) agents.add(agentId);
          events.push({ type: 'contact.ended', contactId, agentId, endReason: undefined, asOf });
        }
      legs.clear();
      active.clear();
      for (const { agentId, queueId, status } of live.values()) {
        if (agentId !== undefined) legs.set(agentId, add(legs.get(agentId) ?? noLegs, status));
        const talking = status === 'active' || status === 'held';
        if (queueId !== undefined && talking) active.set(queueId, (active.get(queueId) ?? 0) + 1);
      }
      return { events, agents };
    },
    legsOf: agentId => legs.get(agentId) ?? noLegs,
    activeOf: queueId => (wasRead ? (active.get(queueId) ?? 0) : undefined),
  };
}

function add(legs: Legs, status: Contact['status']): Legs {
  if (status === 'ringing') return { ...legs, ringing: legs.ringing + 1 };
  if (status === 'dialing') return { ...legs, dialing: legs.dialing + 1 };
  return { ...legs, answered: legs.answered + 1 };
}
