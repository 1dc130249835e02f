import { describe, expect, it } from 'vitest';
import { freeAgent, listOf, makeSimulator, memberOf, textOf } from '../testing.ts';
import { duration } from './performance.ts';

/** An agent who took one call of a minute, of which ten seconds rang, and went for lunch. */
async function makeMorning() {
  const simulator = makeSimulator();
  const agentId = freeAgent(simulator);
  const caller = await simulator.signIn();
  const startDate = new Date(simulator.clock.now()).toISOString();
  const act = async (what: string, seconds: number, detail?: string) => {
    const told = await simulator.control('POST', '/act', { agentId, do: what, with: detail });
    await simulator.clock.advance(seconds * 1000);
    return told;
  };
  const contactId = Number(textOf((await act('ring', 10)).json, 'contactId'));
  await act('answer', 50);
  await act('end', 0);
  await act('break', 300, 'Lunch');
  const endDate = new Date(simulator.clock.now()).toISOString();
  return { simulator, agentId, caller, contactId, query: { startDate, endDate } };
}

describe('an agent’s state history', () => {
  it('tells every state, when it began and how long it lasted', async () => {
    const { agentId, caller, contactId, query } = await makeMorning();
    const told = await caller.ask('GET', `/agents/${agentId}/state-history`, { query });
    const rows = listOf(told.json, 'agentStateHistory');
    expect(rows.filter(row => memberOf(row, 'duration') !== 'PT0S')).toMatchObject([
      { agentStateName: 'InboundContact', contactId, duration: 'PT10S', mediaTypeId: 4, outStateId: 0 },
      { agentStateName: 'InboundContact', contactId, duration: 'PT50S' },
      { agentStateName: 'Unavailable', outStateDescription: 'Lunch', outStateId: 32, duration: 'PT5M' },
    ]);
    expect(rows[0]).toMatchObject({ agentId: Number(agentId), startDate: query.startDate });
    const [first] = rows;
    expect(rows.map(row => Number(memberOf(row, 'stateIndex')))).toEqual(
      rows.map((_, step) => Number(memberOf(first, 'stateIndex')) + step),
    );
  });

  it('is cut to a window, a medium, fields and pages', async () => {
    const { agentId, caller, query } = await makeMorning();
    const ask = async (asked: Record<string, string | number>) =>
      listOf(
        (await caller.ask('GET', `/agents/${agentId}/state-history`, { query: asked })).json,
        'agentStateHistory',
      );
    expect(await ask({ ...query, mediaTypeId: 4, fields: 'duration', skip: 1, top: 1 })).toEqual([
      { duration: 'PT50S' },
    ]);
    expect(await ask({ ...query, endDate: query.startDate })).toEqual([]);
    expect((await ask({})).length).toBeGreaterThan((await ask(query)).length);
  });

  it('is remembered as far as there is room for everybody’s', async () => {
    const { simulator, agentId, caller } = await makeMorning();
    for (let round = 0; round < 4_000; round += 1)
      await simulator.control('POST', '/act', { agentId, do: round % 2 ? 'break' : 'available' });
    await simulator.clock.advance(1_000);
    const told = await caller.ask('GET', `/agents/${agentId}/state-history`);
    expect(listOf(told.json, 'agentStateHistory')).toHaveLength(Math.floor(100_000 / 30));
  });
});

describe('a report of performance', () => {
  it('adds up what an agent did', async () => {
    const { agentId, caller, query } = await makeMorning();
    const told = await caller.ask('GET', `/agents/${agentId}/performance`, { query });
    expect(listOf(told.json, 'agentPerformance')).toMatchObject([
      {
        agentId: Number(agentId),
        agentOffered: 1,
        inboundHandled: 1,
        inboundTime: 'PT1M',
        inboundTalkTime: 'PT50S',
        outboundHandled: 0,
        totalAvgTalkTime: 'PT50S',
        unavailableTime: 'PT5M',
        loginTime: 'PT6M',
        workingRate: 16.67,
      },
    ]);
  });

  it('adds up what a team did', async () => {
    const { simulator, agentId, caller, query } = await makeMorning();
    const team = simulator.story.stage.agents.get(agentId)?.team;
    const told = await caller.ask('GET', `/teams/${team?.id}/performance-total`, { query });
    const [row] = listOf(told.json, 'teamPerformanceTotal');
    expect(row).toMatchObject({ teamId: team?.id });
    expect(Number(memberOf(row, 'agentOffered'))).toBeGreaterThan(0);
    const members = [...simulator.story.stage.agents.values()].filter(agent => agent.team === team);
    const here = members.filter(({ session }) => session !== undefined).length;
    expect(memberOf(row, 'loginTime')).toBe(duration(here * 360_000));
  });

  it('wants a window', async () => {
    const { simulator, agentId, caller, query } = await makeMorning();
    const team = simulator.story.stage.agents.get(agentId)?.team.id;
    for (const path of [`/agents/${agentId}/performance`, `/teams/${team}/performance-total`]) {
      expect((await caller.ask('GET', path)).status).toBe(400);
      expect((await caller.ask('GET', path, { query: { ...query, endDate: 'noon' } })).status).toBe(400);
    }
    const strange = { query: { ...query, startDate: 'noon' } };
    expect((await caller.ask('GET', `/agents/${agentId}/state-history`, strange)).status).toBe(400);
  });

  it('knows who and what there is', async () => {
    const { caller, query } = await makeMorning();
    for (const path of ['/agents/1/state-history', '/agents/1/performance', '/teams/999/performance-total'])
      expect((await caller.ask('GET', path, { query })).status).toBe(404);
  });
});

it.each([
  [0, 'PT0S'],
  [1_500, 'PT1.5S'],
  [60_000, 'PT1M'],
  [3_600_000, 'PT1H'],
  [3_723_000, 'PT1H2M3S'],
])('%d ms are written %s', (ms, written) => {
  expect(duration(ms)).toBe(written);
});
