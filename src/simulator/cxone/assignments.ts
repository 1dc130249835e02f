import { settle } from '../story/agent-state.ts';
import type { Assignment, StoryAgent, StoryQueue } from '../story/types.ts';
import { bodyList, type Call, field } from './call.ts';
import { agentOf, allAgents, type Cxone } from './platform.ts';
import { json, refused } from './reply.ts';
import { forbidden } from './sessions.ts';
import { MEDIA } from './words.ts';

type Settings = { readonly proficiency: number | undefined; readonly active: boolean | undefined };
type Verb = 'POST' | 'PUT' | 'DELETE';

/** GET agents/{id}/skills. */
export function agentSkills(cxone: Cxone, call: Call): Response {
  const agent = agentOf(cxone, call.param('agentId'));
  if (agent === undefined) return refused(404, 'InvalidAgentId', 'Invalid agent Id.');
  const skills = [...agent.queues].flatMap(([id, assignment]) => {
    const queue = queueOf(cxone, id);
    return queue ? [row(cxone, agent, queue, assignment)] : [];
  });
  return json({ agentSkillAssignments: skills, totalRecords: skills.length });
}

/** GET skills/{id}/agents. */
export function skillAgents(cxone: Cxone, call: Call): Response {
  const queue = queueOf(cxone, call.param('skillId'));
  if (queue === undefined) return refused(404, 'InvalidSkillId', 'Invalid skill Id.');
  const agents = allAgents(cxone).flatMap(agent => {
    const assignment = agent.queues.get(queue.id);
    return assignment ? [row(cxone, agent, queue, assignment)] : [];
  });
  return json({ agents, totalRecords: agents.length });
}

/** POST, PUT or DELETE agents/{id}/skills {skills: [...]}: 200 even when single items fail. */
export function changeAgentSkills(cxone: Cxone, call: Call): Response {
  if (!call.actor.supervisor) return forbidden();
  const agent = agentOf(cxone, call.param('agentId'));
  if (agent === undefined) return refused(404, 'InvalidAgentId', 'Invalid agent Id.');
  const items = bodyList(call.body, 'skills');
  if (items === undefined) return refused(400, 'InvalidBody', 'skills is required.');
  const verb = verbOf(call);
  const results = items.map(item => {
    const skillId = numberOf(item, 'skillId');
    return { skillId, ...change(cxone, verb, agent, queueOf(cxone, skillId), settingsOf(item)) };
  });
  return json({ errorCount: results.filter(({ success }) => !success).length, skillResults: results });
}

/** POST, PUT or DELETE skills/{id}/agents {agents: [...]}; DELETE with an agent in the path as well. */
export function changeSkillAgents(cxone: Cxone, call: Call): Response {
  if (!call.actor.supervisor) return forbidden();
  const queue = queueOf(cxone, call.param('skillId'));
  if (queue === undefined) return refused(404, 'InvalidSkillId', 'Invalid skill Id.');
  const single = call.param('agentId');
  const items = single === '' ? bodyList(call.body, 'agents') : [{ agentId: single }];
  if (items === undefined) return refused(400, 'InvalidBody', 'agents is required.');
  const verb = verbOf(call);
  const results = items.map(item => {
    const agentId = numberOf(item, 'agentId');
    return { agentId, ...change(cxone, verb, agentOf(cxone, String(agentId)), queue, settingsOf(item)) };
  });
  return json({ errorCount: results.filter(({ success }) => !success).length, agentResults: results });
}

/** POST agents/skills {agentAndSkillDetails: [{agentIds, skills}]}. */
export function bulkSkills(cxone: Cxone, call: Call): Response {
  if (!call.actor.supervisor) return forbidden();
  const details = bodyList(call.body, 'agentAndSkillDetails');
  if (details === undefined) return refused(400, 'InvalidBody', 'agentAndSkillDetails is required.');
  const results = details.flatMap(detail => {
    const agentIds = bodyList(field(detail, 'agentIds'), '') ?? [];
    const skills = bodyList(field(detail, 'skills'), '') ?? [];
    return agentIds.flatMap(agentId =>
      skills.map(item => {
        const skillId = numberOf(item, 'skillId');
        const agent = agentOf(cxone, String(agentId));
        const done = change(cxone, 'POST', agent, queueOf(cxone, skillId), settingsOf(item));
        return { agentId: Number(agentId), skillId, ...done };
      }),
    );
  });
  return json({ errorCount: results.filter(({ success }) => !success).length, agentResults: results });
}

type Outcome = { readonly success: boolean; readonly error: string };

function change(
  cxone: Cxone,
  verb: Verb,
  agent: StoryAgent | undefined,
  queue: StoryQueue | undefined,
  settings: Settings,
): Outcome {
  if (agent === undefined) return { success: false, error: 'InvalidAgentId' };
  if (queue === undefined) return { success: false, error: 'InvalidSkillId' };
  const before = agent.queues.get(queue.id);
  const { proficiency, active } = settings;
  if (proficiency !== undefined && (proficiency < 1 || proficiency > 20))
    return { success: false, error: 'InvalidProficiency' };
  if (verb === 'POST' && before !== undefined)
    return { success: false, error: 'AgentAlreadyAssignedToSkill' };
  if (verb !== 'POST' && before === undefined) return { success: false, error: 'AgentNotAssignedToSkill' };
  const { stage } = cxone;
  if (verb === 'DELETE') {
    agent.queues.delete(queue.id);
    queue.ready.delete(agent.id);
  } else
    agent.queues.set(queue.id, {
      proficiency: proficiency ?? before?.proficiency ?? 10,
      active: active ?? before?.active ?? true,
      updatedAt: stage.now(),
    });
  agent.updatedAt = stage.now();
  settle(stage, agent);
  stage.tell({ type: 'aside', agent, aside: { kind: 'updated', what: 'skills' } });
  return { success: true, error: '' };
}

function row(cxone: Cxone, agent: StoryAgent, queue: StoryQueue, assignment: Assignment) {
  return {
    agentId: Number(agent.id),
    firstName: agent.first,
    lastName: agent.last,
    teamId: agent.team.id,
    teamName: agent.team.name,
    skillId: queue.id,
    skillName: queue.name,
    mediaTypeId: MEDIA[queue.channel][0],
    mediaTypeName: MEDIA[queue.channel][1],
    isOutbound: queue.direction === 'outbound',
    isSkillActive: true,
    isActive: assignment.active,
    agentProficiencyValue: assignment.proficiency,
    agentProficiencyName: `Level ${assignment.proficiency}`,
    lastUpdateTime: cxone.time(assignment.updatedAt),
  };
}

function queueOf(cxone: Cxone, id: string | number): StoryQueue | undefined {
  const queue = cxone.stage.queues.get(Number(id));
  return queue?.platform === 'cxone' ? queue : undefined;
}

function settingsOf(item: unknown): Settings {
  const active = field(item, 'isActive');
  const proficiency = field(item, 'proficiency') ?? field(item, 'proficiencyValue');
  return {
    proficiency: proficiency === undefined || proficiency === null ? undefined : Number(proficiency),
    active: active === undefined || active === null ? undefined : String(active).toLowerCase() === 'true',
  };
}

function numberOf(item: unknown, name: string): number {
  return Number(field(item, name));
}

function verbOf({ request }: Call): Verb {
  return request.method === 'PUT' || request.method === 'DELETE' ? request.method : 'POST';
}
