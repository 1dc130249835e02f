import type { StoryAgent } from '../story/types.ts';
import type { Call } from './call.ts';
import { codeIdOf } from './codes.ts';
import { listQuery, page, wholeNumber } from './lists.ts';
import type { Stay } from './past.ts';
import { duration, performanceOf, performanceRow, timeWithin, together, type Window } from './performance.ts';
import { agentOf, allAgents, type Cxone, skewOf } from './platform.ts';
import { json, refused } from './reply.ts';
import { BUSINESS_UNIT } from './tokens.ts';
import { MEDIA, stateIdOf } from './words.ts';

const HISTORY_FIELDS =
  'stateIndex,startDate,agentId,agentStateId,agentStateName,agentSessionId,contactId,skillId,skillName,mediaTypeId,mediaTypeName,fromAddress,toAddress,outStateId,outStateDescription,duration,isOutbound,isNaturalCalling,stationId,stationName,teamId'.split(
    ',',
  );

/** GET agents/{id}/state-history, startDate and endDate: every state that the agent was in between, oldest first. */
export function stateHistory(cxone: Cxone, call: Call): Response {
  const agent = agentOf(cxone, call.param('agentId'));
  if (agent === undefined) return refused(404, 'InvalidAgentId', 'Invalid agent Id.');
  const query = listQuery(cxone, call, HISTORY_FIELDS);
  if (query instanceof Response) return query;
  const window = windowOf(cxone, call);
  if (window instanceof Response) return window;
  const media = wholeNumber(call.arg('mediaTypeId'));
  if (media === null) return refused(400, 'InvalidMediaType', 'Invalid media type.');
  const stays = cxone.past.of(agent);
  const found = stays.flatMap((stay, at) => {
    const fits = media === undefined || (stay.contact && MEDIA[stay.contact.channel][0] === media);
    const isWithin =
      timeWithin(stays, at, window) > 0 || (stay.from >= window.from && stay.from < window.until);
    return fits && isWithin ? [{ stay, at }] : [];
  });
  const whole: Window = { from: 0, until: cxone.stage.now() };
  const { rows, envelope } = page(cxone, call, query, found, ({ stay, at }) =>
    historyRow(cxone, agent, stay, timeWithin(stays, at, whole)),
  );
  return json({ ...envelope, ...polled(cxone), agentStateHistory: rows });
}

/** GET agents/{id}/performance, startDate and endDate. */
export function agentPerformance(cxone: Cxone, call: Call): Response {
  const agent = agentOf(cxone, call.param('agentId'));
  if (agent === undefined) return refused(404, 'InvalidAgentId', 'Invalid agent Id.');
  const window = windowOf(cxone, call, true);
  if (window instanceof Response) return window;
  const told = performanceRow(performanceOf(cxone.past.of(agent), window));
  const row = { agentId: Number(agent.id), teamId: agent.team.id, ...told };
  return json({ ...polled(cxone), agentPerformance: [row] });
}

/** GET teams/{id}/performance-total, startDate and endDate: what its members of now did together. */
export function teamPerformance(cxone: Cxone, call: Call): Response {
  const members = allAgents(cxone).filter(({ team }) => String(team.id) === call.param('teamId'));
  const [first] = members;
  if (first === undefined) return refused(404, 'InvalidTeamId', 'Invalid team Id.');
  const window = windowOf(cxone, call, true);
  if (window instanceof Response) return window;
  const total = together(members.map(agent => performanceOf(cxone.past.of(agent), window)));
  const each = (ms: number) => duration(Math.round(ms / members.length));
  const row = {
    teamId: first.team.id,
    ...performanceRow(total),
    avgAvailableTime: each(total.available),
    avgUnavailableTime: each(total.unavailable),
  };
  return json({ teamPerformanceTotal: [row] });
}

/** The window that was asked for; without one, everything up to now. Reports that must be given one say so. */
function windowOf(cxone: Cxone, call: Call, isNeeded = false): Window | Response {
  const [start, end] = [call.arg('startDate'), call.arg('endDate')];
  const now = cxone.stage.now();
  const skew = skewOf(cxone);
  const from = start === undefined ? 0 : Date.parse(start) - skew;
  const until = end === undefined ? now : Math.min(now, Date.parse(end) - skew);
  if (Number.isNaN(from) || (start === undefined && isNeeded))
    return refused(400, 'InvalidStartDate', 'Invalid startDate');
  if (Number.isNaN(until) || (end === undefined && isNeeded))
    return refused(400, 'InvalidEndDate', 'Invalid endDate');
  return { from, until };
}

const polled = ({ stage, time }: Cxone) => ({
  businessUnitId: BUSINESS_UNIT,
  lastPollTime: time(stage.now()),
});

function historyRow({ time }: Cxone, agent: StoryAgent, stay: Stay, ms: number) {
  const { contact, word } = stay;
  const media = contact && MEDIA[contact.channel];
  const [ours, theirs] = [contact?.queue?.line ?? '', contact?.customer ?? ''];
  const isOutbound = stay.direction === 'outbound';
  const isUnavailable = word === 'Unavailable';
  return {
    stateIndex: stay.index,
    startDate: time(stay.from),
    agentId: Number(agent.id),
    agentStateId: stateIdOf(word),
    agentStateName: word,
    agentSessionId: stay.sessionNumber === undefined ? null : Number(stay.sessionNumber),
    contactId: contact ? Number(contact.id) : null,
    skillId: contact?.queue?.id ?? null,
    skillName: contact?.queue?.name ?? '',
    mediaTypeId: media?.[0] ?? null,
    mediaTypeName: media?.[1] ?? '',
    fromAddress: isOutbound ? ours : theirs,
    toAddress: isOutbound ? theirs : ours,
    outStateId: isUnavailable ? codeIdOf(stay.reason) : 0,
    outStateDescription: isUnavailable ? (stay.reason ?? '') : '',
    duration: duration(ms),
    isOutbound,
    isNaturalCalling: isOutbound && contact?.queue?.direction === 'outbound',
    stationId: /^\d+$/.test(stay.stationId) ? Number(stay.stationId) : 0,
    stationName: stay.stationId,
    teamId: agent.team.id,
  };
}
