import type { Millis } from '../../lib/clock.ts';
import type { StoryAgent, StoryQueue } from '../story/types.ts';
import type { Call } from './call.ts';
import { asksForInactive, listQuery, page } from './lists.ts';
import { agentOf, allAgents, type Cxone, skewOf } from './platform.ts';
import { json, refused } from './reply.ts';
import { BUSINESS_UNIT } from './tokens.ts';
import { MEDIA } from './words.ts';

const AGENT_FIELDS = [
  'agentId',
  'userName',
  'firstName',
  'lastName',
  'emailAddress',
  'teamId',
  'teamName',
  'isActive',
  'isSupervisor',
  'lastUpdated',
] as const;

/** GET agents, POST agents/search: everybody who works here. */
export function agents(cxone: Cxone, call: Call): Response {
  const query = listQuery(cxone, call, AGENT_FIELDS);
  if (query instanceof Response) return query;
  const search = call.arg('searchString')?.toLowerCase();
  const { updatedSince } = query;
  const skew = skewOf(cxone);
  const found = allAgents(cxone).filter(
    agent =>
      !asksForInactive(call) &&
      (updatedSince === undefined || recordedAt(cxone, agent) + skew >= updatedSince) &&
      (search === undefined ||
        `${agent.first} ${agent.last} ${agent.userName}`.toLowerCase().includes(search)),
  );
  const { rows, envelope } = page(cxone, call, query, found, agent => agentRow(cxone, agent));
  const lastPollTime = cxone.time(cxone.stage.now());
  return json({ ...envelope, businessUnitId: BUSINESS_UNIT, lastPollTime, agents: rows });
}

/** GET agents/{id}. */
export function oneAgent(cxone: Cxone, call: Call): Response {
  const agent = agentOf(cxone, call.param('agentId'));
  if (agent === undefined) return refused(404, 'InvalidAgentId', 'Invalid agent Id.');
  return json({ agents: [agentRow(cxone, agent)] });
}

function agentRow(cxone: Cxone, agent: StoryAgent) {
  return {
    agentId: Number(agent.id),
    userName: agent.userName,
    firstName: agent.first,
    lastName: agent.last,
    emailAddress: agent.userName,
    teamId: agent.team.id,
    teamName: agent.team.name,
    isActive: true,
    isSupervisor: agent.supervisor,
    lastUpdated: cxone.time(recordedAt(cxone, agent)),
  };
}

/** When an agent's record was written last: when they changed teams, else the day before the story began. */
function recordedAt({ moved, openedAt }: Cxone, agent: StoryAgent): Millis {
  return moved.get(agent.id) ?? openedAt - 86_400_000;
}

const SKILL_FIELDS = [
  'skillId',
  'skillName',
  'mediaTypeId',
  'mediaTypeName',
  'isActive',
  'isOutbound',
  'outboundStrategy',
  'campaignId',
  'campaignName',
  'requireDisposition',
  'serviceLevelThreshold',
  'serviceLevelGoal',
] as const;

/** GET skills. */
export function skills(cxone: Cxone, call: Call): Response {
  const query = listQuery(cxone, call, SKILL_FIELDS);
  if (query instanceof Response) return query;
  const search = call.arg('searchString')?.toLowerCase();
  const found = [...cxone.stage.queues.values()].filter(
    queue =>
      queue.platform === 'cxone' &&
      !asksForInactive(call) &&
      (search === undefined || queue.name.toLowerCase().includes(search)),
  );
  const { rows, envelope } = page(cxone, call, query, found, skillRow);
  return json({ ...envelope, skills: rows });
}

/** GET skills/{id}: the skill itself, in no list. */
export function oneSkill(cxone: Cxone, call: Call): Response {
  const queue = cxone.stage.queues.get(Number(call.param('skillId')));
  if (queue?.platform !== 'cxone') return refused(404, 'InvalidSkillId', 'Invalid skill Id.');
  return json(skillRow(queue));
}

function skillRow(queue: StoryQueue) {
  return {
    skillId: queue.id,
    skillName: queue.name,
    mediaTypeId: MEDIA[queue.channel][0],
    mediaTypeName: MEDIA[queue.channel][1],
    isActive: true,
    isOutbound: queue.direction === 'outbound',
    outboundStrategy: queue.direction === 'outbound' ? 'Personal Connection' : 'N/A',
    campaignId: queue.campaign.id,
    campaignName: queue.campaign.name,
    requireDisposition: false,
    serviceLevelThreshold: queue.slaSeconds,
    serviceLevelGoal: queue.slaGoal,
  };
}
