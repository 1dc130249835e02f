import { describe, expect, it } from 'vitest';
import { activeSupervisorSchema } from '../../connectors/cxone/wire.ts';
import { freeAgent, listOf, makeSimulator, textOf } from '../testing.ts';

/** A supervisor with an open session and a connected phone, and an agent in a call. */
async function makeScene() {
  const simulator = makeSimulator();
  const agentId = freeAgent(simulator);
  const act = (what: string) => simulator.control('POST', '/act', { agentId, do: what });
  await act('ring');
  const contactId = textOf((await act('answer')).json, 'contactId');
  const supervisor = await simulator.signIn('demo-key-9002');
  const query = { stationPhoneNumber: '8013203420' };
  let place = textOf((await supervisor.ask('POST', '/agent-sessions', { query })).json, 'sessionId');
  const inSession = (path: string, asked = {}) =>
    supervisor.ask('POST', `/agent-sessions/${encodeURIComponent(place)}/${path}`, asked);
  const hear = async () => {
    const told = await supervisor.poll(place);
    if (told.status === 200) place = told.sessionId;
    return told.events;
  };
  const connect = async () => {
    await inSession('agent-phone/dial');
    await simulator.clock.advance(1_000);
    await hear();
  };
  const agentEar = await simulator.signIn();
  let ear = await agentEar.join(agentId);
  const overhear = async () => {
    const told = await agentEar.poll(ear);
    if (told.status === 200) ear = told.sessionId;
    return told.events;
  };
  await overhear();
  return { simulator, agentId, contactId, act, supervisor, inSession, hear, connect, overhear };
}

const monitor = (agentId: string) => ({ body: { targetAgentId: Number(agentId) } });

describe('monitoring', () => {
  it('wants an own session with a connected phone, and an agent who is there', async () => {
    const { simulator, agentId, inSession, connect, supervisor } = await makeScene();
    expect(await inSession('monitor', monitor(agentId))).toMatchObject({
      status: 409,
      reason: 'AgentLegNotConnected',
    });
    await connect();
    expect((await inSession('monitor')).status).toBe(400);
    expect((await inSession('monitor', monitor('1'))).status).toBe(404);
    expect((await supervisor.ask('POST', '/agent-sessions/x/monitor', monitor(agentId))).status).toBe(404);
    const own = await simulator.signIn(`demo-key-${agentId}`);
    const session = encodeURIComponent(await own.join(agentId));
    expect((await own.ask('POST', `/agent-sessions/${session}/monitor`, monitor('9002'))).status).toBe(403);
    expect((await inSession('monitor', { query: { targetAgentId: agentId } })).status).toBe(202);
  });

  it('tells the supervisor of the call and of the listening', async () => {
    const { agentId, contactId, inSession, connect, hear, act } = await makeScene();
    await connect();
    await inSession('monitor', monitor(agentId));
    expect(await hear()).toMatchObject([
      { Type: 'SupervisorContact', ContactID: contactId, Status: 'Active', FinalState: 'False' },
      { Type: 'SupervisorMonitor', TargetAgentId: agentId, FinalState: 'False' },
    ]);
    await act('hold');
    expect(await hear()).toMatchObject([{ Type: 'SupervisorContact', Status: 'Holding' }]);
    await act('end');
    expect(await hear()).toMatchObject([
      { Type: 'SupervisorContact', Status: 'Disconnected' },
      { Type: 'SupervisorContact', FinalState: 'True' },
      { Type: 'SupervisorMonitor', FinalState: 'True' },
    ]);
  });

  it('is in the list of active supervisors while it lasts, with its mode', async () => {
    const { agentId, contactId, inSession, connect, supervisor } = await makeScene();
    await connect();
    const list = async () =>
      listOf((await supervisor.ask('GET', '/activesupervisors')).json, 'supervisorStatuslist').filter(
        row => activeSupervisorSchema.parse(row).initiatingAgentNo === '9002',
      );
    expect(await list()).toEqual([]);
    await inSession('monitor', monitor(agentId));
    const [row] = await list();
    expect(activeSupervisorSchema.parse(row)).toMatchObject({
      initiatingAgentNo: '9002',
      targetAgentNo: agentId,
      contactId,
      eventStateDescription: 'Monitor',
    });
    await inSession('barge');
    expect(await list()).toMatchObject([{ eventStateDescription: 'Barge' }]);
    const elsewhere = await supervisor.ask('GET', '/activesupervisors', { query: { teamIds: '999' } });
    expect(elsewhere.status).toBe(204);
  });

  it('ends when its copy of the call is ended, the customer’s call goes on', async () => {
    const { simulator, agentId, contactId, inSession, connect, hear } = await makeScene();
    await connect();
    await inSession('monitor', monitor(agentId));
    await hear();
    expect((await inSession(`interactions/${contactId}/end`)).status).toBe(202);
    expect((await hear()).at(-1)).toMatchObject({ Type: 'SupervisorMonitor', FinalState: 'True' });
    expect(simulator.story.stage.contacts.get(contactId)?.status).toBe('active');
  });

  it('ends with the supervisor’s phone', async () => {
    const { agentId, inSession, connect, hear } = await makeScene();
    await connect();
    await inSession('monitor', monitor(agentId));
    await hear();
    await inSession('agent-phone/end');
    expect((await hear()).map(event => event.Type)).toEqual([
      'SupervisorContact',
      'SupervisorMonitor',
      'AgentLeg',
    ]);
  });

  it('keeps a supervisor from being available', async () => {
    const { agentId, inSession, connect } = await makeScene();
    await connect();
    await inSession('monitor', monitor(agentId));
    expect((await inSession('state', { body: { state: 'Available' } })).status).toBe(409);
  });
});

describe('going further', () => {
  it.each(['coach', 'barge', 'take-over'])('%s wants monitoring first', async verb => {
    const { inSession, connect, agentId } = await makeScene();
    await connect();
    expect(await inSession(verb)).toMatchObject({ status: 409, reason: 'NotMonitoring' });
    await inSession('monitor', monitor(agentId));
    expect((await inSession(verb)).status).toBe(202);
  });

  it('coaching and barging in make no event', async () => {
    const { agentId, inSession, connect, hear } = await makeScene();
    await connect();
    await inSession('monitor', monitor(agentId));
    await hear();
    await inSession('coach');
    await inSession('barge');
    expect(await hear()).toEqual([]);
  });

  it('taking over gives the supervisor the call under another id, and tells the agent', async () => {
    const { simulator, agentId, contactId, inSession, connect, hear, overhear } = await makeScene();
    await connect();
    await inSession('monitor', monitor(agentId));
    await hear();
    await inSession('take-over');
    const own = (await hear()).filter(event => event.Type === 'CallContactEvent');
    expect(own).toMatchObject([
      { Status: 'Active', CallType: 'TakeOver', MasterID: contactId, FinalState: 'False' },
    ]);
    expect(own[0]?.ContactID).not.toBe(contactId);
    const lost = await overhear();
    expect(lost).toContainEqual(expect.objectContaining({ Type: 'TakeOver', ContactID: contactId }));
    expect(lost).toContainEqual(
      expect.objectContaining({ Type: 'CallContactEvent', Status: 'Disconnected' }),
    );
    expect(simulator.story.stage.agents.get(agentId)?.state.activity).toBe('after-contact-work');
  });
});

describe('contacts', () => {
  it('are held, masked, recorded, ended and handed on by their agent', async () => {
    const { simulator, agentId, contactId } = await makeScene();
    const own = await simulator.signIn(`demo-key-${agentId}`);
    const session = encodeURIComponent(await own.join(agentId));
    const status = () => simulator.story.stage.contacts.get(contactId)?.status;
    const does = async (verb: string) =>
      (await own.ask('POST', `/agent-sessions/${session}/interactions/${contactId}/${verb}`)).status;
    expect(await does('resume')).toBe(409);
    for (const [verb, expected] of [
      ['hold', 'held'],
      ['resume', 'active'],
      ['mask', 'masked'],
      ['unmask', 'active'],
      ['record', 'active'],
      ['end', 'wrapping-up'],
    ] as const) {
      expect(await does(verb)).toBe(202);
      expect(status()).toBe(expected);
    }
    expect(await does('end')).toBe(202);
    expect(status()).toBeUndefined();
    expect(await does('end')).toBe(404);
    const elsewhere = `/agent-sessions/nonsense/interactions/${contactId}/end`;
    expect((await own.ask('POST', elsewhere)).status).toBe(404);
  });

  it('change their id and keep their master when they are handed on', async () => {
    const { simulator, agentId, contactId } = await makeScene();
    const own = await simulator.signIn(`demo-key-${agentId}`);
    const session = encodeURIComponent(await own.join(agentId));
    await own.ask('POST', `/agent-sessions/${session}/interactions/${contactId}/transfer`);
    const next = [...simulator.story.stage.contacts.values()].find(({ parentId }) => parentId === contactId);
    expect(next).toMatchObject({ masterId: contactId });
    expect(simulator.story.stage.contacts.get(contactId)?.endReason).toBe('transferred');
  });

  it('are listened to by phone and signalled without any session', async () => {
    const { simulator, agentId, contactId, supervisor } = await makeScene();
    const own = await simulator.signIn(`demo-key-${agentId}`);
    const body = { phoneNumber: '8013203420' };
    expect((await supervisor.ask('POST', `/contacts/${contactId}/monitor`, { body })).status).toBe(202);
    expect((await supervisor.ask('POST', `/contacts/${contactId}/monitor`)).status).toBe(400);
    expect((await supervisor.ask('POST', '/contacts/1/monitor', { body })).status).toBe(404);
    expect((await own.ask('POST', `/contacts/${contactId}/monitor`, { body })).status).toBe(403);
    const query = { p1: 'anything' };
    expect((await own.ask('POST', `/interactions/${contactId}/signal`, { query })).status).toBe(200);
    expect((await own.ask('POST', '/interactions/1/signal', { query })).status).toBe(404);
  });

  it('are recorded and ended from outside by supervisors only', async () => {
    const { simulator, agentId, contactId, supervisor } = await makeScene();
    const own = await simulator.signIn(`demo-key-${agentId}`);
    expect((await own.ask('POST', `/contacts/${contactId}/end`)).status).toBe(403);
    expect((await supervisor.ask('POST', `/contacts/${contactId}/record`)).status).toBe(202);
    expect((await supervisor.ask('POST', `/contacts/${contactId}/end`)).status).toBe(202);
    expect((await supervisor.ask('POST', `/contacts/${contactId}/end`)).status).toBe(404);
  });
});
