import { displayState, stateWord } from '../../floor/display.ts';
import type { Agent, Contact, ContactStatus, Supervision } from '../../floor/entities.ts';
import type { Floor } from '../../floor/floor.ts';
import { type AgentId, nativeOf, type QueueId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';
import { sameList, supervisionsOf } from './select.ts';
import type { AgentRow, Listed, LiveTexts } from './types.ts';

const NOBODY: readonly Supervision[] = [];
const NO_SKILLS: readonly QueueId[] = [];
const NO_CONTACTS: readonly Contact[] = [];
const NOT_BUSY: readonly ContactStatus[] = [];
const NOT_PENDING: AgentRow['pending'] = [];

/** The earlier value where the new one says the same. */
const keep = <T>(before: T | undefined, now: T, same: (a: T, b: T) => boolean): T =>
  before !== undefined && same(before, now) ? before : now;

/** Of all that a row says, what lists need to know of everybody. */
export function listedOf(floor: Floor, agent: Agent, live = liveContacts(floor, agent.id)): Listed {
  const { id, platformId, profile, state } = agent;
  return {
    id,
    platformId,
    name: profile?.name || nativeOf(id),
    team: profile?.team?.name,
    userName: profile?.userName,
    display: displayState(state, statuses(floor, id, live)),
    since: state?.since,
  };
}

/** Queues (skills) that an agent serves, or has a live contact of. */
export const skillsOf = (floor: Floor, id: AgentId): readonly QueueId[] =>
  skills(floor, id, liveContacts(floor, id));

/** What a row shows about an agent; the earlier row itself where nothing of it changed. */
export function rowOf(floor: Floor, agent: Agent, before: AgentRow | undefined): AgentRow {
  const live = liveContacts(floor, agent.id);
  const listed = listedOf(floor, agent, live);
  const { state } = agent;
  const supervisions = floor.supervisionsOf.has(agent.id) ? supervisionsOf(floor, agent.id) : NOBODY;
  const row: AgentRow = {
    ...listed,
    word: stateWord(agent, listed.display),
    reason: state?.reason,
    pending: keep(before?.pending, state?.pending ?? NOT_PENDING, samePending),
    contact: shownContact(live),
    liveContacts: live.length,
    texts: keep(before?.texts, liveTexts(floor, agent.id), sameTexts),
    supervisions: keep(before?.supervisions, supervisions, sameList),
    listening: agent.session?.listening ?? 'no',
    skills: keep(before?.skills, skills(floor, agent.id, live), sameList),
  };
  return before !== undefined && sameRow(before, row) ? before : row;
}

function liveContacts(floor: Floor, id: AgentId): readonly Contact[] {
  const ids = floor.contactsOf.get(id);
  if (ids === undefined) return NO_CONTACTS;
  const live: Contact[] = [];
  for (const contactId of ids) {
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
  const textIds = floor.textsOf.get(id);
  if (textIds === undefined && live.length === 0) return NOT_BUSY;
  const all: ContactStatus[] = live.map(({ status }) => status);
  for (const textId of textIds ?? []) {
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

function skills(floor: Floor, id: AgentId, live: readonly Contact[]): readonly QueueId[] {
  const served = floor.queuesOf.get(id);
  if (served === undefined && live.length === 0) return NO_SKILLS;
  const skills = new Set<QueueId>(served?.keys());
  for (const { queueId } of live) if (queueId !== undefined) skills.add(queueId);
  return [...skills];
}

function samePending(a: AgentRow['pending'], b: AgentRow['pending']): boolean {
  return a === b || (a.length === b.length && (a.length === 0 || JSON.stringify(a) === JSON.stringify(b)));
}

/** Whether two rows say the same; their lists are the same objects where they do. */
function sameRow(a: AgentRow, b: AgentRow): boolean {
  return (
    a.name === b.name &&
    a.team === b.team &&
    a.userName === b.userName &&
    a.display === b.display &&
    a.word === b.word &&
    a.reason === b.reason &&
    a.since === b.since &&
    a.pending === b.pending &&
    a.contact === b.contact &&
    a.liveContacts === b.liveContacts &&
    a.texts === b.texts &&
    a.supervisions === b.supervisions &&
    a.listening === b.listening &&
    a.skills === b.skills
  );
}

function sameTexts(a: LiveTexts | undefined, b: LiveTexts | undefined): boolean {
  return a?.count === b?.count && a?.waitingSince === b?.waitingSince;
}
