import type { AgentProfile, AgentSession, Contact, Queue, SupervisionMode } from '../../floor/entities.ts';
import { entityId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';
import { channelOf, rosterStatusOf } from './contact-words.ts';
import { line, type MapContext, queueOf, timeOf } from './map-context.ts';
import type { ActiveContactRow, AgentRow, AgentStateRow, SkillActivityRow } from './wire.ts';

/** What mapping of roster rows needs to know. */
export type RosterContext = Omit<MapContext, 'agentId'>;

/** Who an agent is; `undefined` when the row names nobody. */
export function profileFromRow(
  row: AgentStateRow | AgentRow,
  context: RosterContext,
): AgentProfile | undefined {
  const name = line([row.firstName, row.lastName].filter(part => part !== undefined).join(' '));
  const userName = line(row.userName);
  if (name === undefined && userName === undefined) return undefined;
  const team =
    row.teamId === undefined ? undefined : { id: entityId(context.platformId, row.teamId), name: '' };
  return {
    name: name ?? userName ?? '',
    team: team && { ...team, name: line(row.teamName) ?? `Team ${row.teamId}` },
    userName,
    asOf: context.now,
  };
}

/** What a row of agents/states tells of the agent's session. */
export function sessionFromRow(row: AgentStateRow, context: RosterContext): Partial<AgentSession> {
  const startedAt = timeOf(context, row.sessionStartTime);
  // 0 is CXone's way to say that no station is used.
  const stationId = row.stationId === '0' ? undefined : line(row.stationId);
  const stationPhone = line(row.stationPhoneNumber);
  return {
    status: 'open',
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(stationId === undefined ? {} : { stationId }),
    ...(stationPhone === undefined ? {} : { stationPhone }),
  };
}

/** A row of contacts/active. `readAt` is when the reading began: the row is at least as new. */
export function contactFromRow(row: ActiveContactRow, readAt: Millis, context: RosterContext): Contact {
  const inbound = row.isOutbound === undefined ? undefined : !row.isOutbound;
  const word = row.stateName ?? row.digitalContactStateName ?? row.contactStateCategory;
  const changedAt = timeOf(context, row.lastUpdateTime);
  return {
    id: entityId(context.platformId, row.contactId),
    platformId: context.platformId,
    agentId:
      row.agentId === undefined || row.agentId === '0'
        ? undefined
        : entityId(context.platformId, row.agentId),
    channel: channelOf(row.mediaTypeId),
    direction: inbound === undefined ? 'unknown' : inbound ? 'inbound' : 'outbound',
    status: rosterStatusOf(word),
    word: line(word, 80) ?? '',
    kind: row.isTakeover === true ? 'TakeOver' : undefined,
    ...queueOf(context, row.skillId, row.skillName),
    customer: line(inbound === false ? row.toAddress : row.fromAddress),
    customerName: undefined,
    line: line(inbound === false ? row.fromAddress : row.toAddress),
    recording: row.isLogged,
    holds: row.holdCount,
    masterId: row.masterContactId,
    startedAt: timeOf(context, row.contactStartDate ?? row.agentStartDate),
    statusSince: changedAt,
    endReason: undefined,
    notes: undefined,
    links: [],
    final: false,
    asOf: readAt,
  };
}

/** A row of skills/activity: a skill is a queue. */
export function queueFromRow(row: SkillActivityRow, context: RosterContext): Queue {
  const inSla = row.inSLA;
  const sample = inSla === undefined || row.outSLA === undefined ? undefined : inSla + row.outSLA;
  const percent = row.serviceLevel ?? (sample && inSla !== undefined ? (inSla / sample) * 100 : undefined);
  const waiting = row.queueCount ?? row.skillQueueCount;
  return {
    id: entityId(context.platformId, row.skillId),
    platformId: context.platformId,
    name: line(row.skillName) ?? `Skill ${row.skillId}`,
    channel: channelOf(row.mediaTypeId),
    direction: row.isOutbound === undefined ? 'unknown' : row.isOutbound ? 'outbound' : 'inbound',
    dispatchType: row.isNaturalCalling === true ? 'Personal Connection dialer' : undefined,
    waiting,
    longestWaitSince: waiting === 0 ? undefined : timeOf(context, row.earliestQueueTime),
    active: row.contactsActive,
    agents: {
      loggedIn: row.agentsLoggedIn,
      available: row.agentsAvailable,
      unavailable: row.agentsUnavailable,
      working: row.agentsWorking,
      wrappingUp: row.agentsACW,
    },
    answered: undefined,
    abandoned: undefined,
    offered: undefined,
    goal: { thresholdSeconds: row.serviceLevelThreshold, targetPercent: row.serviceLevelGoal },
    serviceLevel:
      percent === undefined || percent < 0 || percent > 100
        ? undefined
        : {
            percent: Math.round(percent * 10) / 10,
            formula: 'platform',
            thresholdSeconds: row.serviceLevelThreshold,
            targetPercent: row.serviceLevelGoal,
            sample,
          },
    asOf: context.now,
  };
}

/** How activesupervisors words what a supervisor does; `undefined` for words that no page lists. */
export function modeOf(description: string | undefined): SupervisionMode | undefined {
  if (description === undefined) return undefined;
  if (/take.?over/i.test(description)) return 'take-over';
  if (/coach/i.test(description)) return 'coach';
  if (/barge|join/i.test(description)) return 'barge-in';
  return /monitor/i.test(description) ? 'monitor' : undefined;
}
