import { BREAK_CODES } from '../story/catalogue.ts';
import type { StoryAgent } from '../story/types.ts';
import type { Call } from './call.ts';
import { listQuery, page } from './lists.ts';
import { agentOf, allAgents, type Cxone } from './platform.ts';
import { json, refused } from './reply.ts';
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
  const found = allAgents(cxone).filter(
    agent =>
      search === undefined || `${agent.first} ${agent.last} ${agent.userName}`.toLowerCase().includes(search),
  );
  const { rows, envelope } = page(cxone, call, query, found, agent => agentRow(cxone, agent));
  return json({ ...envelope, agents: rows });
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
    lastUpdated: cxone.time(cxone.stage.now() - 86_400_000),
  };
}

/** GET teams. */
export function teams(cxone: Cxone, call: Call): Response {
  const query = listQuery(cxone, call, ['teamId', 'teamName', 'isActive']);
  if (query instanceof Response) return query;
  const found = cxone.stage.teams.filter(team => team.platform === 'cxone');
  const { rows, envelope } = page(cxone, call, query, found, team => ({
    teamId: team.id,
    teamName: team.name,
    isActive: true,
  }));
  return json({ ...envelope, teams: rows });
}

/** GET teams/{id}/agents. */
export function teamAgents(cxone: Cxone, call: Call): Response {
  const members = allAgents(cxone).filter(agent => String(agent.team.id) === call.param('teamId'));
  if (!isTeam(cxone, call.param('teamId'))) return refused(404, 'InvalidTeamId', 'Invalid team Id.');
  return json({ agents: members.map(memberRow) });
}

/** GET teams/agents: every team with who belongs to it. */
export function agentsByTeam(cxone: Cxone): Response {
  const found = cxone.stage.teams.filter(team => team.platform === 'cxone');
  return json({
    teams: found.map(({ id, name }) => ({
      teamId: id,
      teamName: name,
      agents: allAgents(cxone)
        .filter(({ team }) => team.id === id)
        .map(memberRow),
    })),
  });
}

const memberRow = ({ id, first, last, userName }: StoryAgent) => ({
  agentId: Number(id),
  firstName: first,
  lastName: last,
  userName,
  isActive: true,
});

/** GET teams/{id}/unavailable-codes. */
export function unavailableCodes(cxone: Cxone, call: Call): Response {
  if (!isTeam(cxone, call.param('teamId'))) return refused(404, 'InvalidTeamId', 'Invalid team Id.');
  return json(
    BREAK_CODES.map(code => ({
      outstateId: code.id,
      outstateName: code.name,
      isActive: true,
      isAcw: code.afterContactWork,
      agentTimeoutMins: code.afterContactWork ? 0 : code.minutes[1],
    })),
  );
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
  const found = [...cxone.stage.queues.values()].filter(queue => queue.platform === 'cxone');
  const { rows, envelope } = page(cxone, call, query, found, queue => ({
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
  }));
  return json({ ...envelope, skills: rows });
}

function isTeam(cxone: Cxone, id: string): boolean {
  return cxone.stage.teams.some(team => team.platform === 'cxone' && String(team.id) === id);
}
