import { describe, expect, it } from 'vitest';
import {
  agentRowSchema,
  assignmentRowSchema,
  changeReplySchema,
  directoryRows,
  skillRowSchema,
} from '../../connectors/cxone/wire.ts';
import { freeAgent, listOf, makeSimulator } from '../testing.ts';

describe('the directory', () => {
  it('lists agents and skills in rows that the wire’s schemas read', async () => {
    const simulator = makeSimulator();
    const caller = await simulator.signIn();
    const rows = async (path: string, name: string) =>
      directoryRows((await caller.ask('GET', path)).json, name) ?? [];
    expect((await rows('/agents', 'agents')).map(row => agentRowSchema.parse(row))).toHaveLength(30);
    const skills = (await rows('/skills', 'skills')).map(row => skillRowSchema.parse(row));
    expect(skills.map(({ skillName }) => skillName)).toContain('Technical Support');
    expect(await rows('/skills', 'skills')).toContainEqual((await caller.ask('GET', '/skills/1501')).json);
    expect((await caller.ask('GET', '/skills/1')).status).toBe(404);
  });

  it('finds people, and refuses what it does not understand', async () => {
    const simulator = makeSimulator();
    const caller = await simulator.signIn();
    const agent = [...simulator.story.stage.agents.values()][5];
    const query = { searchString: agent?.userName ?? '' };
    expect(listOf((await caller.ask('GET', '/agents', { query })).json, 'agents')).toHaveLength(1);
    for (const path of ['/agents', '/skills'])
      expect((await caller.ask('GET', path, { query: { fields: 'shoeSize' } })).status).toBe(400);
    const search = await caller.ask('POST', '/agents/search', { body: query });
    expect(listOf(search.json, 'agents')).toHaveLength(1);
    const one = await caller.ask('GET', `/agents/${agent?.id}`);
    expect(listOf(one.json, 'agents')).toEqual(listOf(search.json, 'agents'));
    expect((await caller.ask('GET', '/agents/1')).status).toBe(404);
  });
});

describe('a list of the directory', () => {
  it.each([
    ['/agents', 'agents', { isActive: 'false' }],
    ['/agents', 'agents', { isLocked: 'true' }],
    ['/agents', 'agents', { updateSince: '2999-01-01T00:00:00.000Z' }],
    ['/skills', 'skills', { isActive: 'False' }],
    ['/skills', 'skills', { searchString: 'no such skill' }],
    ['/teams', 'teams', { isActive: 'false' }],
  ])('%s of %s leaves out what was not asked for: %o', async (path, name, query) => {
    const caller = await makeSimulator().signIn();
    expect(listOf((await caller.ask('GET', path)).json, name).length).toBeGreaterThan(0);
    expect(listOf((await caller.ask('GET', path, { query })).json, name)).toEqual([]);
  });
});

describe('who serves which skill', () => {
  it('is told from both sides', async () => {
    const simulator = makeSimulator();
    const agentId = freeAgent(simulator);
    const caller = await simulator.signIn();
    const own = listOf((await caller.ask('GET', `/agents/${agentId}/skills`)).json, 'agentSkillAssignments');
    const [first] = own.map(row => assignmentRowSchema.parse(row));
    const others = listOf((await caller.ask('GET', `/skills/${first?.skillId}/agents`)).json, 'agents');
    expect(others.map(row => assignmentRowSchema.parse(row).agentId)).toContain(agentId);
    expect((await caller.ask('GET', '/agents/1/skills')).status).toBe(404);
    expect((await caller.ask('GET', '/skills/1/agents')).status).toBe(404);
  });

  it('is changed item by item: a 200 can hold failures', async () => {
    const simulator = makeSimulator();
    const agentId = freeAgent(simulator);
    const caller = await simulator.signIn();
    const path = '/skills/1508/agents';
    const change = async (method: string, body: object) =>
      changeReplySchema.parse((await caller.ask(method, path, { body })).json);
    const one = { agentId: Number(agentId), proficiency: 4, isActive: true };
    await change('DELETE', { agents: [one] });
    expect(await change('POST', { agents: [one, { agentId: 1 }] })).toMatchObject({
      errorCount: 1,
      results: [
        { agentId, success: true },
        { agentId: '1', success: false, error: 'InvalidAgentId' },
      ],
    });
    expect(await change('POST', { agents: [one] })).toMatchObject({ errorCount: 1 });
    expect(await change('PUT', { agents: [{ ...one, proficiency: 2, isActive: false }] })).toMatchObject({
      errorCount: 0,
    });
    expect(await change('PUT', { agents: [{ ...one, proficiency: 21 }] })).toMatchObject({ errorCount: 1 });
    const { stage } = simulator.story;
    expect(stage.agents.get(agentId)?.queues.get(1508)).toMatchObject({ proficiency: 2, active: false });
    expect(stage.queues.get(1508)?.ready.has(agentId)).toBe(false);
    const single = await caller.ask('DELETE', `${path}/${agentId}`);
    expect(changeReplySchema.parse(single.json)).toMatchObject({ errorCount: 0 });
    expect(stage.agents.get(agentId)?.queues.has(1508)).toBe(false);
  });

  it('is changed from the agent’s side, and in bulk', async () => {
    const simulator = makeSimulator();
    const agentId = freeAgent(simulator);
    const caller = await simulator.signIn();
    const path = `/agents/${agentId}/skills`;
    const change = async (method: string, body: object, to = path) =>
      changeReplySchema.parse((await caller.ask(method, to, { body })).json);
    const skills = [{ skillId: 1509, proficiency: 1, isActive: true }];
    await change('DELETE', { skills });
    expect(await change('POST', { skills: [...skills, { skillId: 1 }] })).toMatchObject({
      errorCount: 1,
      results: [
        { skillId: '1509', success: true },
        { success: false, error: 'InvalidSkillId' },
      ],
    });
    expect(await change('PUT', { skills })).toMatchObject({ errorCount: 0 });
    expect(await change('DELETE', { skills })).toMatchObject({ errorCount: 0 });
    expect(await change('DELETE', { skills })).toMatchObject({ errorCount: 1 });
    const details = { agentAndSkillDetails: [{ agentIds: [Number(agentId), 1], skills }] };
    expect(await change('POST', details, '/agents/skills')).toMatchObject({ errorCount: 1 });
  });

  it('refuses wrong bodies, unknown ids, and people who may not', async () => {
    const simulator = makeSimulator();
    const agentId = freeAgent(simulator);
    const caller = await simulator.signIn();
    const own = await simulator.signIn(`demo-key-${agentId}`);
    const status = async (as: typeof caller, path: string, body?: object) =>
      (await as.ask('POST', path, body ? { body } : {})).status;
    for (const path of [`/agents/${agentId}/skills`, '/skills/1501/agents', '/agents/skills']) {
      expect(await status(caller, path)).toBe(400);
      expect(await status(own, path, {})).toBe(403);
    }
    expect(await status(caller, '/agents/1/skills', { skills: [] })).toBe(404);
    expect(await status(caller, '/skills/1/agents', { agents: [] })).toBe(404);
  });
});
