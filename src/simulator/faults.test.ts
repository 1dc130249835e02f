import { describe, expect, it } from 'vitest';
import { parseEvent } from '../connectors/cxone/wire.ts';
import { CutOff } from './simulator.ts';
import { freeAgent, listOf, makeSimulator, settled } from './testing.ts';

async function makeVictim() {
  const simulator = makeSimulator();
  const agentId = freeAgent(simulator);
  const caller = await simulator.signIn();
  const fault = (what: object) => simulator.control('POST', '/faults', { platform: 'cxone', ...what });
  const teams = () => caller.ask('GET', '/teams');
  const act = (name: string) => simulator.control('POST', '/act', { agentId, do: name });
  return { simulator, agentId, caller, fault, teams, act };
}

describe('faults', () => {
  it('answer with a status, so many times, on such paths, for so long', async () => {
    const { simulator, caller, fault, teams } = await makeVictim();
    await fault({ fault: 'status', code: 500, count: 2, path: 'TEAMS' });
    expect((await caller.ask('GET', '/skills')).status).toBe(200);
    expect([(await teams()).status, (await teams()).status, (await teams()).status]).toEqual([500, 500, 200]);
    await fault({ fault: 'status', code: 503, seconds: 60 });
    expect((await teams()).status).toBe(503);
    await simulator.clock.advance(61_000);
    expect((await teams()).status).toBe(200);
  });

  it('limit the rate, and say when to come back', async () => {
    const { fault, teams } = await makeVictim();
    await fault({ fault: 'rate-limit', retryAfter: 7, count: 1 });
    const told = await teams();
    expect(told).toMatchObject({ status: 429, reason: 'TooManyRequests' });
    expect(told.headers.get('retry-after')).toBe('7');
  });

  it('are over when they are cleared', async () => {
    const { fault, teams } = await makeVictim();
    await fault({ fault: 'status', code: 500 });
    expect((await teams()).status).toBe(500);
    await fault({ fault: 'none' });
    expect((await teams()).status).toBe(200);
  });

  it('delay', async () => {
    const { simulator, fault, teams } = await makeVictim();
    await fault({ fault: 'latency', ms: 900 });
    let answered = false;
    const waiting = teams().then(() => {
      answered = true;
    });
    await settled();
    expect(answered).toBe(false);
    await simulator.clock.advance(900);
    await waiting;
    expect(answered).toBe(true);
  });

  it('cut the connection', async () => {
    const { fault, teams } = await makeVictim();
    await fault({ fault: 'drop', count: 1 });
    await expect(teams()).rejects.toThrow(CutOff);
    expect((await teams()).status).toBe(200);
  });

  it.each(['malformed', 'truncated'])('break the JSON: %s', async what => {
    const { fault, teams } = await makeVictim();
    await fault({ fault: what, count: 1 });
    expect(typeof (await teams()).json).toBe('string');
    expect(typeof (await teams()).json).toBe('object');
  });

  it('double and turn round the events of a batch', async () => {
    const { caller, agentId, fault, act } = await makeVictim();
    const { sessionId } = await caller.poll(await caller.join(agentId));
    await fault({ fault: 'duplicate', count: 1 });
    await fault({ fault: 'reorder', count: 1 });
    await act('ring');
    const { events } = await caller.poll(sessionId);
    expect(events.map(event => event.Type)).toEqual([
      'AgentState',
      'AgentState',
      'CallContactEvent',
      'CallContactEvent',
    ]);
  });

  it('kill every token at once', async () => {
    const { simulator, fault, teams } = await makeVictim();
    await fault({ fault: 'expire-token' });
    expect((await teams()).status).toBe(401);
    expect((await (await simulator.signIn()).ask('GET', '/teams')).status).toBe(200);
  });

  it('end an agent’s session from elsewhere', async () => {
    const { caller, agentId, fault } = await makeVictim();
    const { sessionId } = await caller.poll(await caller.join(agentId));
    await fault({ fault: 'end-session', agentId });
    expect((await caller.poll(sessionId)).events.at(-1)).toMatchObject({ Type: 'AgentSessionEnd' });
  });

  it('send events of a type that nobody knows', async () => {
    const { caller, agentId, fault } = await makeVictim();
    const { sessionId } = await caller.poll(await caller.join(agentId));
    await fault({ fault: 'unknown-event' });
    expect((await caller.poll(sessionId)).events.map(event => parseEvent(event).kind)).toEqual(['unknown']);
  });

  it('set the platform’s clock wrong, everywhere alike', async () => {
    const { simulator, caller, agentId, fault } = await makeVictim();
    await fault({ fault: 'clock-skew', minutes: 10 });
    const told = await caller.ask('GET', '/agents/states');
    const expected = simulator.clock.now() + 600_000;
    expect(Date.parse(told.headers.get('date') ?? '')).toBe(expected);
    expect(told.json).toMatchObject({ lastPollTime: new Date(expected).toISOString() });
    const query = { updatedSince: new Date(expected).toISOString() };
    expect(listOf((await caller.ask('GET', '/agents/states', { query })).json, 'agentStates')).toEqual([]);
    expect((await caller.poll(await caller.join(agentId))).status).toBe(200);
  });

  it('send hostile events and rows, which stay harmless when parsed', async () => {
    const { caller, agentId, fault, act } = await makeVictim();
    const { sessionId } = await caller.poll(await caller.join(agentId));
    await fault({ fault: 'hostile' });
    await act('ring');
    const told = await caller.poll(sessionId);
    const kinds = listOf(told.json, 'events').map(event => parseEvent(event).kind);
    expect(new Set(kinds)).toEqual(new Set(['known', 'unknown', 'malformed']));
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(JSON.stringify((await caller.ask('GET', '/agents/states')).json)).toContain('<script>');
  });
});
