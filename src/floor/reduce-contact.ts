import type { Contact } from './entities.ts';
import type { FloorEvent } from './events.ts';
import { type Floor, KEPT } from './floor.ts';
import { platformOf } from './ids.ts';
import { forget, isTooLate, listAdd, listRemove } from './reduce-common.ts';

/** Contacts are indexed by their agent, or by their platform while nobody has them. */
const ownerOf = (contact: Contact): string => contact.agentId ?? contact.platformId;

/** Takes in a contact as a whole [CO1]. */
export function changeContact(floor: Floor, contact: Contact): Floor {
  const known = floor.contacts.get(contact.id);
  if (known ? contact.asOf < known.asOf : isTooLate(floor, contact.id, contact.asOf)) return floor;
  const owner = ownerOf(contact);
  const left =
    known && ownerOf(known) !== owner
      ? listRemove(floor.contactsOf, ownerOf(known), contact.id)
      : floor.contactsOf;
  const contacts = floor.contacts.set(contact.id, contact);
  const next = { ...floor, contacts, contactsOf: listAdd(left, owner, contact.id) };
  return contact.final ? letGoOldest(next, owner) : next;
}

/** The contact is over for good; a beginning that arrives after its end does not bring it back [CO2]. */
export function endContact(floor: Floor, event: Extract<FloorEvent, { type: 'contact.ended' }>): Floor {
  const known = floor.contacts.get(event.contactId);
  if (known === undefined) {
    return forget(floor, event.agentId ?? platformOf(event.contactId), event.contactId, event.asOf);
  }
  if (event.asOf < known.asOf) return floor;
  const endReason = event.endReason ?? known.endReason;
  return changeContact(floor, { ...known, status: 'ended', final: true, endReason, asOf: event.asOf });
}

/** Keeps an owner's newest ended contacts [CO3]. */
function letGoOldest(floor: Floor, owner: string): Floor {
  const ended: Contact[] = [];
  for (const id of floor.contactsOf.get(owner) ?? []) {
    const contact = floor.contacts.get(id);
    if (contact?.final) ended.push(contact);
  }
  ended.sort((a, b) => a.asOf - b.asOf || (a.id < b.id ? -1 : 1));
  let next = floor;
  for (const { id, asOf } of ended.slice(0, Math.max(0, ended.length - KEPT.endedContacts))) {
    const contactsOf = listRemove(next.contactsOf, owner, id);
    next = forget({ ...next, contacts: next.contacts.delete(id), contactsOf }, owner, id, asOf);
  }
  return next;
}
