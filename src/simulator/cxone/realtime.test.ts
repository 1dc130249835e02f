import { describe, expect, it } from 'vitest';
import {
  agentStateRowSchema,
  realtimeReplySchema,
  skillActivityRowSchema,
} from '../../connectors/cxone/wire.ts';
import { freeAgent, listOf, makeSimulator, memberOf, textOf } from '../testing.ts';

describe('agents/states', () => {
  it('tells everybody’s state in rows that the wire’s schema reads', async () => {
    const simulator = makeSimulator();
    const caller = await simulator.signIn();
    const reply = realtimeReplySchema.parse((await caller.ask('GET', '/agents/states')).json);
    const rows = reply.agentStates?.map(row => agentStateRowSchema.parse(row)) ?? [];
    expect(rows).toHaveLength(30);
    expect(reply.totalRecords).toBe(30);
    expect(rows.filter(row => row.agentStateName?.known === undefined)).toEqual([]);
    const busy = rows.filter(row => row.contactId !== undefined);
    expect(busy.length).toBeGreaterThan(0);
    for (const row of busy) expect(row.openContacts).toBeGreaterThan(0);
  });

  it('tells only what changed since the server’s own poll time', async () => {
    const simulator = makeSimulator();
    const agentId = freeAgent(simulator);
    const caller = await simulator.signIn();
    const whole = await caller.ask('GET', '/agents/states');
    await simulator.clock.advance(1_000);
    await simulator.control('POST', '/act', { agentId, do: 'break', with: 'Lunch' });
    const query = { updatedSince: textOf(whole.json, 'lastPollTime') };
    const changed = await caller.ask('GET', '/agents/states', { query });
    expect(listOf(changed.json, 'agentStates')).toMatchObject([
      {
        agentId: Number(agentId),
        agentStateName: 'Unavailable',
        outStateDescription: 'Lunch',
        outStateId: 32,
      },
    ]);
  });

  it('gives pages and fields as asked', async () => {
    const simulator = makeSimulator();
    const caller = await simulator.signIn();
    const query = { top: 7, skip: 28, fields: 'agentId,AgentStateName' };
    const told = await caller.ask('GET', '/agents/states', { query });
    const rows = listOf(told.json, 'agentStates');
    expect(rows).toHaveLength(2);
    expect(Object.keys(rows[0] ?? {})).toEqual(['agentId', 'agentStateName']);
    expect(memberOf(memberOf(told.json, '_links'), 'next')).toBeUndefined();
    await simulator.control('POST', '/faults', { fault: 'page-limit', most: 5 });
    expect(listOf((await caller.ask('GET', '/agents/states')).json, 'agentStates')).toHaveLength(5);
  });

  it('gives them in the order asked for', async () => {
    const caller = await makeSimulator().signIn();
    const query = { orderBy: 'AgentStateName desc, agentId desc', fields: 'agentId' };
    const ids = listOf((await caller.ask('GET', '/agents/states', { query })).json, 'agentStates').map(row =>
      Number(memberOf(row, 'agentId')),
    );
    const rows = listOf((await caller.ask('GET', '/agents/states')).json, 'agentStates');
    const expected = [...rows].sort(
      (a, b) =>
        textOf(b, 'agentStateName').localeCompare(textOf(a, 'agentStateName')) ||
        Number(memberOf(b, 'agentId')) - Number(memberOf(a, 'agentId')),
    );
    expect(ids).toEqual(expected.map(row => memberOf(row, 'agentId')));
  });

  it('are those of the business units that were asked for', async () => {
    const caller = await makeSimulator().signIn();
    const count = async (reqBUIds: string) =>
      listOf((await caller.ask('GET', '/agents/states', { query: { reqBUIds } })).json, 'agentStates').length;
    expect([await count('1'), await count('1,4500')]).toEqual([0, 30]);
  });

  it.each([
    ['updatedSince', 'yesterday'],
    ['orderBy', 'shoeSize'],
    ['orderBy', 'agentId sideways'],
    ['fields', 'agentId,shoeSize'],
    ['top', 'many'],
  ])('refuses %s=%s', async (name, value) => {
    const caller = await makeSimulator().signIn();
    expect((await caller.ask('GET', '/agents/states', { query: { [name]: value } })).status).toBe(400);
  });

  it('stands in cache/agentstate too, inside of resultSet', async () => {
    const simulator = makeSimulator();
    const caller = await simulator.signIn();
    const ask = (query: Record<string, string>) =>
      caller.ask('GET', '/cache/agentstate', { version: 'v27.0', query });
    const all = memberOf((await ask({})).json, 'resultSet');
    expect(listOf(all, 'agentStates')).toHaveLength(30);
    const since = memberOf((await ask({ updatedSince: textOf(all, 'lastPollTime') })).json, 'resultSet');
    expect(listOf(since, 'agentStates').length).toBeLessThan(30);
    expect((await ask({ fields: 'shoeSize' })).status).toBe(400);
  });

  it('tells one agent’s state', async () => {
    const simulator = makeSimulator();
    const agentId = freeAgent(simulator);
    const caller = await simulator.signIn();
    const told = await caller.ask('GET', `/agents/${agentId}/states`);
    expect(listOf(told.json, 'agentStates')).toMatchObject([{ agentId: Number(agentId) }]);
    const part = await caller.ask('GET', `/agents/${agentId}/states`, { query: { fields: 'agentId' } });
    expect(listOf(part.json, 'agentStates')).toEqual([{ agentId: Number(agentId) }]);
    const query = { updatedSince: '2999-01-01T00:00:00.000Z' };
    const later = await caller.ask('GET', `/agents/${agentId}/states`, { query });
    expect(listOf(later.json, 'agentStates')).toEqual([]);
    expect((await caller.ask('GET', '/agents/1/states')).status).toBe(404);
  });

  it.each(['queues', 'queues-detail'])('keeps nobody waiting for one agent alone: %s', async name => {
    const simulator = makeSimulator();
    const caller = await simulator.signIn();
    const told = await caller.ask('GET', `/agents/${freeAgent(simulator)}/${name}`);
    const list = name === 'queues' ? 'queues' : 'contacts';
    expect(memberOf(told.json, 'resultSet')).toMatchObject({ [list]: [] });
    expect((await caller.ask('GET', `/agents/1/${name}`)).status).toBe(404);
  });
});

describe('skills/activity', () => {
  it('counts what waits and who serves', async () => {
    const simulator = makeSimulator({ agents: 80, scenario: 'busy-day' });
    simulator.step(1_200);
    const caller = await simulator.signIn();
    const reply = realtimeReplySchema.parse((await caller.ask('GET', '/skills/activity')).json);
    const rows = reply.skillActivity?.map(row => skillActivityRowSchema.parse(row)) ?? [];
    expect(rows).toHaveLength(simulator.story.stage.queues.size);
    expect(rows.some(row => (row.queueCount ?? 0) > 0 && row.earliestQueueTime !== undefined)).toBe(true);
    for (const row of rows)
      expect(row.agentsLoggedIn).toBe(
        (row.agentsIdle ?? 0) + (row.agentsWorking ?? 0) + (row.agentsUnavailable ?? 0),
      );
  });

  it('tells one skill, one medium, one direction', async () => {
    const caller = await makeSimulator().signIn();
    const ask = async (path: string, query = {}) => (await caller.ask('GET', path, { query })).json;
    expect(listOf(await ask('/skills/1501/activity'), 'skillActivity')).toMatchObject([
      { skillName: 'Billing' },
    ]);
    expect(listOf(await ask('/skills/activity', { mediaTypeId: 3 }), 'skillActivity')).toHaveLength(1);
    const outbound = listOf(await ask('/skills/activity', { isOutbound: 'true' }), 'skillActivity');
    expect(outbound).toMatchObject([{ isNaturalCalling: true }]);
  });

  it('is searched by a filter in the body', async () => {
    const caller = await makeSimulator().signIn();
    const search = async (body: object) =>
      listOf((await caller.ask('POST', '/skills/activity/search', { body })).json, 'skillActivity');
    expect(await search({ fields: 'skillId', filter: { skillIds: [1501, 1503] } })).toEqual([
      { skillId: 1501 },
      { skillId: 1503 },
    ]);
    expect(await search({ filter: { mediaTypeId: '3' } })).toMatchObject([{ mediaTypeId: 3 }]);
    const [first] = await search({});
    const campaigns = await search({ filter: { campaignIds: [memberOf(first, 'campaignId')] } });
    expect(campaigns.length).toBeLessThan((await search({})).length);
    expect(campaigns).toContainEqual(first);
  });

  it('refuses as the page says', async () => {
    const caller = await makeSimulator().signIn();
    const ask = async (path: string, query = {}) => (await caller.ask('GET', path, { query })).reason;
    expect(await ask('/skills/activity', { mediaTypeId: 77 })).toBe('InvalidMediaType');
    expect(await ask('/skills/activity', { isOutbound: 'perhaps' })).toBe('InvalidIsOutbound');
    expect(await ask('/skills/activity', { updatedSince: 'x' })).toBe('InvalidUpdatedSince');
    expect(await ask('/skills/activity', { fields: 'shoeSize' })).toBe('InvalidProperty');
    expect(await ask('/skills/1/activity')).toBe('InvalidSkillId');
  });
});
