import { describe, expect, it } from 'vitest';
import { freeAgent, makeSimulator, someone, textOf } from '../testing.ts';

const loggedOut = { presence: 'logged-out' };

function stateOf(simulator: ReturnType<typeof makeSimulator>, agentId: string) {
  return simulator.story.stage.agents.get(agentId)?.state;
}

describe('opening and joining a session', () => {
  it('opens one with a station or a phone, unavailable and without a leg', async () => {
    const simulator = makeSimulator();
    const caller = await simulator.signIn('demo-key-9002');
    const opened = await caller.ask('POST', '/agent-sessions', {
      body: { stationPhoneNumber: '8013203420' },
    });
    expect(opened.status).toBe(202);
    const { events } = await caller.poll(textOf(opened.json, 'sessionId'));
    expect(events).toMatchObject([
      { Type: 'AgentSessionStart', AgentId: '9002', StationPhoneNumber: '8013203420' },
      { Type: 'AgentState', CurrentState: 'Unavailable', CurrentOutReason: '' },
    ]);
  });

  it('refuses a second one, and one without a station', async () => {
    const simulator = makeSimulator();
    const caller = await simulator.signIn('demo-key-9002');
    const open = (query: Record<string, string>) => caller.ask('POST', '/agent-sessions', { query });
    expect((await open({})).status).toBe(400);
    expect((await open({ stationPhoneNumber: '1' })).status).toBe(400);
    expect((await open({ stationId: '77' })).status).toBe(202);
    expect((await open({ stationId: '77' })).status).toBe(409);
  });

  it('joins by a session’s id as well: the API’s own or the platform’s number', async () => {
    const simulator = makeSimulator();
    const agentId = freeAgent(simulator);
    const caller = await simulator.signIn();
    const join = (sessionId: string) => caller.ask('POST', '/agent-sessions/join', { body: { sessionId } });
    const number = simulator.story.stage.agents.get(agentId)?.session?.number ?? '';
    for (const id of [await caller.join(agentId), number]) {
      const { events } = await caller.poll(textOf((await join(id)).json, 'sessionId'));
      expect(events[0]).toMatchObject({ Type: 'AgentSessionStart', AgentId: agentId, SessionId: number });
    }
    expect(await join('nonsense')).toMatchObject({ status: 404, reason: 'InvalidAgentSession' });
    const agent = await simulator.signIn('demo-key-12003');
    const asAgent = await agent.ask('POST', '/agent-sessions/join', { body: { sessionId: number } });
    expect(asAgent.status).toBe(agentId === '12003' ? 202 : 403);
  });

  it('joins another’s by asAgentId in body or query, one’s own without', async () => {
    const simulator = makeSimulator();
    const agentId = freeAgent(simulator);
    const caller = await simulator.signIn();
    for (const asked of [{ body: { asAgentId: Number(agentId) } }, { query: { asAgentId: agentId } }]) {
      const told = await caller.ask('POST', '/agent-sessions/join', asked);
      expect(told.status).toBe(202);
      expect((await caller.poll(textOf(told.json, 'sessionId'))).events[0]).toMatchObject({
        AgentId: agentId,
      });
    }
    const own = await simulator.signIn(`demo-key-${agentId}`);
    const told = await own.ask('POST', '/agent-sessions/join', { body: { asAgentId: '' } });
    expect(told.status).toBe(202);
  });

  it('refuses each as its page names it', async () => {
    const simulator = makeSimulator();
    const agentId = freeAgent(simulator);
    const outside = someone(simulator, agent => agent.session === undefined && !agent.supervisor);
    const caller = await simulator.signIn();
    const join = (as: typeof caller, asAgentId: string) =>
      as.ask('POST', '/agent-sessions/join', { body: { asAgentId } });
    expect(await join(caller, '1')).toMatchObject({ status: 404, reason: 'InvalidAgentId' });
    expect(await join(caller, outside)).toMatchObject({ status: 404, reason: 'InvalidAgentSession' });
    expect(await join(simulator.stranger, agentId)).toMatchObject({
      status: 401,
      reason: 'InvalidSecurityUser',
    });
    const agent = await simulator.signIn(`demo-key-${outside}`);
    expect(await join(agent, agentId)).toMatchObject({ status: 403, reason: 'ImpersonateNotEnabled' });
    await simulator.control('POST', '/faults', { platform: 'cxone', fault: 'impersonation-off' });
    expect(await join(caller, agentId)).toMatchObject({ status: 403, reason: 'ImpersonateNotEnabled' });
  });
});

describe('ending a session', () => {
  it('forces an agent out, once', async () => {
    const simulator = makeSimulator();
    const agentId = freeAgent(simulator);
    const caller = await simulator.signIn();
    expect((await caller.ask('POST', `/agents/${agentId}/logout`)).status).toBe(202);
    expect(stateOf(simulator, agentId)).toMatchObject(loggedOut);
    expect((await caller.ask('POST', `/agents/${agentId}/logout`)).status).toBe(409);
  });

  it('refuses unknown agents, and people who may not', async () => {
    const simulator = makeSimulator();
    const agentId = freeAgent(simulator);
    const other = someone(simulator, agent => agent.id !== agentId && !agent.supervisor);
    const path = `/agents/${agentId}/logout`;
    const caller = await simulator.signIn();
    expect(await caller.ask('POST', '/agents/1/logout')).toMatchObject({
      status: 404,
      reason: 'InvalidAgentId',
    });
    expect((await (await simulator.signIn(`demo-key-${other}`)).ask('POST', path)).status).toBe(403);
    expect((await simulator.stranger.ask('POST', path)).status).toBe(401);
    await simulator.control('POST', '/faults', { fault: 'no-permission', count: 1 });
    expect((await caller.ask('POST', path)).status).toBe(403);
    expect((await caller.ask('POST', path)).status).toBe(202);
  });

  it('ends by DELETE, flags in body or query, contacts only when asked to', async () => {
    const simulator = makeSimulator();
    const agentId = freeAgent(simulator);
    const caller = await simulator.signIn();
    await simulator.control('POST', '/act', { agentId, do: 'ring' });
    const path = `/agent-sessions/${encodeURIComponent(await caller.join(agentId))}`;
    expect((await caller.ask('DELETE', path)).status).toBe(409);
    expect((await caller.ask('DELETE', path, { body: { forceLogoff: true } })).status).toBe(202);
    expect(stateOf(simulator, agentId)).toMatchObject(loggedOut);
    expect((await caller.ask('DELETE', path)).status).toBe(409);
    expect(await caller.ask('DELETE', '/agent-sessions/nonsense')).toMatchObject({
      status: 404,
      reason: 'InvalidAgentSession',
    });
    const other = freeAgent(simulator);
    const session = encodeURIComponent(await caller.join(other));
    const agent = await simulator.signIn(`demo-key-${agentId}`);
    expect((await agent.ask('DELETE', `/agent-sessions/${session}`)).status).toBe(403);
    const query = { endContacts: 'true' };
    expect((await caller.ask('DELETE', `/agent-sessions/${session}`, { query })).status).toBe(202);
  });
});

describe('states', () => {
  it('are set from the supervisor’s side, at once or after the call', async () => {
    const simulator = makeSimulator();
    const agentId = freeAgent(simulator);
    const caller = await simulator.signIn();
    const set = (body: object) => caller.ask('POST', `/agents/${agentId}/state`, { body });
    expect((await set({ state: 'Unavailable', outStateId: 32 })).status).toBe(200);
    expect(stateOf(simulator, agentId)).toMatchObject({ presence: 'unavailable', reason: 'Lunch' });
    expect((await set({ state: 'Available' })).status).toBe(200);
    await simulator.control('POST', '/act', { agentId, do: 'ring' });
    await simulator.control('POST', '/act', { agentId, do: 'answer' });
    const session = await caller.poll(await caller.join(agentId));
    await set({ state: 'Unavailable', outStateId: '31' });
    expect(stateOf(simulator, agentId)).toMatchObject({ activity: 'on-contact' });
    const { events } = await caller.poll(session.sessionId);
    const [last] = events.filter(event => event.Type === 'AgentState').slice(-1);
    expect(last).toMatchObject({ CurrentState: 'InboundContact' });
    expect(JSON.stringify(last?.NextStates)).toContain('"OutReason":"Break"');
  });

  it('refuses what cannot be', async () => {
    const simulator = makeSimulator();
    const agentId = freeAgent(simulator);
    const outside = someone(simulator, agent => agent.session === undefined);
    const caller = await simulator.signIn();
    const set = async (id: string, body: object) =>
      (await caller.ask('POST', `/agents/${id}/state`, { body })).status;
    expect(await set(agentId, { state: 'Asleep' })).toBe(400);
    expect(await set(agentId, { state: 'Unavailable', outStateId: 999 })).toBe(400);
    expect(await set(agentId, { state: 'Unavailable', outStateId: 40 })).toBe(409);
    expect(await set('1', { state: 'Available' })).toBe(404);
    expect(await set(outside, { state: 'Available' })).toBe(409);
    const own = await simulator.signIn(`demo-key-${agentId}`);
    const other = someone(simulator, agent => agent.id !== agentId && !agent.supervisor);
    expect((await own.ask('POST', `/agents/${other}/state`, { body: { state: 'Available' } })).status).toBe(
      403,
    );
  });

  it('are set by agents themselves through their session', async () => {
    const simulator = makeSimulator();
    const agentId = freeAgent(simulator);
    const own = await simulator.signIn(`demo-key-${agentId}`);
    const session = encodeURIComponent(await own.join(agentId));
    const set = (id: string, body: object) => own.ask('POST', `/agent-sessions/${id}/state`, { body });
    expect((await set(session, { state: 'Unavailable', reason: 'Meeting' })).status).toBe(202);
    expect(stateOf(simulator, agentId)).toMatchObject({ reason: 'Meeting' });
    expect((await set(session, { state: 'Lunch' })).status).toBe(400);
    expect((await set(session, { state: 'Unavailable', reason: 'ACW' })).status).toBe(409);
    expect((await set('x', { state: 'Available' })).status).toBe(404);
    expect((await own.ask('POST', '/agent-sessions//state')).status).toBe(405);
  });
});

describe('the agent’s phone', () => {
  it('rings, is answered a moment later, is muted and hung up', async () => {
    const simulator = makeSimulator();
    const caller = await simulator.signIn();
    const query = { stationPhoneNumber: '8013203420' };
    const opened = await caller.ask('POST', '/agent-sessions', { query });
    let sessionId = textOf(opened.json, 'sessionId');
    const phone = async (verb: string) =>
      (await caller.ask('POST', `/agent-sessions/${encodeURIComponent(sessionId)}/agent-phone/${verb}`))
        .status;
    ({ sessionId } = await caller.poll(sessionId));
    expect(await phone('mute')).toBe(409);
    expect(await phone('end')).toBe(409);
    expect(await phone('dial')).toBe(202);
    await simulator.clock.advance(1_000);
    expect(await phone('dial')).toBe(409);
    expect(await phone('mute')).toBe(202);
    expect(await phone('unmute')).toBe(202);
    expect(await phone('end')).toBe(202);
    const { events } = await caller.poll(sessionId);
    expect(events.filter(event => event.Type === 'AgentLeg').map(event => event.Status)).toEqual([
      'Dialing',
      'Active',
      'Disconnected',
    ]);
    sessionId = 'nonsense';
    expect(await phone('dial')).toBe(404);
  });

  it('keeps a session alive without more ado', async () => {
    const simulator = makeSimulator();
    const agentId = freeAgent(simulator);
    const caller = await simulator.signIn();
    const session = encodeURIComponent(await caller.join(agentId));
    for (const verb of ['keep-alive', 'event-queue-resize', 'continue-reskill']) {
      expect((await caller.ask('POST', `/agent-sessions/${session}/${verb}`)).status).toBe(200);
      expect((await caller.ask('POST', `/agent-sessions/x/${verb}`)).status).toBe(404);
    }
    await simulator.control('POST', '/act', { agentId, do: 'logout' });
    expect((await caller.ask('POST', `/agent-sessions/${session}/keep-alive`)).status).toBe(409);
  });
});
