import { describe, expect, it } from 'vitest';
import type { PlatformCommand } from '../connector.ts';
import { bare, json } from '../testing.ts';
import { JOIN_BRANCHES, TERMINATE_BRANCHES } from './branches.ts';
import { createCxoneConnector } from './connector.ts';
import * as samples from './samples.ts';
import { agent, held, makeActor, makeBench, makeCommand, makeConfig, type Routes } from './testing.ts';

const perform = async (
  instruction: Pick<PlatformCommand, 'type' | 'params'>,
  routes: Routes = {},
  config: Parameters<typeof makeConfig>[0] = {},
) => {
  const bench = makeBench(routes);
  const connector = createCxoneConnector(makeConfig(config), bench.context);
  connector.start();
  await bench.clock.advance(0);
  const performed = await connector.perform(makeCommand(instruction), makeActor());
  await connector.stop();
  return { performed, ...bench };
};

const join = { type: 'agent.join-session', params: {} } as const;
const terminate = { type: 'agent.terminate-session', params: {} } as const;

it('knows every branch that the documentation names', () => {
  expect([...JOIN_BRANCHES].sort()).toEqual([...samples.JOIN_BRANCHES].sort());
  expect([...TERMINATE_BRANCHES].sort()).toEqual([...samples.TERMINATE_BRANCHES].sort());
});

describe('joining a session', () => {
  it.each([
    ['InvalidSecurityUser', 401, ''],
    ['InvalidSecurityUser', 403, 'InvalidSecurityUser'],
    ['InvalidAgentSession', 404, 'InvalidAgentSession'],
    ['InvalidAgentId', 404, 'InvalidAgentId'],
    ['InvalidAgentId', 400, ''],
    ['ImpersonateNotEnabled', 403, ''],
    ['ImpersonateNotEnabled', 400, 'ImpersonateNotEnabled'],
    ['Default', 418, ''],
  ])('%s from %d “%s”: refused, with status and text as they came', async (branch, status, reason) => {
    const { performed } = await perform(join, { 'POST agent-sessions/join': () => bare(status, reason) });
    expect(performed).toMatchObject({
      kind: 'refused',
      outcome: { branch, rawStatus: status, rawText: reason === '' ? undefined : reason },
    });
  });

  it('finds the code word in the body as well', async () => {
    const { performed } = await perform(join, {
      'POST agent-sessions/join': () => json({ error: 'x', error_description: 'InvalidAgentId: 5' }, 404),
    });
    expect(performed.outcome.branch).toBe('InvalidAgentId');
  });

  it('sends asAgentId where the configuration says', async () => {
    const routes = {
      'POST agent-sessions/join': () => json({ sessionId: 's' }, 202),
      'GET agent-sessions/s/get-next-event': held,
    };
    const inBody = await perform(join, routes);
    expect(JSON.parse(inBody.calls('agent-sessions/join')[0]?.body ?? '')).toEqual({ asAgentId: 12214 });
    const inQuery = await perform(join, routes, { place: { asAgentId: 'query' } });
    expect(inQuery.calls('agent-sessions/join')[0]?.url.searchParams.get('asAgentId')).toBe('12214');
    expect(inQuery.calls('agent-sessions/join')[0]?.body).toBe('');
  });

  it('is refused without asking where the policy is none', async () => {
    const { performed, calls } = await perform(join, {}, { join: { policy: 'none' } });
    expect(performed.kind).toBe('refused');
    expect(calls('agent-sessions/join')).toHaveLength(0);
  });
});

describe('terminating a session', () => {
  it.each([
    ['OnInvalidAgentId', 404, ''],
    ['OnInvalidAgentId', 400, ''],
    ['OnUnauthorized', 403, ''],
    ['OnUnauthorized', 401, 'Client application x@y not authorized for user z'],
    ['OnInvalidSecurityUser', 401, ''],
    ['OnTooManyRequests', 429, ''],
    ['Default', 409, 'Conflict'],
  ])('%s from %d “%s”', async (branch, status, reason) => {
    const { performed, calls } = await perform(terminate, {
      'POST agents/12214/logout': () => bare(status, reason),
    });
    expect(performed).toMatchObject({ kind: 'refused', outcome: { branch, rawStatus: status } });
    expect(calls('agents/12214/logout')).toHaveLength(status === 401 ? 2 : 1);
  });

  it('keeps what CXone wrote, up to 4 KiB', async () => {
    const { performed } = await perform(terminate, {
      'POST agents/12214/logout': () => json({ message: 'x'.repeat(10_000) }, 403),
    });
    expect(performed.outcome.rawText).toHaveLength(4096);
  });

  it('a tenant’s own status table goes before ours', async () => {
    const { performed } = await perform(
      terminate,
      { 'POST agents/12214/logout': () => bare(409) },
      { branches: { terminate: { '409': 'OnInvalidAgentId' } } },
    );
    expect(performed.outcome.branch).toBe('OnInvalidAgentId');
  });

  it('is unknown, and never repeated, when no answer comes back', async () => {
    const { performed, calls } = await perform(terminate, {
      'POST agents/12214/logout': () => Promise.reject(new TypeError('fetch failed')),
    });
    expect(performed).toMatchObject({
      kind: 'unknown',
      outcome: { branch: 'Default', rawStatus: undefined },
    });
    expect(calls('agents/12214/logout')).toHaveLength(1);
  });

  it.each([500, 502, 503, 504])('is unknown when CXone, or a proxy before it, answers %d', async status => {
    const { performed } = await perform(terminate, { 'POST agents/12214/logout': () => bare(status) });
    expect(performed).toMatchObject({ kind: 'unknown', outcome: { branch: 'Default', rawStatus: status } });
  });

  it('has failed when it certainly was not sent: no sign-in, no connection, a pause that CXone asked for', async () => {
    const noAddress = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
    const refused = await perform(terminate, {
      'POST agents/12214/logout': () => Promise.reject(new TypeError('fetch failed', { cause: noAddress })),
    });
    expect(refused.performed.kind).toBe('failed');
    const unsigned = await perform(terminate, { 'POST token/access-key': () => bare(500) });
    expect(unsigned.performed.kind).toBe('failed');
    expect(unsigned.calls('logout')).toHaveLength(0);
    const paused = await perform(terminate, {
      'GET agents/states': () => bare(429, 'Too Many Requests', { 'retry-after': '30' }),
    });
    expect(paused.performed).toMatchObject({ kind: 'failed' });
    expect(paused.performed.outcome.message).toContain('asked for a pause');
    expect(paused.calls('logout')).toHaveLength(0);
  });

  it('is InvalidSecurityUser when CXone refuses the gateway’s key', async () => {
    const { performed } = await perform(terminate, { 'POST token/access-key': () => bare(401) });
    expect(performed).toMatchObject({
      kind: 'refused',
      outcome: { branch: 'OnInvalidSecurityUser', rawStatus: 401 },
    });
  });
});

describe('setting a state', () => {
  it('sends state and unavailable code', async () => {
    const set = await perform(
      { type: 'agent.set-state', params: { presence: 'unavailable', reasonCode: '31' } },
      { 'POST agents/12214/state': () => bare(200) },
      { place: { agentState: 'body' } },
    );
    expect(set.performed.kind).toBe('accepted');
    expect(JSON.parse(set.calls('agents/12214/state')[0]?.body ?? '')).toEqual({
      state: 'Unavailable',
      outStateId: 31,
    });
  });

  it('says what a refused reason means', async () => {
    const { performed } = await perform(
      { type: 'agent.set-state', params: { presence: 'unavailable', reasonCode: '99' } },
      { 'POST agents/12214/state': () => bare(409) },
    );
    expect(performed.outcome.message).toContain('after-contact work');
  });
});

describe('sending to an agent', () => {
  it('a message: a 200 that holds a failure is a refusal', async () => {
    const message = { type: 'agent.send-message', params: { text: 'Call me', expireMinutes: 5 } } as const;
    const good = await perform(message, {
      'POST agents/messages': () => json({ errorCount: 0, agentMessageResults: [] }),
    });
    expect(good.performed.kind).toBe('accepted');
    expect(JSON.parse(good.calls('agents/messages')[0]?.body ?? '')).toMatchObject({
      agentMessages: [{ message: 'Call me', targetId: '12214', targetType: 'Agent', expireMinutes: 5 }],
    });
    const bad = await perform(message, {
      'POST agents/messages': () =>
        json({ errorCount: 1, agentMessageResults: [{ success: false, error: 'no such target' }] }),
    });
    expect(bad.performed).toMatchObject({ kind: 'refused' });
    expect(bad.performed.outcome.message).toContain('no such target');
  });

  it('an event: in the address, with its flag', async () => {
    const { performed, calls } = await perform(
      { type: 'agent.send-event', params: { name: 'FavoriteColor', persist: true, data: 'red & blue' } },
      { 'PUT agents/12214/custom-event': () => bare(200) },
    );
    expect(performed.kind).toBe('accepted');
    expect(Object.fromEntries(calls('custom-event')[0]?.url.searchParams ?? [])).toEqual({
      eventName: 'FavoriteColor',
      persistInMemory: 'true',
      data: 'red & blue',
    });
  });

  it('an event that would mislead NICE’s own applications, or break the address, is refused unsent', async () => {
    for (const params of [
      { name: 'agentworkflowrequest', persist: false, data: '' },
      { name: 'Mine', persist: false, data: 'ü'.repeat(1000) },
    ]) {
      const { performed, calls } = await perform({ type: 'agent.send-event', params });
      expect(performed).toMatchObject({ kind: 'refused', outcome: { rawStatus: undefined } });
      expect(calls('custom-event')).toHaveLength(0);
    }
  });
});

describe('whatever is asked for', () => {
  it('is answered, never thrown: other platforms’ agents, commands CXone does not have, before start and after stop', async () => {
    const bench = makeBench();
    const connector = createCxoneConnector(makeConfig(), bench.context);
    expect((await connector.perform(makeCommand(terminate), makeActor())).kind).toBe('failed');
    connector.start();
    expect((await connector.perform(makeCommand(terminate, 'genesys:5'), makeActor())).kind).toBe('failed');
    expect(
      (await connector.perform(makeCommand({ type: 'text.accept', params: {} }), makeActor())).kind,
    ).toBe('failed');
    await connector.stop();
    expect((await connector.perform(makeCommand(terminate), makeActor())).kind).toBe('failed');
    expect(bench.calls('logout')).toHaveLength(0);
  });

  it('offers the unavailable codes of the agent’s team, without those for after-contact work', async () => {
    const bench = makeBench({
      'GET agents/states': () =>
        json({ agentStates: [{ agentId: 12214, firstName: 'Ana', teamId: 21, agentStateId: 1 }] }),
      'GET teams/21/unavailable-codes': () => json(samples.unavailableCodesReply),
    });
    const connector = createCxoneConnector(makeConfig(), bench.context);
    connector.start();
    await bench.clock.advance(0);
    const codes = await connector.reasonCodes?.(agent(12214));
    expect(codes?.length).toBeGreaterThan(0);
    expect(codes?.map(code => code.code)).toEqual(
      samples.unavailableCodesReply.flatMap(code =>
        code.isAcw || !code.isActive ? [] : String(code.outstateId),
      ),
    );
    await connector.reasonCodes?.(agent(12214));
    expect(bench.calls('unavailable-codes')).toHaveLength(1);
    await connector.stop();
  });
});
