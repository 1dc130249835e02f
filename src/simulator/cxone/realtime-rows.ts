import { contactsOf } from '../story/agent-state.ts';
import { isLive } from '../story/contact-life.ts';
import type { StoryAgent, StoryContact, StoryQueue } from '../story/types.ts';
import { codeIdOf } from './codes.ts';
import type { Cxone } from './platform.ts';
import { BUSINESS_UNIT } from './tokens.ts';
import { MEDIA, stateIdOf, stateWord } from './words.ts';

/** A row of agents/states. */
export function agentStateRow({ stage, time }: Cxone, agent: StoryAgent) {
  const contacts = contactsOf(stage, agent);
  const word = stateWord(agent, contacts);
  const [contact] = contacts;
  const { state, session } = agent;
  const media = contact ? MEDIA[contact.channel] : undefined;
  const skill = contact?.queue ?? agent.campaign;
  return {
    agentId: Number(agent.id),
    agentStateId: stateIdOf(word),
    agentStateName: word,
    agentStateCategory: contacts.length > 0 ? 'Working' : word,
    businessUnitId: BUSINESS_UNIT,
    contactId: contact ? Number(contact.id) : null,
    contactStartHandleTime: contact?.agentSince ? time(contact.agentSince) : null,
    isActive: true,
    isACW: state.activity === 'after-contact-work',
    isOutbound: state.direction === 'outbound',
    firstName: agent.first,
    lastName: agent.last,
    userName: agent.userName,
    fromAddress: contact ? addresses(contact).from : '',
    toAddress: contact ? addresses(contact).to : '',
    lastUpdateTime: time(agent.updatedAt),
    mediaTypeId: media?.[0] ?? null,
    mediaTypeName: media?.[1] ?? '',
    openContacts: contacts.length,
    outStateDescription: state.presence === 'unavailable' ? (state.reason ?? '') : '',
    outStateId: state.presence === 'unavailable' ? codeIdOf(state.reason) : 0,
    sessionStartTime: session ? time(session.startedAt) : null,
    skillId: skill?.id ?? null,
    skillName: skill?.name ?? '',
    startDate: time(state.since),
    stationId: session && /^\d+$/.test(session.stationId) ? Number(session.stationId) : 0,
    stationPhoneNumber: session?.stationPhone ?? '',
    teamId: agent.team.id,
    teamName: agent.team.name,
  };
}

/** How contacts/active numbers and names what a contact is doing. */
export const CONTACT_STATES: Readonly<Record<StoryContact['status'], readonly [id: number, name: string]>> = {
  queued: [2, 'InQueue'],
  preview: [14, 'Preview'],
  dialing: [11, 'Dialing'],
  'ringing-out': [12, 'Ringing'],
  'machine-check': [13, 'Dialing'],
  ringing: [3, 'Routing'],
  active: [4, 'Active'],
  held: [7, 'Holding'],
  masked: [9, 'Masking'],
  joined: [8, 'Joined'],
  'wrapping-up': [10, 'EndContact ACW'],
  ended: [5, 'EndContact'],
};

/** A row of contacts/active. */
export function activeContactRow({ time }: Cxone, contact: StoryContact) {
  const { agent, queue } = contact;
  const [stateId, stateName] = CONTACT_STATES[contact.status];
  const [mediaTypeId, mediaTypeName] = MEDIA[contact.channel];
  const { from, to } = addresses(contact);
  return {
    contactId: Number(contact.id),
    masterContactId: Number(contact.masterId),
    agentId: agent ? Number(agent.id) : null,
    agentStartDate: contact.agentSince ? time(contact.agentSince) : null,
    firstName: agent?.first ?? '',
    lastName: agent?.last ?? '',
    teamId: (agent?.team.id ?? null) as number | null,
    teamName: agent?.team.name ?? '',
    skillId: queue?.id ?? null,
    skillName: queue?.name ?? '',
    campaignId: queue?.campaign.id ?? null,
    campaignName: queue?.campaign.name ?? '',
    contactStartDate: time(contact.startedAt),
    lastUpdateTime: time(contact.updatedAt),
    stateId,
    stateName,
    contactStateCategory: agent ? 'Active' : 'Queue',
    digitalContactStateId: null,
    digitalContactStateName: '',
    holdCount: contact.holds,
    isLogged: contact.recording,
    isOutbound: contact.direction === 'outbound',
    isTakeover: contact.kind === 'take-over',
    targetAgentId: null,
    mediaTypeId,
    mediaTypeName,
    mediaSubTypeId: null,
    mediaSubTypeName: '',
    fromAddress: from,
    toAddress: to,
  };
}

/** A row of contacts/states. */
export function contactStateRow(cxone: Cxone, contact: StoryContact) {
  const row = activeContactRow(cxone, contact);
  return {
    contactId: row.contactId,
    masterContactId: row.masterContactId,
    agentId: row.agentId,
    firstName: row.firstName,
    lastName: row.lastName,
    teamId: row.teamId,
    teamName: row.teamName,
    skillId: row.skillId,
    skillName: row.skillName,
    campaignId: row.campaignId,
    campaignName: row.campaignName,
    contactStateId: row.stateId,
    contactStateName: row.stateName,
    digitalContactStateId: row.digitalContactStateId,
    digitalContactStateName: row.digitalContactStateName,
    startDate: cxone.time(contact.statusSince),
    lastUpdateTime: row.lastUpdateTime,
    mediaTypeId: row.mediaTypeId,
    mediaTypeName: row.mediaTypeName,
    mediaSubTypeId: row.mediaSubTypeId,
    mediaSubTypeName: row.mediaSubTypeName,
    fromAddress: row.fromAddress,
    toAddress: row.toAddress,
  };
}

/** What every queue's agents and contacts come to, counted in one pass over each. */
export type QueueCounts = Map<
  number,
  {
    loggedIn: number;
    available: number;
    unavailable: number;
    idle: number;
    working: number;
    acw: number;
    active: number;
  }
>;

export function countQueues({ stage }: Cxone): QueueCounts {
  const counts: QueueCounts = new Map();
  for (const id of stage.queues.keys())
    counts.set(id, { loggedIn: 0, available: 0, unavailable: 0, idle: 0, working: 0, acw: 0, active: 0 });
  for (const agent of stage.agents.values()) {
    if (agent.session === undefined) continue;
    const { presence, activity } = agent.state;
    for (const [id, assignment] of agent.queues) {
      const count = counts.get(id);
      if (count === undefined || !assignment.active) continue;
      count.loggedIn += 1;
      if (activity === 'after-contact-work') count.acw += 1;
      if (presence === 'unavailable') count.unavailable += 1;
      else if (activity === 'idle') {
        count.available += 1;
        count.idle += 1;
      } else count.working += 1;
    }
  }
  for (const contact of stage.contacts.values()) {
    const count = contact.queue && isLive(contact) ? counts.get(contact.queue.id) : undefined;
    if (count) count.active += 1;
  }
  return counts;
}

/** A row of skills/activity. */
export function skillActivityRow({ stage, time }: Cxone, queue: StoryQueue, counts: QueueCounts) {
  const count = counts.get(queue.id);
  const [mediaTypeId, mediaTypeName] = MEDIA[queue.channel];
  const [first] = queue.waiting;
  const earliest = first === undefined ? undefined : stage.contacts.get(first)?.startedAt;
  const measured = queue.inSla + queue.outSla;
  return {
    serverTime: time(stage.now()),
    businessUnitId: BUSINESS_UNIT,
    skillId: queue.id,
    skillName: queue.name,
    campaignId: queue.campaign.id,
    campaignName: queue.campaign.name,
    mediaTypeId,
    mediaTypeName,
    isActive: true,
    isOutbound: queue.direction === 'outbound',
    isNaturalCalling: queue.direction === 'outbound',
    divisionNo: 0,
    agentsLoggedIn: count?.loggedIn ?? 0,
    agentsAvailable: count?.available ?? 0,
    agentsUnavailable: count?.unavailable ?? 0,
    agentsIdle: count?.idle ?? 0,
    agentsWorking: count?.working ?? 0,
    agentsACW: count?.acw ?? 0,
    contactsActive: count?.active ?? 0,
    queueCount: queue.waiting.size,
    skillQueueCount: queue.waiting.size,
    personalQueueCount: 0,
    parkedCount: 0,
    earliestQueueTime: earliest === undefined ? null : time(earliest),
    inSLA: queue.inSla,
    outSLA: queue.outSla,
    serviceLevel: measured === 0 ? 100 : Math.round((queue.inSla / measured) * 1000) / 10,
    serviceLevelGoal: queue.slaGoal,
    serviceLevelThreshold: queue.slaSeconds,
  };
}

function addresses(contact: StoryContact) {
  const ours = contact.queue?.line ?? '';
  const theirs = contact.customer.phone;
  return contact.direction === 'inbound' ? { from: theirs, to: ours } : { from: ours, to: theirs };
}
