import { describe, expect, it } from 'vitest';
import {
  changeReplySchema,
  directoryRows,
  teamRowSchema,
  unavailableCodeSchema,
} from '../../connectors/cxone/wire.ts';
import { freeAgent, listOf, makeSimulator, memberOf, textOf } from '../testing.ts';

describe('teams', () => {
  it('are listed, one by one and with their members', async () => {
    const caller = await makeSimulator().signIn();
    const rows = async (path: string, name: string) =>
      directoryRows((await caller.ask('GET', path)).json, name) ?? [];
    const teams = await rows('/teams', 'teams');
    expect(teams.map(row => teamRowSchema.parse(row).teamName)).toContain('Billing');
    const [billing] = await rows('/teams/21', 'teams');
    expect(teams).toContainEqual(billing);
    const members = await rows('/teams/21/agents', 'agents');
    expect(members).toHaveLength(Number(memberOf(billing, 'agentCount')));
    expect(await rows('/teams/21/agents', 'teams')).toMatchObject([{ teamId: 21, agents: members }]);
    expect(await rows('/teams/agents', 'teams')).toContainEqual(
      expect.objectContaining({ teamId: 21, agents: members }),
    );
  });

  it('have reasons for being unavailable, in the form of the version that is asked', async () => {
    const caller = await makeSimulator().signIn();
    const ask = async (version: string) =>
      (await caller.ask('GET', '/teams/21/unavailable-codes', { version })).json;
    const bare = await ask('v33.0');
    expect(Array.isArray(bare)).toBe(true);
    expect(await ask('v23.0')).toEqual({ unavailableCodes: bare });
    expect((directoryRows(bare) ?? []).map(row => unavailableCodeSchema.parse(row))).toContainEqual(
      expect.objectContaining({ outstateId: '32', outstateName: 'Lunch', isAcw: false }),
    );
  });

  it('refuse what they do not understand', async () => {
    const caller = await makeSimulator().signIn();
    expect((await caller.ask('GET', '/teams', { query: { fields: 'shoeSize' } })).status).toBe(400);
    for (const path of ['/teams/999', '/teams/999/agents', '/teams/999/unavailable-codes'])
      expect((await caller.ask('GET', path)).status).toBe(404);
  });
});

describe('an agent', () => {
  it('changes teams, item by item: a 200 can hold failures', async () => {
    const simulator = makeSimulator();
    const agentId = freeAgent(simulator);
    const caller = await simulator.signIn();
    const body = { agents: [{ agentId: Number(agentId) }, { agentId: 1 }] };
    const since = textOf((await caller.ask('GET', '/agents')).json, 'lastPollTime');
    const seen = async () =>
      listOf((await caller.ask('GET', `/agents/${agentId}/states`)).json, 'agentStates')[0];
    const home = Number(memberOf(await seen(), 'teamId'));
    const away = home === 21 ? 22 : 21;

    const moved = await caller.ask('POST', `/teams/${away}/agents`, { body });
    expect(changeReplySchema.parse(moved.json)).toMatchObject({
      errorCount: 1,
      results: [{ agentId, success: true }, { success: false }],
    });
    expect(await seen()).toMatchObject({ teamId: away });
    const changed = await caller.ask('GET', '/agents', { query: { updateSince: since } });
    expect(listOf(changed.json, 'agents')).toMatchObject([{ agentId: Number(agentId), teamId: away }]);

    const query = { transferTeamId: home };
    const back = await caller.ask('DELETE', `/teams/${away}/agents`, { body, query });
    expect(changeReplySchema.parse(back.json)).toMatchObject({ errorCount: 1 });
    expect(await seen()).toMatchObject({ teamId: home });
    const again = await caller.ask('DELETE', `/teams/${away}/agents`, { body, query });
    expect(changeReplySchema.parse(again.json)).toMatchObject({ errorCount: 2 });
  });

  it('is moved by supervisors alone, from and to teams that there are', async () => {
    const simulator = makeSimulator();
    const agentId = freeAgent(simulator);
    const caller = await simulator.signIn();
    const own = await simulator.signIn(`demo-key-${agentId}`);
    const body = { agents: [{ agentId: Number(agentId) }] };
    const query = { transferTeamId: 22 };
    for (const method of ['POST', 'DELETE']) {
      const status = async (as: typeof caller, team: number, asked: object) =>
        (await as.ask(method, `/teams/${team}/agents`, asked)).status;
      expect(await status(own, 21, { body, query })).toBe(403);
      expect(await status(caller, 999, { body, query })).toBe(404);
      expect(await status(caller, 21, { query })).toBe(400);
    }
    expect((await caller.ask('DELETE', '/teams/21/agents', { body })).status).toBe(400);
  });
});
