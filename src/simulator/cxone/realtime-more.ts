import type { Call } from './call.ts';
import { listQuery, page } from './lists.ts';
import { allAgents, type Cxone } from './platform.ts';
import { agentStateRow, CONTACT_STATES } from './realtime-rows.ts';
import { json, nothing } from './reply.ts';

const CACHE_FIELDS = [
  'agentId',
  'agentStateName',
  'contactId',
  'firstName',
  'lastName',
  'isActive',
  'isOutbound',
  'lastPollTime',
  'lastUpdateTime',
  'mediaName',
  'outStateCode',
  'outStateDescription',
  'skillId',
  'skillName',
  'startDate',
  'stationPhoneNumber',
  'teamId',
  'teamName',
  'userName',
  'userId',
] as const;

/** GET cache/agentstate: what NICE's own client reads instead of agents/states; everything stands in `resultSet`. */
export function cachedAgentStates(cxone: Cxone, call: Call): Response {
  const query = listQuery(cxone, call, CACHE_FIELDS);
  if (query instanceof Response) return query;
  const { stage, time } = cxone;
  const lastPollTime = time(stage.now());
  const since = query.updatedSince;
  const changed = allAgents(cxone).filter(
    agent => since === undefined || Date.parse(time(agent.updatedAt)) >= since,
  );
  const { rows } = page(cxone, call, query, changed, agent => {
    const { mediaTypeName, outStateId, ...row } = agentStateRow(cxone, agent);
    const own = { mediaName: mediaTypeName, outStateCode: outStateId, userId: agent.userName, lastPollTime };
    const names = new Set<string>(CACHE_FIELDS);
    return Object.fromEntries(Object.entries({ ...row, ...own }).filter(([name]) => names.has(name)));
  });
  return json({ resultSet: { lastPollTime, agentStates: rows } });
}

/** GET contacts/parked: the story parks nobody. */
export function parkedContacts(): Response {
  return nothing('No Contacts for the specified period');
}

/** GET contact-state-descriptions: the words for `stateId` of active contacts. The members' names are inferred. */
export function contactStateDescriptions(): Response {
  const contactStateDescriptions = Object.values(CONTACT_STATES).map(
    ([contactStateId, contactStateName]) => ({
      contactStateId,
      contactStateName,
    }),
  );
  return json({ contactStateDescriptions });
}
