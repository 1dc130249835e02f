import { describe, expect, it } from 'vitest';
import { emptyFloor } from '../../floor/floor.ts';
import { reduceAll } from '../../floor/reduce.ts';
import { bare, json, settle } from '../testing.ts';
import { createCxoneConnector } from './connector.ts';
import { agent, held, makeActor, makeBench, makeCommand, makeConfig, type Routes } from './testing.ts';

const row = (agentId: number, rest: Record<string, unknown> = {}) => ({
  agentId,
  firstName: 'Agent',
  lastName: String(agentId),
  agentStateId: 1,
  agentStateName: 'Available',
  startDate: '2026-01-05T08:50:00.000Z',
  ...rest,
});

const running = async (config: Parameters<typeof makeConfig>[0], routes: Routes = {}) => {
  const bench = makeBench({
    'POST agent-sessions/join': request =>
      json({ sessionId: `of-${JSON.parse(request.body).asAgentId}` }, 202),
    'GET agent-sessions/*/get-next-event': held,
    ...routes,
  });
  const connector = createCxoneConnector(makeConfig(config), bench.context);
  connector.start();
  await bench.clock.advance(0);
  const listening = () =>
    Object.fromEntries(
      [...reduceAll(emptyFloor, bench.heard.events).agents.values()].map(each => [
        each.id,
        each.session?.listening,
      ]),
    );
  const perform = async (type: 'agent.join-session' | 'agent.leave-session', nativeId: number) => {
    const performed = await connector.perform(
      makeCommand({ type, params: {} }, agent(nativeId)),
      makeActor(),
    );
    await settle();
    return performed;
  };
  return { ...bench, connector, listening, perform };
};

describe('which sessions are listened to', () => {
  it('all: everybody who is logged in, up to the limit; the rest waits and moves up', async () => {
    const answers = { 'GET agent-sessions/of-1/get-next-event': [held, () => bare(409, 'Session Ended')] };
    const { connector, clock, listening, perform } = await running(
      { join: { policy: 'all', maxSessions: 2 } },
      {
        'GET agents/states': () =>
          json({
            agentStates: [row(1), row(2), row(3), row(4, { agentStateId: 0, agentStateName: 'LoggedOut' })],
          }),
        ...answers,
      },
    );
    expect(listening()).toMatchObject({ [agent(1)]: 'joined', [agent(2)]: 'joined', [agent(3)]: 'waiting' });
    expect(listening()[agent(4)]).not.toBe('joined');
    await perform('agent.leave-session', 1);
    expect(listening()).toMatchObject({ [agent(1)]: 'no', [agent(3)]: 'joined' });
    await clock.advance(10_000);
    expect(listening()[agent(1)]).toBe('no');
    await connector.stop();
  });

  it('watched: none by itself, those that supervisors open, in the order of opening', async () => {
    const { connector, listening, perform, calls, heard } = await running(
      { join: { policy: 'watched', maxSessions: 1 } },
      { 'GET agents/states': () => json({ agentStates: [row(1), row(2), row(3)] }) },
    );
    expect(calls('agent-sessions/join')).toHaveLength(0);
    await perform('agent.join-session', 2);
    const waits = await perform('agent.join-session', 3);
    expect(waits).toMatchObject({ kind: 'accepted' });
    expect(waits.outcome.message).toContain('waits');
    await perform('agent.join-session', 1);
    expect(listening()).toEqual({ [agent(1)]: 'waiting', [agent(2)]: 'joined', [agent(3)]: 'waiting' });
    expect(heard.memory.get('watched')).toBe('["2","3","1"]');
    await perform('agent.leave-session', 2);
    expect(listening()).toEqual({ [agent(1)]: 'waiting', [agent(2)]: 'no', [agent(3)]: 'joined' });
    await connector.stop();
  });

  it('opening a session twice joins it once', async () => {
    const { connector, perform, calls } = await running(
      {},
      { 'GET agents/states': () => json({ agentStates: [row(1)] }) },
    );
    await perform('agent.join-session', 1);
    await perform('agent.join-session', 1);
    expect(calls('agent-sessions/join')).toHaveLength(1);
    await connector.stop();
  });

  it('what happens while CXone answers a join counts: left meanwhile, or the last place taken', async () => {
    const answers: (() => void)[] = [];
    const slowly = (request: { readonly body: string }) =>
      new Promise<Response>(resolve =>
        answers.push(() => resolve(json({ sessionId: `of-${JSON.parse(request.body).asAgentId}` }, 202))),
      );
    const { connector, listening, perform, seen } = await running(
      { join: { policy: 'watched', maxSessions: 1 } },
      {
        'GET agents/states': () => json({ agentStates: [row(1), row(2), row(3)] }),
        'POST agent-sessions/join': slowly,
      },
    );
    const joins = [perform('agent.join-session', 1), perform('agent.join-session', 2)];
    joins.push(perform('agent.join-session', 3));
    await settle();
    await perform('agent.leave-session', 1);
    for (const answer of answers) answer();
    const [left, taken, waits] = await Promise.all(joins);
    expect(left?.outcome.message).toContain('left');
    expect(taken?.outcome.message).toContain('joined');
    expect(waits?.outcome.message).toContain('waits');
    expect(listening()).toMatchObject({ [agent(2)]: 'joined', [agent(3)]: 'waiting' });
    expect(listening()[agent(1)]).not.toBe('joined');
    const polled = seen.filter(request => request.url.pathname.endsWith('get-next-event'));
    expect(polled.map(request => request.url.pathname)).toEqual([expect.stringContaining('of-2')]);
    await connector.stop();
  });

  it('leaving stops polling and never ends the agent’s session', async () => {
    const { connector, perform, seen, clock, heard } = await running(
      {},
      { 'GET agents/states': () => json({ agentStates: [row(1)] }) },
    );
    await perform('agent.join-session', 1);
    await perform('agent.leave-session', 1);
    const polls = () => seen.filter(request => request.url.pathname.endsWith('get-next-event')).length;
    const before = polls();
    await clock.advance(120_000);
    expect(polls()).toBe(before);
    expect(seen.some(request => request.method === 'DELETE' || request.url.pathname.endsWith('logout'))).toBe(
      false,
    );
    expect(heard.memory.get('session:1')).toBeUndefined();
    await connector.stop();
  });

  it('a session that CXone refuses is tried again later, not at once', async () => {
    const { connector, clock, calls, listening } = await running(
      { join: { policy: 'all' } },
      {
        'GET agents/states': () => json({ agentStates: [row(1)] }),
        'POST agent-sessions/join': () => bare(403, 'ImpersonateNotEnabled'),
      },
    );
    expect(listening()[agent(1)]).toBe('lost');
    await clock.advance(55_000);
    expect(calls('agent-sessions/join')).toHaveLength(1);
    await clock.advance(10_000);
    expect(calls('agent-sessions/join')).toHaveLength(2);
    await connector.stop();
  });

  it('what a joined session tells goes before what the roster repeats', async () => {
    const call = {
      Type: 'CallContactEvent',
      ContactID: '5',
      Status: 'Holding',
      FinalState: 'False',
      LastStateChangeTimeUTC: '2026-01-05T08:59:00Z',
    };
    const { connector, clock, perform, heard } = await running(
      {},
      {
        'GET agents/states': () => json({ agentStates: [row(1)] }),
        'GET contacts/active': () =>
          json({ activeContacts: [{ contactId: 5, agentId: 1, stateName: 'Active', skillName: 'Billing' }] }),
        'GET agent-sessions/of-1/get-next-event': [() => json({ sessionId: 'next', events: [call] }), held],
      },
    );
    await perform('agent.join-session', 1);
    await clock.advance(12_000);
    const known = reduceAll(emptyFloor, heard.events).contacts.get(agent(5));
    expect(known).toMatchObject({ status: 'held', word: 'Holding', queueName: 'Billing' });
    await connector.stop();
  });
});
