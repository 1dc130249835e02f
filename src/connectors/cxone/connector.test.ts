import { describe, expect, it } from 'vitest';
import { emptyFloor } from '../../floor/floor.ts';
import { reduceAll } from '../../floor/reduce.ts';
import { bare, json, settle } from '../testing.ts';
import { createCxoneConnector } from './connector.ts';
import { agent, held, makeActor, makeBench, makeCommand, makeConfig, type Routes } from './testing.ts';

const ana = {
  agentId: 12214,
  firstName: 'Ana',
  lastName: 'Lima',
  teamId: 7,
  teamName: 'Billing',
  agentStateId: 1,
  agentStateName: 'Available',
  startDate: '2026-01-05T08:59:00.000Z',
};

const running = (routes: Routes = {}, config: Parameters<typeof makeConfig>[0] = {}) => {
  const bench = makeBench({
    'GET agents/states': () =>
      json({ lastPollTime: '2026-01-05T09:00:00.000Z', totalRecords: 1, agentStates: [ana] }),
    ...routes,
  });
  const connector = createCxoneConnector(makeConfig(config), bench.context);
  connector.start();
  return { ...bench, connector, floor: () => reduceAll(emptyFloor, bench.heard.events) };
};

describe('a CXone tenant, from sign-in to stop', () => {
  it('signs in once, reads the roster and goes live', async () => {
    const { connector, floor, calls, clock } = running();
    await clock.advance(0);
    expect(floor().platforms.get('cxone')?.link.state).toBe('live');
    expect(floor().agents.get(agent(12214))?.profile).toMatchObject({
      name: 'Ana Lima',
      team: { name: 'Billing' },
    });
    expect(floor().agents.get(agent(12214))?.state).toMatchObject({
      presence: 'available',
      activity: 'idle',
    });
    expect(calls('token/access-key')).toHaveLength(1);
    expect(calls('agents/states')[0]?.headers.get('authorization')).toBe('Bearer token-1');
    await connector.stop();
  });

  it('asks for changes since the platform’s own poll time, and does not repeat what did not change', async () => {
    const { connector, calls, clock, heard } = running();
    await clock.advance(0);
    const before = heard.events.length;
    await clock.advance(5_000);
    expect(calls('agents/states')[1]?.url.searchParams.get('updatedSince')).toBe('2026-01-05T09:00:00.000Z');
    const told = heard.events.slice(before).filter(event => event.type !== 'platform.heard');
    expect(told).toEqual([]);
    await connector.stop();
  });

  it('joins a session, hears its events, and keeps polling with the newest id', async () => {
    const { connector, floor, calls, clock, heard } = running({
      'POST agent-sessions/join': () => json({ sessionId: 'one==' }, 202),
      'GET agent-sessions/one==/get-next-event': () =>
        json({
          sessionId: 'two==',
          events: [
            {
              Type: 'AgentState',
              CurrentState: 'Unavailable',
              CurrentOutReason: 'Lunch',
              NextStates: [],
              StartTimeUTC: '2026-01-05T08:59:30.000Z',
              IsAcw: 'False',
              AcwTimeout: '0',
            },
            {
              Type: 'AgentSessionStart',
              AgentId: '12214',
              SessionId: '58070815',
              StationPhoneNumber: '8013203420',
            },
          ],
        }),
      'GET agent-sessions/two==/get-next-event': held,
    });
    await clock.advance(0);
    const performed = await connector.perform(
      makeCommand({ type: 'agent.join-session', params: {} }),
      makeActor(),
    );
    expect(performed).toMatchObject({ kind: 'accepted', outcome: { branch: 'Success', rawStatus: 202 } });
    await settle();
    const joined = floor().agents.get(agent(12214));
    expect(joined?.session).toMatchObject({ status: 'open', number: '58070815', listening: 'joined' });
    expect(joined?.state).toMatchObject({ presence: 'unavailable', reason: 'Lunch' });
    expect(calls('two==/get-next-event')).toHaveLength(1);
    expect(heard.memory.get('session:12214')).toBe('{"id":"two=="}');
    await connector.stop();
  });

  it('ends a session by the agent’s logout and says which branch was taken', async () => {
    const { connector, calls } = running({ 'POST agents/12214/logout': () => bare(202, 'Accepted') });
    const performed = await connector.perform(
      makeCommand({ type: 'agent.terminate-session', params: {} }),
      makeActor(),
    );
    expect(performed).toMatchObject({ kind: 'accepted', outcome: { branch: 'OnSuccess', rawStatus: 202 } });
    expect(calls('agents/12214/logout')).toHaveLength(1);
    await connector.stop();
  });

  it('leaves nothing running after a stop, and does not end the joined session', async () => {
    const { connector, clock, seen } = running({
      'POST agent-sessions/join': () => json({ sessionId: 'one' }, 202),
      'GET agent-sessions/*/get-next-event': held,
    });
    await clock.advance(0);
    await connector.perform(makeCommand({ type: 'agent.join-session', params: {} }), makeActor());
    await settle();
    await connector.stop();
    await settle();
    const asked = seen.length;
    expect(clock.sleepers()).toBe(0);
    await clock.advance(600_000);
    expect(seen).toHaveLength(asked);
    expect(seen.some(request => request.method === 'DELETE' || request.url.pathname.endsWith('logout'))).toBe(
      false,
    );
  });
});
