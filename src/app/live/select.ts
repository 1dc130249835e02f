import type { CommandRecord } from '../../floor/commands.ts';
import type { Contact, Membership, Notice, Platform, Queue, Supervision } from '../../floor/entities.ts';
import type { Floor, TextThread } from '../../floor/floor.ts';
import { type AgentId, membershipKey, type QueueId } from '../../floor/ids.ts';

/** What views read of the floor, as lists in the order in which they are shown. */

export const byName = (a: { readonly name: string; readonly id: string }, b: typeof a) =>
  a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);

function present<K, V>(ids: Iterable<K> | undefined, get: (id: K) => V | undefined): V[] {
  const found: V[] = [];
  for (const id of ids ?? []) {
    const value = get(id);
    if (value !== undefined) found.push(value);
  }
  return found;
}

export function contactsOf(floor: Floor, id: AgentId): readonly Contact[] {
  const contacts = present(floor.contactsOf.get(id), contactId => floor.contacts.get(contactId));
  return contacts.sort((a, b) => Number(a.final) - Number(b.final) || startOf(b) - startOf(a));
}

const startOf = (contact: Contact): number => contact.startedAt ?? contact.asOf;

export function supervisionsOf(floor: Floor, id: AgentId): readonly Supervision[] {
  return present(floor.supervisionsOf.get(id), key => floor.supervisions.get(key));
}

export function noticesOf(floor: Floor, owner: string): readonly Notice[] {
  return (floor.notices.get(owner) ?? []).toReversed();
}

export function membershipsOfAgent(floor: Floor, id: AgentId): readonly Membership[] {
  return present(floor.queuesOf.get(id)?.keys(), queueId =>
    floor.memberships.get(membershipKey(queueId, id)),
  );
}

export function membershipsOfQueue(floor: Floor, id: QueueId): readonly Membership[] {
  return present(floor.agentsOf.get(id)?.keys(), agentId =>
    floor.memberships.get(membershipKey(id, agentId)),
  );
}

export function textsOf(floor: Floor, id: AgentId): readonly TextThread[] {
  return present(floor.textsOf.get(id), key => floor.texts.get(key)).sort(liveFirst);
}

function liveFirst({ session: a }: TextThread, { session: b }: TextThread): number {
  const ended = Number(a.state === 'ended') - Number(b.state === 'ended');
  return ended || (a.startedAt ?? 0) - (b.startedAt ?? 0) || (a.id < b.id ? -1 : 1);
}

export function queues(floor: Floor): readonly Queue[] {
  return [...floor.queues.values()].sort(byName);
}

export function platforms(floor: Floor): readonly Platform[] {
  return [...floor.platforms.values()].sort(byName);
}

export function commands(floor: Floor): readonly CommandRecord[] {
  return floor.commands.toReversed();
}

export function commandsOf(floor: Floor, id: AgentId): readonly CommandRecord[] {
  return floor.commands.filter(command => command.target.agentId === id).reverse();
}

/** Whether two values are lists of the same things: then the older one can stay. */
export function sameList(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
