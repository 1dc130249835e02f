import { displayState, stateWord } from '../../floor/display.ts';
import type { Agent, Contact, ContactStatus, Supervision } from '../../floor/entities.ts';
import type { Floor } from '../../floor/floor.ts';
import { type AgentId, nativeOf, type QueueId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';
import { sameList, supervisionsOf } from './select.ts';
import type { AgentRow, LiveTexts } from './types.ts';

const NOBODY: readonly Supervision[] = [];
const NO_SKILLS: readonly QueueId[] = [];

/** What a row shows about an agent; the earlier row itself where nothing of it changed. */
export function rowOf(floor: Floor, agent: Agent, before: AgentRow | undefined): AgentRow {
  const live = liveContacts(floor, agent.id);
  const { state } = agent;
  const display = displayState(state, statuses(floor, agent.id, live));
  const supervisions = floor.supervisionsOf.has(agent.id) ? supervisionsOf(floor, agent.id) : NOBODY;
  const row: AgentRow = {
    id: agent.id,
    platformId: agent.platformId,
    name: agent.profile?.name || nativeOf(agent.id),
    team: agent.profile?.team?.name,
    display,
    word: stateWord(agent, display),
    reason: state?.reason,
    since: state?.since,
    pending: state?.pending ?? [],
    contact: shownContact(live),
    liveContacts: live.length,
    texts: liveTexts(floor, agent.id),
    supervisions,
    listening: agent.session?.listening ?? 'no',
    skills: skillsOf(floor, agent.id, live),
  };
  return before === undefined ? row : keep(before, row);
}

/** What the text filter looks through. */
export function searchText(agent: Agent): string {
  const { profile } = agent;
  return `${profile?.name ?? ''} ${profile?.team?.name ?? ''} ${profile?.userName ?? ''} ${nativeOf(agent.id)}`;
}

function liveContacts(floor: Floor, id: AgentId): readonly Contact[] {
  const live: Contact[] = [];
  for (const contactId of floor.contactsOf.get(id) ?? []) {
    const contact = floor.contacts.get(contactId);
    if (contact && !contact.final && contact.status !== 'ended') live.push(contact);
  }
  return live;
}

function liveTexts(floor: Floor, id: AgentId): LiveTexts | undefined {
  let count = 0;
  let waitingSince: Millis | undefined;
  for (const textId of floor.textsOf.get(id) ?? []) {
    const session = floor.texts.get(textId)?.session;
    if (session === undefined || session.state === 'ended') continue;
    count += 1;
    const { waitingFor } = session;
    if (waitingFor?.role === 'agent' && waitingFor.since < (waitingSince ?? Number.POSITIVE_INFINITY))
      waitingSince = waitingFor.since;
  }
  return count === 0 ? undefined : { count, waitingSince };
}

/** What keeps the agent busy: contacts, and text conversations that are told apart from contacts. */
function statuses(floor: Floor, id: AgentId, live: readonly Contact[]): readonly ContactStatus[] {
  const all: ContactStatus[] = live.map(({ status }) => status);
  for (const textId of floor.textsOf.get(id) ?? []) {
    if (floor.texts.get(textId)?.session.state === 'live') all.push('active');
  }
  return all;
}

const RANK: Partial<Record<Contact['status'], number>> = {
  active: 4,
  joined: 4,
  held: 3,
  ringing: 2,
  dialing: 2,
};

function shownContact(live: readonly Contact[]): Contact | undefined {
  let shown = live[0];
  for (const contact of live) {
    if (shown === undefined) return contact;
    const louder = (RANK[contact.status] ?? 1) - (RANK[shown.status] ?? 1);
    if (louder > 0 || (louder === 0 && startOf(contact) > startOf(shown))) shown = contact;
  }
  return shown;
}

const startOf = (contact: Contact): number => contact.startedAt ?? contact.asOf;

function skillsOf(floor: Floor, id: AgentId, live: readonly Contact[]): readonly QueueId[] {
  const served = floor.queuesOf.get(id);
  if (served === undefined && live.length === 0) return NO_SKILLS;
  const skills = new Set<QueueId>(served?.keys());
  for (const { queueId } of live) if (queueId !== undefined) skills.add(queueId);
  return [...skills];
}

function samePending(a: AgentRow['pending'], b: AgentRow['pending']): boolean {
  return a === b || (a.length === b.length && (a.length === 0 || JSON.stringify(a) === JSON.stringify(b)));
}

/** The old row if it says the same, else the new one with the old lists that did not change. */
function keep(before: AgentRow, now: AgentRow): AgentRow {
  const pending = samePending(before.pending, now.pending) ? before.pending : now.pending;
  const supervisions = sameList(before.supervisions, now.supervisions)
    ? before.supervisions
    : now.supervisions;
  const skills = sameList(before.skills, now.skills) ? before.skills : now.skills;
  const texts = sameTexts(before.texts, now.texts) ? before.texts : now.texts;
  const row: AgentRow = { ...now, pending, supervisions, skills, texts };
  const same =
    before.name === row.name &&
    before.team === row.team &&
    before.display === row.display &&
    before.word === row.word &&
    before.reason === row.reason &&
    before.since === row.since &&
    before.pending === row.pending &&
    before.contact === row.contact &&
    before.liveContacts === row.liveContacts &&
    before.texts === row.texts &&
    before.supervisions === row.supervisions &&
    before.listening === row.listening &&
    before.skills === row.skills;
  return same ? before : row;
}

function sameTexts(a: LiveTexts | undefined, b: LiveTexts | undefined): boolean {
  return a?.count === b?.count && a?.waitingSince === b?.waitingSince;
}
