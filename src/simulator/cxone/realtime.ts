import type { StoryQueue } from '../story/types.ts';
import { type Call, idsIn } from './call.ts';
import { listQuery, page, wholeNumber } from './lists.ts';
import { agentOf, allAgents, type Cxone, skewOf } from './platform.ts';
import { agentStateRow, countQueues, skillActivityRow } from './realtime-rows.ts';
import { json, refused } from './reply.ts';
import { BUSINESS_UNIT } from './tokens.ts';
import { MEDIA } from './words.ts';

const AGENT_FIELDS =
  'agentId,agentStateId,agentStateName,agentStateCategory,businessUnitId,contactId,contactStartHandleTime,isActive,isACW,isOutbound,firstName,lastName,userName,fromAddress,toAddress,lastUpdateTime,mediaTypeId,mediaTypeName,openContacts,outStateDescription,outStateId,sessionStartTime,skillId,skillName,startDate,stationId,stationPhoneNumber,teamId,teamName'.split(
    ',',
  );
const ACTIVITY_FIELDS =
  'serverTime,businessUnitId,skillId,skillName,campaignId,campaignName,mediaTypeId,mediaTypeName,isActive,isOutbound,isNaturalCalling,divisionNo,agentsLoggedIn,agentsAvailable,agentsUnavailable,agentsIdle,agentsWorking,agentsACW,contactsActive,queueCount,skillQueueCount,personalQueueCount,parkedCount,earliestQueueTime,inSLA,outSLA,serviceLevel,serviceLevelGoal,serviceLevelThreshold'.split(
    ',',
  );

/** GET agents/states: everybody's state, or what changed since. */
export function agentStates(cxone: Cxone, call: Call): Response {
  const query = listQuery(cxone, call, AGENT_FIELDS);
  if (query instanceof Response) return query;
  const { updatedSince } = query;
  const skew = skewOf(cxone);
  const units = call.arg('reqBUIds')?.split(',').map(Number);
  const agents = units === undefined || units.includes(BUSINESS_UNIT) ? allAgents(cxone) : [];
  const changed = agents.filter(
    agent => updatedSince === undefined || agent.updatedAt + skew >= updatedSince,
  );
  const { rows, envelope } = page(cxone, call, query, changed, agent => agentStateRow(cxone, agent));
  return json({ ...envelope, lastPollTime: cxone.time(cxone.stage.now()), agentStates: rows });
}

/** GET agents/{id}/states. */
export function oneAgentState(cxone: Cxone, call: Call): Response {
  const agent = agentOf(cxone, call.param('agentId'));
  if (agent === undefined) return refused(404, 'InvalidAgentId', 'Invalid agent Id.');
  const query = listQuery(cxone, call, [...AGENT_FIELDS, 'lastPollTime']);
  if (query instanceof Response) return query;
  const { updatedSince } = query;
  const isOld = updatedSince !== undefined && agent.updatedAt + skewOf(cxone) < updatedSince;
  const lastPollTime = cxone.time(cxone.stage.now());
  const { rows } = page(cxone, call, query, isOld ? [] : [agent], each => ({
    ...agentStateRow(cxone, each),
    lastPollTime,
  }));
  return json({ agentStates: rows });
}

/** GET skills/activity, or one skill's with an id in the path. */
export function skillsActivity(cxone: Cxone, call: Call): Response {
  const query = listQuery(cxone, call, ACTIVITY_FIELDS, 'InvalidProperty');
  if (query instanceof Response) return query;
  const media = wholeNumber(call.arg('mediaTypeId'));
  if (media === null || (media !== undefined && !Object.values(MEDIA).some(([id]) => id === media)))
    return refused(400, 'InvalidMediaType', 'Invalid media type.');
  const outbound = call.arg('isOutbound')?.toLowerCase();
  if (outbound !== undefined && outbound !== 'true' && outbound !== 'false')
    return refused(400, 'InvalidIsOutbound', 'Invalid isOutbound.');
  const asked = call.param('skillId');
  const [skills, campaigns] = [idsIn(call, 'skillIds'), idsIn(call, 'campaignIds')];
  const isWanted = (queue: StoryQueue) =>
    queue.platform === 'cxone' &&
    (asked === '' || String(queue.id) === asked) &&
    skills?.has(queue.id) !== false &&
    campaigns?.has(queue.campaign.id) !== false &&
    (media === undefined || MEDIA[queue.channel][0] === media) &&
    (outbound === undefined || (queue.direction === 'outbound') === (outbound === 'true'));
  const found = [...cxone.stage.queues.values()].filter(isWanted);
  if (asked !== '' && found.length === 0) return refused(404, 'InvalidSkillId', 'Invalid skill Id.');
  const counts = countQueues(cxone);
  const { rows, envelope } = page(cxone, call, query, found, queue => skillActivityRow(cxone, queue, counts));
  return json({ ...envelope, lastPollTime: cxone.time(cxone.stage.now()), skillActivity: rows });
}
