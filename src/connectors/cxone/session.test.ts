import { describe, expect, it } from 'vitest';
import { emptyFloor } from '../../floor/floor.ts';
import { reduceAll } from '../../floor/reduce.ts';
import { bare, json, settle } from '../testing.ts';
import { createCxoneConnector } from './connector.ts';
import { agent, held, makeActor, makeBench, makeCommand, makeConfig, type Routes } from './testing.ts';

const START = { Type: 'AgentSessionStart', AgentId: '12214', SessionId: '58070815' };
const AVAILABLE = { Type: 'AgentState', CurrentState: 'Available', StartTimeUTC: '2026-01-05T08:59:00.000Z' };
const batch =
  (sessionId: string, ...events: unknown[]) =>
  () =>
    json({ sessionId, events });

/** A connector that has joined agent 12214's session, with the given answers to its polls. */
const joined = async (routes: Routes, overrides: Parameters<typeof makeBench>[1] = {}) => {
  const bench = makeBench(
    { 'POST agent-sessions/join': () => json({ sessionId: 's1' }, 202), ...routes },
    overrides,
  );
  const connector = createCxoneConnector(makeConfig(), bench.context);
  connector.start();
  await bench.clock.advance(0);
  await connector.perform(makeCommand({ type: 'agent.join-session', params: {} }), makeActor());
  await settle();
  const session = () => reduceAll(emptyFloor, bench.heard.events).agents.get(agent(12214))?.session;
  const link = () => reduceAll(emptyFloor, bench.heard.events).platforms.get('cxone')?.link;
  const polls = () => bench.seen.filter(request => request.url.pathname.endsWith('get-next-event'));
  const polledIds = () =>
    polls().map(request => decodeURIComponent(request.url.pathname.split('/').at(-2) ?? ''));
  return { ...bench, connector, session, link, polls, polledIds };
};

describe('get-next-event', () => {
  it('stores the new id before its events are handled, and polls again only when they are durable', async () => {
    const order: string[] = [];
    let release = () => {};
    const durable = new Promise<void>(resolve => {
      release = resolve;
    });
    const remembered = new Map<string, string>();
    const { connector, polledIds, clock } = await joined(
      {
        'GET agent-sessions/s1/get-next-event': batch('s2', START, AVAILABLE),
        'GET agent-sessions/s2/get-next-event': held,
      },
      {
        remembered,
        memory: {
          get: async key => remembered.get(key),
          set: async (key, value) => {
            order.push(`${key} ${value}`);
            if (value !== undefined) remembered.set(key, value);
          },
        },
        emit: events => {
          if (!events.some(event => event.type === 'agent.state-changed')) return Promise.resolve();
          order.push('events');
          return durable;
        },
      },
    );
    expect(order.slice(-2)).toEqual(['session:12214 {"id":"s2","previous":"s1"}', 'events']);
    expect(polledIds()).toEqual(['s1']);
    release();
    await clock.advance(0);
    expect(polledIds()).toEqual(['s1', 's2']);
    expect(order.at(-1)).toBe('session:12214 {"id":"s2"}');
    await connector.stop();
  });

  it('304: polls again at once with the same id', async () => {
    const { connector, clock, polledIds } = await joined({
      'GET agent-sessions/s1/get-next-event': [
        async () => {
          await clock.sleep(30_000);
          return bare(304, 'Not Modified');
        },
        held,
      ],
    });
    await clock.advance(30_000);
    expect(polledIds()).toEqual(['s1', 's1']);
    await connector.stop();
  });

  it('304 without waiting: is not asked in a hot loop', async () => {
    const { connector, clock, polls } = await joined({
      'GET agent-sessions/s1/get-next-event': () => bare(304),
    });
    const before = polls().length;
    await clock.advance(10_000);
    expect(polls().length - before).toBeLessThanOrEqual(20);
    await connector.stop();
  });

  it('200 with nothing in it: is not asked in a hot loop either', async () => {
    const { connector, clock, polls } = await joined({ 'GET agent-sessions/s1/get-next-event': batch('s1') });
    const before = polls().length;
    await clock.advance(10_000);
    expect(polls().length - before).toBeLessThanOrEqual(20);
    await connector.stop();
  });

  it('409: the session has ended, and nobody polls it any more', async () => {
    const { connector, clock, session, polls } = await joined({
      'GET agent-sessions/s1/get-next-event': batch('s2', START),
      'GET agent-sessions/s2/get-next-event': () => bare(409, 'Session Ended'),
    });
    await clock.advance(60_000);
    expect(session()).toMatchObject({ status: 'ended', listening: 'no' });
    expect(polls()).toHaveLength(2);
    await connector.stop();
  });

  it('404: joins once more and takes the snapshot', async () => {
    const { connector, clock, polledIds, session } = await joined({
      'POST agent-sessions/join': [
        () => json({ sessionId: 's1' }, 202),
        () => json({ sessionId: 'fresh' }, 202),
      ],
      'GET agent-sessions/s1/get-next-event': () => bare(404, 'InvalidAgentSession'),
      'GET agent-sessions/fresh/get-next-event': [batch('fresh2', START), held],
    });
    await clock.advance(0);
    expect(polledIds().slice(0, 2)).toEqual(['s1', 'fresh']);
    expect(session()?.status).toBe('open');
    await connector.stop();
  });

  it('404 and nothing to join: the session is over', async () => {
    const { connector, clock, session } = await joined({
      'POST agent-sessions/join': [
        () => json({ sessionId: 's1' }, 202),
        () => bare(404, 'InvalidAgentSession'),
      ],
      'GET agent-sessions/s1/get-next-event': [batch('s1', START), () => bare(404)],
    });
    await clock.advance(5_000);
    expect(session()).toMatchObject({ status: 'ended' });
    await connector.stop();
  });

  it('401: signs in again once and asks with the same id', async () => {
    const { connector, clock, polledIds, calls } = await joined({
      'POST token/access-key': [
        () => json({ access_token: 'token-1', expires_in: 3600 }),
        () => json({ access_token: 'token-2', expires_in: 3600 }),
      ],
      'GET agent-sessions/s1/get-next-event': request =>
        request.headers.get('authorization') === 'Bearer token-2' ? held() : bare(401, 'Unauthorized'),
    });
    await clock.advance(0);
    expect(polledIds()).toEqual(['s1', 's1']);
    expect(calls('token/access-key')).toHaveLength(2);
    await connector.stop();
  });

  it('401 for good: gives up after a few tries and says that the session is lost', async () => {
    const { connector, clock, session, polls, calls } = await joined({
      'GET agent-sessions/s1/get-next-event': () => bare(401, 'InvalidSecurityUser'),
    });
    await clock.advance(600_000);
    expect(session()).toMatchObject({ listening: 'lost' });
    expect(polls().length).toBeLessThanOrEqual(6);
    expect(calls('token/access-key').length).toBeLessThanOrEqual(8);
    await connector.stop();
  });

  it.each([
    ['500', () => bare(500, 'Internal Server Error')],
    ['429', () => bare(429, 'Too Many Requests', { 'retry-after': '2' })],
    ['no connection', () => Promise.reject(new TypeError('fetch failed'))],
  ])('%s: keeps the id, shows that the session cannot be heard, and heals', async (_name, answer) => {
    const { connector, clock, session, link, polledIds } = await joined({
      'GET agent-sessions/s1/get-next-event': [batch('s2', START), held],
      'GET agent-sessions/s2/get-next-event': [answer, answer, batch('s3'), held],
      'GET agent-sessions/s3/get-next-event': held,
    });
    await clock.advance(0);
    expect(session()?.listening).toBe('lost');
    expect(link()).toMatchObject({ state: 'degraded' });
    expect(link()?.reason).toContain('cannot be heard');
    await clock.advance(20_000);
    expect(session()?.listening).toBe('joined');
    expect(link()?.state).toBe('live');
    expect(new Set(polledIds())).toEqual(new Set(['s1', 's2', 's3']));
    await connector.stop();
  });

  it('a truncated or unreadable body is set aside, and after three of them a fresh join gets past it', async () => {
    const { connector, clock, heard, polledIds, calls } = await joined({
      'POST agent-sessions/join': [
        () => json({ sessionId: 's1' }, 202),
        () => json({ sessionId: 'fresh' }, 202),
      ],
      'GET agent-sessions/s1/get-next-event': () => new Response('{"sessionId":"s2","events":[{"Type":'),
      'GET agent-sessions/fresh/get-next-event': held,
    });
    await clock.advance(20_000);
    expect(polledIds()).toEqual(['s1', 's1', 's1', 'fresh']);
    expect(calls('agent-sessions/join')).toHaveLength(2);
    expect(heard.quarantined.filter(item => item.source === 'get-next-event')).toHaveLength(3);
    await connector.stop();
  });

  it('events without a new id still count', async () => {
    const { connector, clock, session, polledIds } = await joined({
      'GET agent-sessions/s1/get-next-event': [() => json({ events: [START] }), held],
    });
    await clock.advance(0);
    expect(session()?.number).toBe('58070815');
    expect(polledIds()).toEqual(['s1', 's1']);
    await connector.stop();
  });

  it('takes the header for missed events', async () => {
    const call = {
      Type: 'CallContactEvent',
      ContactID: '5',
      Status: 'Active',
      LastStateChangeTimeUTC: '2026-01-05T08:00:00Z',
    };
    const { connector, clock, heard } = await joined({
      'GET agent-sessions/s1/get-next-event': batch('s2', START, AVAILABLE, call),
      'GET agent-sessions/s2/get-next-event': () =>
        json({ sessionId: 's3', events: [AVAILABLE] }, 200, { headers: { icbranchvalue: '3' } }),
      'GET agent-sessions/s3/get-next-event': held,
    });
    await clock.advance(0);
    expect(heard.events.some(event => event.type === 'contact.ended' && event.contactId === agent(5))).toBe(
      true,
    );
    await connector.stop();
  });

  it('encodes ids like "a+b/c==" in the path', async () => {
    const { connector, polls } = await joined({
      'POST agent-sessions/join': () => json({ sessionId: 'a+b/c==' }, 202),
      'GET agent-sessions/a+b/c==/get-next-event': held,
    });
    expect(polls()[0]?.url.pathname).toContain('/agent-sessions/a%2Bb%2Fc%3D%3D/get-next-event');
    await connector.stop();
  });

  it('keeps events that the gateway could not keep at first', async () => {
    let refusals = 2;
    const kept: string[] = [];
    const { connector, clock, polledIds } = await joined(
      {
        'GET agent-sessions/s1/get-next-event': batch('s2', START, AVAILABLE),
        'GET agent-sessions/s2/get-next-event': held,
      },
      {
        emit: async events => {
          if (events.some(event => event.type === 'agent.state-changed') && refusals-- > 0)
            throw new Error('disk full');
          kept.push(...events.map(event => event.type));
        },
      },
    );
    await clock.advance(10_000);
    expect(kept).toContain('agent.state-changed');
    expect(polledIds()).toEqual(['s1', 's2']);
    await connector.stop();
  });
});

describe('after a restart', () => {
  it('a session is taken up with the stored id', async () => {
    const remembered = new Map([
      ['watched', '["12214"]'],
      ['session:12214', '{"id":"stored"}'],
    ]);
    const bench = makeBench({ 'GET agent-sessions/stored/get-next-event': held }, { remembered });
    const connector = createCxoneConnector(makeConfig(), bench.context);
    connector.start();
    await bench.clock.advance(0);
    expect(bench.calls('stored/get-next-event')).toHaveLength(1);
    expect(bench.calls('agent-sessions/join')).toHaveLength(0);
    await connector.stop();
  });

  it('the id before is taken up when its successor’s events may be lost', async () => {
    const remembered = new Map([
      ['watched', '["12214"]'],
      ['session:12214', '{"id":"new","previous":"old"}'],
    ]);
    const bench = makeBench({ 'GET agent-sessions/old/get-next-event': held }, { remembered });
    const connector = createCxoneConnector(makeConfig(), bench.context);
    connector.start();
    await bench.clock.advance(0);
    expect(bench.calls('old/get-next-event')).toHaveLength(1);
    await connector.stop();
  });
});
