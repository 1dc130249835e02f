import type { Call } from './call.ts';
import { listQuery, page } from './lists.ts';
import { agentOf, allAgents, type Cxone } from './platform.ts';
import { agentStateRow } from './realtime-rows.ts';
import { json, refused } from './reply.ts';

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

/**
 * GET cache/agentstate: what NICE's own client reads instead of agents/states. Everything stands in `resultSet`, the rows
 * under both names that are known of them: that client looks for `agentState`.
 */
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
  return json({ resultSet: { lastPollTime, agentStates: rows, agentState: rows } });
}

/** GET agents/{id}/queues: who waits for one agent alone. The story keeps nobody waiting so. */
export function personalQueue(cxone: Cxone, call: Call): Response {
  return ofPersonalQueue(cxone, call, { queues: [] });
}

/** GET agents/{id}/queues-detail: the same, contact by contact. */
export function personalQueueDetail(cxone: Cxone, call: Call): Response {
  return ofPersonalQueue(cxone, call, { contacts: [] });
}

function ofPersonalQueue(cxone: Cxone, call: Call, waiting: object): Response {
  if (agentOf(cxone, call.param('agentId')) === undefined)
    return refused(404, 'InvalidAgentId', 'Invalid agent Id.');
  return json({ resultSet: { lastPollTime: cxone.time(cxone.stage.now()), ...waiting } });
}
