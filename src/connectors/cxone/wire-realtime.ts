import * as z from 'zod';
import { caseless, decimal, filled, flag, id, integer, list, neededId, time, word } from './wire-readers.ts';
import { AGENT_STATES } from './wire-words.ts';

// Real-time data calls (NICE developer portal, Real-Time Data API). Times are epoch milliseconds once read.

/** The server's own poll time, kept as it came: it is sent back as `updatedSince`. */
const pollTime = filled;

/** A row of GET /agents/states. */
export const agentStateRowSchema = caseless(
  {
    agentId: neededId,
    agentStateId: integer,
    agentStateName: word(AGENT_STATES),
    agentStateCategory: filled,
    isACW: flag,
    isActive: flag,
    isOutbound: flag,
    outStateId: id,
    outStateDescription: filled,
    startDate: time,
    lastUpdateTime: time,
    sessionStartTime: time,
    firstName: filled,
    lastName: filled,
    userName: filled,
    teamId: id,
    teamName: filled,
    skillId: id,
    skillName: filled,
    contactId: id,
    contactStartHandleTime: time,
    openContacts: integer,
    mediaTypeId: integer,
    mediaTypeName: filled,
    fromAddress: filled,
    toAddress: filled,
    stationId: id,
    stationPhoneNumber: filled,
    businessUnitId: id,
  },
  { mediaType: 'mediaTypeId', mediaName: 'mediaTypeName' },
);
export type AgentStateRow = z.output<typeof agentStateRowSchema>;

/** A row of GET /contacts/active. */
export const activeContactRowSchema = caseless({
  contactId: neededId,
  masterContactId: id,
  agentId: id,
  firstName: filled,
  lastName: filled,
  teamId: id,
  teamName: filled,
  skillId: id,
  skillName: filled,
  campaignId: id,
  campaignName: filled,
  stateId: integer,
  /** No page lists the words. */
  stateName: filled,
  contactStateCategory: filled,
  contactStartDate: time,
  agentStartDate: time,
  lastUpdateTime: time,
  holdCount: integer,
  isLogged: flag,
  isOutbound: flag,
  isTakeover: flag,
  targetAgentId: id,
  mediaTypeId: integer,
  mediaTypeName: filled,
  mediaSubTypeId: integer,
  mediaSubTypeName: filled,
  fromAddress: filled,
  toAddress: filled,
  digitalContactStateId: integer,
  digitalContactStateName: filled,
});
export type ActiveContactRow = z.output<typeof activeContactRowSchema>;

/** A row of GET /skills/activity. */
export const skillActivityRowSchema = caseless({
  skillId: neededId,
  skillName: filled,
  serverTime: time,
  campaignId: id,
  campaignName: filled,
  mediaTypeId: integer,
  mediaTypeName: filled,
  isActive: flag,
  isOutbound: flag,
  isNaturalCalling: flag,
  divisionNo: id,
  agentsLoggedIn: integer,
  agentsAvailable: integer,
  agentsUnavailable: integer,
  agentsIdle: integer,
  agentsWorking: integer,
  agentsACW: integer,
  contactsActive: integer,
  queueCount: integer,
  skillQueueCount: integer,
  personalQueueCount: integer,
  parkedCount: integer,
  earliestQueueTime: time,
  inSLA: integer,
  outSLA: integer,
  /** Percent. */
  serviceLevel: decimal,
  serviceLevelGoal: decimal,
  /** Seconds. */
  serviceLevelThreshold: integer,
});
export type SkillActivityRow = z.output<typeof skillActivityRowSchema>;

/** Somebody who monitors, of GET /activesupervisors. */
export const activeSupervisorSchema = caseless({
  initiatingAgentNo: neededId,
  targetAgentNo: neededId,
  contactId: id,
  contactEventTypeId: integer,
  eventStateDescription: filled,
  startTimeStamp: time,
});
export type ActiveSupervisor = z.output<typeof activeSupervisorSchema>;

/** A list call's answer, at the top or inside `resultSet`: rows unread, to be parsed one by one. */
export const realtimeReplySchema = z.preprocess(
  unwrap,
  caseless({
    totalRecords: integer,
    lastPollTime: pollTime,
    agentStates: rows(),
    activeContacts: rows(),
    skillActivity: rows(),
    supervisorStatuslist: rows(),
  }),
);
export type RealtimeReply = z.output<typeof realtimeReplySchema>;

function rows() {
  return z
    .unknown()
    .optional()
    .transform((value): unknown[] | undefined => (Array.isArray(value) ? value : undefined));
}

/** Some versions wrap the answer in `resultSet`. */
function unwrap(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.entries(value).find(([key]) => key.toLowerCase() === 'resultset')?.[1];
  return typeof inner === 'object' && inner !== null ? inner : value;
}

/** Answer of GET /agents/states. Rows that cannot be read are left out; parse `agentStates` one by one to count them. */
export const agentStatesReplySchema = z.preprocess(
  unwrap,
  caseless({ totalRecords: integer, lastPollTime: pollTime, agentStates: list(agentStateRowSchema) }),
);
