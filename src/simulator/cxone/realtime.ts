import type { StoryContact, StoryQueue } from '../story/types.ts';
import type { Call } from './call.ts';
import { listQuery, page, wholeNumber } from './lists.ts';
import { agentOf, allAgents, type Cxone } from './platform.ts';
import { activeContactRow, agentStateRow, countQueues, skillActivityRow } from './realtime-rows.ts';
import { json, nothing, refused } from './reply.ts';
import { BUSINESS_UNIT } from './tokens.ts';
import { MEDIA } from './words.ts';

const AGENT_FIELDS =
  'agentId,agentStateId,agentStateName,agentStateCategory,businessUnitId,contactId,contactStartHandleTime,isActive,isACW,isOutbound,firstName,lastName,userName,fromAddress,toAddress,lastUpdateTime,mediaTypeId,mediaTypeName,openContacts,outStateDescription,outStateId,sessionStartTime,skillId,skillName,startDate,stationId,stationPhoneNumber,teamId,teamName'.split(
    ',',
  );
const CONTACT_FIELDS =
  'contactId,masterContactId,agentId,agentStartDate,firstName,lastName,teamId,teamName,skillId,skillName,campaignId,campaignName,contactStartDate,lastUpdateTime,stateId,stateName,contactStateCategory,holdCount,isLogged,isOutbound,isTakeover,targetAgentId,mediaTypeId,mediaTypeName,fromAddress,toAddress'.split(
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
  const changed = allAgents(cxone).filter(
    agent => updatedSince === undefined || agent.updatedAt + skew >= updatedSince,
  );
  const { rows, envelope } = page(cxone, call, query, changed, agent => agentStateRow(cxone, agent));
  return json({ ...envelope, lastPollTime: cxone.time(cxone.stage.now()), agentStates: rows });
}

/** GET agents/{id}/states. */
export function oneAgentState(cxone: Cxone, call: Call): Response {
  const agent = agentOf(cxone, call.param('agentId'));
  if (agent === undefined) return refused(404, 'InvalidAgentId', 'Invalid agent Id.');
  const lastPollTime = cxone.time(cxone.stage.now());
  return json({ agentStates: [{ ...agentStateRow(cxone, agent), lastPollTime }] });
}

/** GET contacts/active; 204 when there is nothing to tell. */
export function activeContacts(cxone: Cxone, call: Call): Response {
  const query = listQuery(cxone, call, CONTACT_FIELDS);
  if (query instanceof Response) return query;
  const filters = [
    'mediaTypeId',
    'skillId',
    'campaignId',
    'agentId',
    'teamId',
    'stateId',
    'contactId',
  ] as const;
  const wanted = new Map<string, number>();
  for (const name of filters) {
    const value = wholeNumber(call.arg(name));
    if (value === null)
      return refused(400, 'InvalidFilter', `Invalid filter parameter ${name}: it must be an integer`);
    if (value !== undefined) wanted.set(name, value);
  }
  const skew = skewOf(cxone);
  const { updatedSince } = query;
  const isWanted = (contact: StoryContact) => {
    if (contact.platform !== 'cxone') return false;
    if (updatedSince !== undefined && contact.updatedAt + skew < updatedSince) return false;
    if (wanted.size === 0) return true;
    const row: Readonly<Record<string, unknown>> = activeContactRow(cxone, contact);
    return [...wanted].every(([name, value]) => row[name] === value);
  };
  const found = [...cxone.stage.contacts.values()].filter(isWanted);
  if (found.length === 0) return nothing('No Contacts for the specified period');
  const { rows, envelope } = page(cxone, call, query, found, contact => activeContactRow(cxone, contact));
  const lastPollTime = cxone.time(cxone.stage.now());
  return json({ ...envelope, businessUnitId: BUSINESS_UNIT, lastPollTime, activeContacts: rows });
}

/** GET skills/activity, or one skill's with an id in the path. */
export function skillsActivity(cxone: Cxone, call: Call): Response {
  const query = listQuery(cxone, call, ACTIVITY_FIELDS);
  if (query instanceof Response) return query;
  const media = wholeNumber(call.arg('mediaTypeId'));
  if (media === null || (media !== undefined && !Object.values(MEDIA).some(([id]) => id === media)))
    return refused(400, 'InvalidMediaType', 'Invalid media type.');
  const outbound = call.arg('isOutbound')?.toLowerCase();
  if (outbound !== undefined && outbound !== 'true' && outbound !== 'false')
    return refused(400, 'InvalidIsOutbound', 'Invalid isOutbound.');
  const asked = call.param('skillId');
  const isWanted = (queue: StoryQueue) =>
    queue.platform === 'cxone' &&
    (asked === '' || String(queue.id) === asked) &&
    (media === undefined || MEDIA[queue.channel][0] === media) &&
    (outbound === undefined || (queue.direction === 'outbound') === (outbound === 'true'));
  const found = [...cxone.stage.queues.values()].filter(isWanted);
  if (asked !== '' && found.length === 0) return refused(404, 'InvalidSkillId', 'Invalid skill Id.');
  const counts = countQueues(cxone);
  const { rows, envelope } = page(cxone, call, query, found, queue => skillActivityRow(cxone, queue, counts));
  return json({ ...envelope, lastPollTime: cxone.time(cxone.stage.now()), skillActivity: rows });
}

/** How far the platform's clock is off, so that a client may send back what it was told. */
function skewOf({ stage, time }: Cxone): number {
  return Date.parse(time(stage.now())) - stage.now();
}
