import { describe, expect, it } from 'vitest';
import { freeAgent, listOf, makeSimulator, memberOf, textOf } from '../testing.ts';

describe('control', () => {
  it('says what there is and how to sign in', async () => {
    const { control } = makeSimulator();
    const told = await control('GET', '');
    expect(told.json).toMatchObject({ scenario: 'quiet', speed: 1, seed: 7, agents: 30, faults: [] });
    expect(listOf(told.json, 'platforms')).toMatchObject([
      { name: 'cxone', signIn: { accessKey: 'demo-key' } },
    ]);
  });

  it('answers only this computer', async () => {
    const simulator = makeSimulator();
    const ask = async (headers: Record<string, string>) =>
      (await simulator.fetch(new Request('http://127.0.0.1:4100/control', { headers }))).status;
    expect(await ask({ host: '127.0.0.1:4100' })).toBe(200);
    expect(await ask({ host: 'floor.example.com' })).toBe(403);
    expect(await ask({ host: 'localhost:4100', origin: 'https://evil.example.com' })).toBe(403);
    expect(await ask({ host: 'localhost:4100', origin: 'http://localhost:4000' })).toBe(200);
  });

  it('changes the scenario and the speed', async () => {
    const { control, clock, speed, story } = makeSimulator();
    expect((await control('POST', '/scenario', { name: 'normal-day' })).json).toMatchObject({
      scenario: 'normal-day',
    });
    expect((await control('POST', '/speed', { factor: 10 })).json).toMatchObject({ speed: 10 });
    const [before, storyBefore] = [story.stage.now(), story.stage.storyNow()];
    await clock.advance(6_000);
    await control('GET', '');
    expect(story.stage.storyNow() - storyBefore).toBe(60_000);
    expect(story.stage.now() - before).toBe(6_000);
    expect(speed.get()).toBe(10);
  });

  it('steps the story ahead, even a quiet one', async () => {
    const { control, clock, story } = makeSimulator();
    const before = story.stage.storyNow();
    const facts: string[] = [];
    story.stage.listen(fact => facts.push(fact.type));
    await control('POST', '/step', { seconds: 300 });
    expect(story.stage.storyNow() - before).toBe(300_000);
    // The platforms' clocks do not jump: what happened is told as of now.
    expect(story.stage.now()).toBe(clock.now());
    expect(facts.length).toBeGreaterThan(10);
  });

  it.each([
    ['/scenario', { name: 'apocalypse' }],
    ['/speed', { factor: 0 }],
    ['/step', {}],
    ['/faults', { platform: 'cxone', fault: 'gremlins' }],
    ['/faults', { fault: 'latency' }],
    ['/act', { agentId: '12001', do: 'dance' }],
    ['/step', 'no JSON'],
  ])('refuses a wrong %s with a reason', async (path, body) => {
    const { control } = makeSimulator();
    const told = await control('POST', path, body);
    expect(told.status).toBe(400);
    expect(textOf(told.json, 'message')).not.toBe('');
  });

  it('tells the whole story in plain words', async () => {
    const { control } = makeSimulator();
    const { json } = await control('GET', '/story');
    expect(listOf(json, 'agents')).toHaveLength(30);
    expect(listOf(json, 'contacts').length).toBeGreaterThan(0);
    expect(listOf(json, 'queues')).toContainEqual(
      expect.objectContaining({ name: 'Billing', channel: 'voice' }),
    );
  });

  it('makes an agent live through a call now', async () => {
    const simulator = makeSimulator();
    const agentId = freeAgent(simulator);
    const state = () => simulator.story.stage.agents.get(agentId)?.state.activity;
    const act = async (name: string, detail?: string) =>
      (await simulator.control('POST', '/act', { agentId, do: name, ...(detail && { with: detail }) }))
        .status;
    const through = [
      ['ring', 'ringing'],
      ['answer', 'on-contact'],
      ['hold', 'on-contact'],
      ['resume', 'on-contact'],
      ['record', 'on-contact'],
    ] as const;
    for (const [name, expected] of through) {
      expect(await act(name)).toBe(200);
      expect(state()).toBe(expected);
    }
    expect(await act('end')).toBe(200);
    expect(['after-contact-work', 'idle']).toContain(state());
    const wrapsUp = state() === 'after-contact-work';
    expect(await act('finish-wrap-up')).toBe(wrapsUp ? 200 : 409);
    expect(state()).toBe('idle');
    expect(await act('hold')).toBe(409);
    expect(await act('break', 'Lunch')).toBe(200);
    expect(simulator.story.stage.agents.get(agentId)?.state.reason).toBe('Lunch');
    expect(await act('break', 'Siesta')).toBe(409);
    expect(await act('chat')).toBe(200);
    expect(await act('stuck', '5')).toBe(200);
    expect(await act('force-logout')).toBe(200);
    expect(await act('ring')).toBe(409);
  });
});

describe('the journal', () => {
  it('holds every call, without secrets', async () => {
    const simulator = makeSimulator();
    const agentId = freeAgent(simulator);
    const caller = await simulator.signIn();
    await caller.ask('POST', `/agents/${agentId}/logout`, { body: { note: 'stuck', password: 'hunter2' } });
    await caller.ask('GET', '/agents/states', { query: { top: 1, access_token: 'abc' } });
    const { json } = await simulator.control('GET', '/journal');
    const calls = listOf(json, 'calls');
    expect(calls).toMatchObject([
      {
        platform: 'cxone',
        method: 'POST',
        status: 200,
        body: { accessKeyId: 'demo-key', accessKeySecret: '…' },
      },
      {
        method: 'POST',
        path: expect.stringMatching(/\/agents\/\d+\/logout$/),
        status: 202,
        body: { note: 'stuck' },
      },
      { method: 'GET', path: expect.stringContaining('top=1'), status: 200 },
    ]);
    expect(JSON.stringify(calls)).not.toMatch(/hunter2|demo-secret|access_token=abc/);
    await simulator.control('DELETE', '/journal');
    expect(memberOf((await simulator.control('GET', '/journal')).json, 'calls')).toEqual([]);
  });

  it('keeps what was done, however much is read', async () => {
    const simulator = makeSimulator();
    const caller = await simulator.signIn();
    for (let i = 0; i < 3_500; i += 1) await caller.ask('GET', '/teams');
    const calls = listOf((await simulator.control('GET', '/journal')).json, 'calls');
    expect(calls.length).toBeLessThanOrEqual(2_001);
    expect(calls[0]).toMatchObject({ method: 'POST' });
  });
});
