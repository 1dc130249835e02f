import { describe, expect, it } from 'vitest';
import { parseEvent } from '../../connectors/cxone/wire.ts';
import { freeAgent, makeSimulator, settled } from '../testing.ts';

async function makeListener() {
  const simulator = makeSimulator();
  const agentId = freeAgent(simulator);
  const caller = await simulator.signIn();
  const act = (what: string) => simulator.control('POST', '/act', { agentId, do: what });
  const first = await caller.join(agentId);
  return { simulator, agentId, caller, act, first };
}

const types = (events: readonly Readonly<Record<string, unknown>>[]) =>
  events.map(event => event.Type ?? event.type);

describe('get-next-event', () => {
  it('begins with the session, the state, the leg and the contacts', async () => {
    const { caller, act, first } = await makeListener();
    await act('ring');
    const told = await caller.poll(first);
    expect(told.status).toBe(200);
    expect(types(told.events).slice(0, 3)).toEqual(['AgentSessionStart', 'AgentState', 'AgentLeg']);
    expect(told.events.map(event => parseEvent(event).kind)).not.toContain('malformed');
  });

  it('gives a new session id with every 200, and 304 with none when nothing comes', async () => {
    const { caller, act, first } = await makeListener();
    const second = await caller.poll(first);
    expect(second.sessionId).not.toBe(first);
    const none = await caller.poll(second.sessionId);
    expect(none).toMatchObject({ status: 304, json: undefined });
    await act('ring');
    const third = await caller.poll(second.sessionId);
    expect(types(third.events)).toContain('CallContactEvent');
    expect(new Set([first, second.sessionId, third.sessionId]).size).toBe(3);
  });

  it('holds the poll until something happens', async () => {
    const { caller, act, first } = await makeListener();
    const { sessionId } = await caller.poll(first);
    let told: string[] | undefined;
    const waiting = caller.poll(sessionId, 60).then(answer => {
      told = types(answer.events).map(String);
    });
    await settled();
    expect(told).toBeUndefined();
    await act('ring');
    await waiting;
    expect(told).toContain('CallContactEvent');
  });

  it('lets go of the poll with 304 when the time is up', async () => {
    const { simulator, caller, first } = await makeListener();
    const { sessionId } = await caller.poll(first);
    const waiting = caller.poll(sessionId, 20);
    await settled();
    await simulator.clock.advance(20_000);
    expect((await waiting).status).toBe(304);
  });

  it('keeps what comes while a caller hangs up, for the next poll', async () => {
    const { caller, act, first } = await makeListener();
    const { sessionId } = await caller.poll(first);
    const leave = new AbortController();
    const waiting = caller.poll(sessionId, 60, leave.signal).catch(() => undefined);
    await settled();
    leave.abort();
    await waiting;
    await act('ring');
    expect(types((await caller.poll(sessionId)).events)).toContain('CallContactEvent');
  });

  it('answers an old id with everything that is true now, and says so', async () => {
    const { caller, act, first } = await makeListener();
    const second = await caller.poll(first);
    await act('ring');
    await caller.poll(second.sessionId);
    const again = await caller.poll(second.sessionId);
    expect(again.status).toBe(200);
    expect(again.headers.get('icbranchvalue')).toBe('3');
    expect(types(again.events).slice(0, 2)).toEqual(['AgentSessionStart', 'AgentState']);
    expect(types(again.events)).toContain('CallContactEvent');
    expect((await caller.poll(again.sessionId)).status).toBe(304);
  });

  it('tells an ended session’s end, then 409', async () => {
    const { caller, act, first } = await makeListener();
    const { sessionId } = await caller.poll(first);
    await act('force-logout');
    const last = await caller.poll(sessionId);
    expect(types(last.events).slice(-2)).toEqual(['RemoteAgentSessionEnd', 'AgentSessionEnd']);
    const over = await caller.poll(last.sessionId);
    expect(over).toMatchObject({ status: 409, reason: 'Session Ended' });
    expect((await caller.poll(first)).status).toBe(409);
  });

  it('forgets an ended session’s last events soon', async () => {
    const { simulator, caller, act, first } = await makeListener();
    const { sessionId } = await caller.poll(first);
    await act('logout');
    await simulator.clock.advance(11_000);
    expect((await caller.poll(sessionId)).status).toBe(409);
  });

  it.each(['61', '-1', '1.5', 'x'])('refuses a timeout of %s', async timeout => {
    const { caller, first } = await makeListener();
    const path = `/agent-sessions/${encodeURIComponent(first)}/get-next-event`;
    expect(await caller.ask('GET', path, { query: { timeout } })).toMatchObject({ status: 400 });
  });

  it('does not know made-up ids, nor those of tomorrow', async () => {
    const { caller } = await makeListener();
    const tomorrow = Buffer.from('floor:000001:000009:1').toString('base64');
    for (const id of ['nonsense', 'Zm9v', tomorrow])
      expect(await caller.poll(id)).toMatchObject({ status: 404, reason: 'InvalidAgentSession' });
  });

  it('gives every listener all events, and takes none from another', async () => {
    const { simulator, agentId, caller, act } = await makeListener();
    const others = await Promise.all(
      Array.from({ length: 40 }, async () => {
        const own = await simulator.signIn();
        const { sessionId } = await own.poll(await own.join(agentId));
        return { own, sessionId };
      }),
    );
    await act('ring');
    await act('answer');
    const heard = await Promise.all(others.map(({ own, sessionId }) => own.poll(sessionId)));
    for (const { events } of heard) expect(events).toEqual(heard[0]?.events);
    expect(types(heard[0]?.events ?? []).filter(type => type === 'CallContactEvent')).toHaveLength(2);
    expect((await caller.poll(await caller.join(agentId))).status).toBe(200);
  });

  it('gives up a queue that nobody empties for a snapshot', async () => {
    const { caller, act, first } = await makeListener();
    const { sessionId } = await caller.poll(first);
    for (let i = 0; i < 510; i += 1) await act('mute');
    const told = await caller.poll(sessionId);
    expect(told.headers.get('icbranchvalue')).toBe('3');
    expect(types(told.events)).not.toContain('Mute');
  });

  it('tells nothing that a schema of the wire cannot read, through hours of a busy day', async () => {
    const simulator = makeSimulator({ agents: 40, scenario: 'busy-day' });
    const caller = await simulator.signIn();
    const ids = [...simulator.story.stage.agents.values()].flatMap(agent =>
      agent.session ? [agent.id] : [],
    );
    const places = new Map<string, string>();
    for (const agentId of ids) places.set(agentId, await caller.join(agentId));
    const seen = new Set<string>();
    for (let round = 0; round < 120; round += 1) {
      simulator.step(45);
      for (const [agentId, sessionId] of places) {
        const told = await caller.poll(sessionId);
        if (told.status === 409) places.delete(agentId);
        if (told.status !== 200) continue;
        places.set(agentId, told.sessionId);
        for (const event of told.events) {
          const parsed = parseEvent(event);
          if (parsed.kind !== 'known') throw new Error(JSON.stringify(parsed).slice(0, 500));
          seen.add(parsed.event.Type);
        }
      }
    }
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'AgentState',
        'CallContactEvent',
        'ChatText',
        'AgentSessionEnd',
        'SupervisorMonitor',
      ]),
    );
  });
});
