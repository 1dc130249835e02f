import { describe, expect, it } from 'vitest';
import {
  ADD_AGENT_BODY,
  AGENT_ROW,
  AGENT_ROW_ALIASED,
  CALL_ROW,
  CALL_ROW_ALIASED,
  MESSAGE_SESSION_ROW,
  QUEUE_ROW,
  STATISTICS,
  WAITING_ROW,
} from '../../connectors/netsapiens/samples.ts';
import { DISPATCH_TYPES } from '../../connectors/netsapiens/wire-write.ts';
import { makeSite } from './testing.ts';

const D = '/domains/demo.example';
type Row = Readonly<Record<string, unknown>>;
const keys = (row: object | undefined) => Object.keys(row ?? {}).sort();

/** An agent who is not in queue 6004 yet, and one entry that is there. */
async function pick(site: ReturnType<typeof makeSite>) {
  const rows: Row[] = (await site.call('GET', `${D}/agents?limit=1000`)).body;
  const inside = new Set(rows.filter(row => row.callqueue === '6004').map(row => row['callqueue-agent-id']));
  const outside = rows.find(row => !inside.has(row['callqueue-agent-id']))?.['callqueue-agent-id'];
  return { outside: String(outside), inside: String([...inside][0]), rows };
}

describe('the simulated NetSapiens', () => {
  it('answers under the names of the vendor’s documents', async () => {
    const site = makeSite({ agents: 60, scenario: 'busy-day' });
    await site.pass(120_000);
    const queues: Row[] = (await site.call('GET', `${D}/callqueues`)).body;
    expect(keys(queues[0])).toEqual(keys(QUEUE_ROW));
    expect(new Set(queues.map(row => row['callqueue-dispatch-type']))).toEqual(new Set(DISPATCH_TYPES));
    const agents: Row[] = (await site.call('GET', `${D}/agents`)).body;
    expect(keys(agents[0])).toEqual(keys(AGENT_ROW));
    const calls: Row[] = (await site.call('GET', `${D}/calls`)).body;
    expect(keys(calls[0])).toEqual(keys(CALL_ROW));
    const busy = calls.find(row => row['call-term-user'] !== '')?.['call-term-user'];
    const own: Row[] = (await site.call('GET', `${D}/users/${busy}/calls`)).body;
    expect(keys(own[0])).toEqual(keys(CALL_ROW_ALIASED));
    const texts: Row[] = (await site.call('GET', `${D}/messagesessions`)).body;
    expect(keys(texts[0])).toEqual(keys(MESSAGE_SESSION_ROW));
    const long = queues.find(row => Number(row['active-queued-calls-total-current']) > 0)?.callqueue;
    const waiting: Row[] = (await site.call('GET', `${D}/queuedcall/${long}`)).body;
    expect(keys(waiting[0])).toEqual(keys(WAITING_ROW));
    const window = 'datetime-start=2026-01-05T00:00:00Z&datetime-end=2026-01-05T10:00:00Z';
    const statistics = (await site.call('GET', `${D}/statistics/queue/per-queue?${window}`)).body;
    expect(keys(statistics['6001'])).toEqual(keys(STATISTICS['6000']));
  });

  it('spells a synchronous reply as the vendor’s example does, other names and all', async () => {
    const site = makeSite();
    const { outside } = await pick(site);
    const body = {
      ...ADD_AGENT_BODY,
      'callqueue-agent-id': outside,
      callqueue: '6004',
      domain: 'demo.example',
    };
    const reply = await site.call('POST', `${D}/callqueues/6004/agents`, body);
    expect(reply.status).toBe(200);
    const { 'ordinal-order': _, ...example } = AGENT_ROW_ALIASED;
    expect(keys(reply.body)).toEqual(keys({ ...example, 'callqueue-agent-dispatch-order-ordinal': 4 }));
    expect(reply.body).toMatchObject({
      'callqueue-agent-id': outside,
      'callqueue-agent-wrap-up-allowance-seconds': 15,
      auto_ans: 'yes',
      'callqueue-agent-dispatch-order-ordinal': 4,
      'callqueue-agent-dispatch-queue-priority-ordinal': 2,
      'limits-max-active-calls-total': 1,
      'callqueue-agent-answer-confirmation-enabled': 'no',
      'callqueue-agent-max-concurrent-sms-conversations': 3,
    });
    expect(
      (await site.call('GET', `${D}/callqueues/6004/agents/${encodeURIComponent(outside)}`)).status,
    ).toBe(200);
  });

  it('takes other writes at once and shows them later', async () => {
    const site = makeSite();
    const { outside } = await pick(site);
    const one = `${D}/callqueues/6004/agents/${encodeURIComponent(outside)}`;
    const added = await site.call('POST', `${D}/callqueues/6004/agents`, { 'callqueue-agent-id': outside });
    expect(added).toEqual({ status: 202, body: { code: 202, message: 'Accepted' } });
    expect((await site.call('GET', one)).status).toBe(404);
    await site.pass(4_100);
    expect((await site.call('GET', one)).status).toBe(200);

    await site.call('PUT', one, { 'callqueue-agent-dispatch-order-ordinal': '9' });
    expect((await site.call('GET', one)).body['callqueue-agent-dispatch-order-ordinal']).not.toBe(9);
    await site.pass(4_100);
    expect((await site.call('GET', one)).body['callqueue-agent-dispatch-order-ordinal']).toBe(9);

    expect((await site.call('DELETE', one)).status).toBe(202);
    await site.pass(4_100);
    expect((await site.call('GET', one)).status).toBe(404);
  });

  it('logs in and out of one queue or all, for one call, and offline with a reason', async () => {
    const site = makeSite({ scenario: 'quiet' });
    const { inside } = await pick(site);
    const act = async (path: string) => {
      const reply = await site.call('PATCH', `${D}/callqueues/${path}`);
      await site.pass(4_100);
      const rows: Row[] = (await site.call('GET', `${D}/agents?limit=1000`)).body;
      const own = rows.filter(row => row['callqueue-agent-id'] === inside);
      return { status: reply.status, own, here: own.find(row => row.callqueue === '6004') };
    };
    const who = encodeURIComponent(inside);
    await act(`all/agents/${who}/login`);
    const out = await act(`6004/agents/${who}/logout`);
    expect(out.here?.['callqueue-agent-availability-type']).toBe('manual');
    expect(out.own.some(row => row['callqueue-agent-availability-type'] === 'automatic')).toBe(true);
    const all = await act(`all/agents/${who}/logout`);
    expect(
      all.own.every(row => /manual|disabled/.test(String(row['callqueue-agent-availability-type']))),
    ).toBe(true);
    const once = await act(`6004/agents/${who}/onecall`);
    expect(once.here?.['callqueue-agent-availability-type']).toBe('manual');
    await act(`all/agents/${who}/login`);
    const lunch = await act(`all/agents/${who}/lunch`);
    expect(lunch.own.map(row => row['agent-status-message'])).toContain('lunch');
    expect((await site.call('PATCH', `${D}/callqueues/all/agents/${who}/siesta`)).status).toBe(400);
    expect((await site.call('PATCH', `${D}/callqueues/9999/agents/${who}/login`)).status).toBe(404);
  });

  it('gives calls to those who are logged in alone', async () => {
    const site = makeSite({ agents: 30, scenario: 'busy-day' });
    const { rows } = await pick(site);
    for (const id of new Set(rows.map(row => String(row['callqueue-agent-id']))))
      await site.call('PATCH', `${D}/callqueues/all/agents/${encodeURIComponent(id)}/logout`);
    await site.pass(5_000);
    const before = new Set(
      ((await site.call('GET', `${D}/calls?limit=1000`)).body as Row[]).map(row => row['call-session-id']),
    );
    await site.pass(60_000);
    const calls: Row[] = (await site.call('GET', `${D}/calls?limit=1000`)).body;
    const fromQueues = calls.filter(
      row => row['call-by-action'] === 'QueueCall' && !before.has(row['call-session-id']),
    );
    expect(fromQueues).toEqual([]);
    const queues: Row[] = (await site.call('GET', `${D}/callqueues`)).body;
    expect(queues.some(row => Number(row['active-queued-calls-total-current']) > 0)).toBe(true);
    expect(queues.every(row => row['callqueue-count-agents-available'] === 0)).toBe(true);
  });

  it('refuses what the real one refuses', async () => {
    const site = makeSite();
    const { inside, outside } = await pick(site);
    const add = (body: unknown, queue = '6004') => site.call('POST', `${D}/callqueues/${queue}/agents`, body);
    expect((await add({})).status).toBe(400);
    expect((await add({ 'callqueue-agent-id': outside, 'auto-answer-enabled': true })).status).toBe(400);
    expect(
      (await add({ 'callqueue-agent-id': outside, 'callqueue-agent-availability-type': 'maybe' })).body,
    ).toEqual({
      code: 400,
      message: 'Invalid value for callqueue-agent-availability-type',
    });
    expect((await add({ 'callqueue-agent-id': '99999@demo.example' })).status).toBe(404);
    expect((await add({ 'callqueue-agent-id': outside }, '9999')).status).toBe(404);
    expect((await add({ 'callqueue-agent-id': inside })).status).toBe(409);
    expect((await site.call('GET', `${D}/statistics/queue/per-queue`)).status).toBe(400);
    expect((await site.call('GET', '/domains/other.example/callqueues')).status).toBe(403);
    expect((await site.call('DELETE', '/domains/other.example/callqueues/6004/agents/x')).status).toBe(403);
    expect((await site.call('DELETE', '/domains/~/callqueues/6004/agents/x')).status).toBe(404);
    expect((await site.call('GET', `${D}/agents?limit=5000`)).status).toBe(400);
    expect((await site.call('GET', '/nothing')).status).toBe(404);
  });

  it('takes ~ for the own domain where something is written, as where it is read', async () => {
    const site = makeSite({ scenario: 'quiet' });
    const { outside } = await pick(site);
    const agents = '/domains/~/callqueues/6004/agents';
    const added = await site.call('POST', agents, { 'callqueue-agent-id': outside, synchronous: 'yes' });
    expect([added.status, added.body]).toEqual([
      200,
      expect.objectContaining({ 'callqueue-agent-id': outside, domain: 'demo.example' }),
    ]);
    const changed = { 'callqueue-agent-wrap-up-allowance-seconds': 17 };
    expect((await site.call('PUT', `${agents}/${outside}`, changed)).status).toBe(202);
    expect((await site.call('PATCH', `${agents.replace('6004', 'all')}/${outside}/logout`)).status).toBe(202);
    expect((await site.call('DELETE', `${agents}/${outside}`)).status).toBe(202);
    expect((await site.call('POST', agents.replace('~', 'other.example'), {})).status).toBe(403);
  });

  it('lets keys, tokens and JWTs in, as far as each may go', async () => {
    const site = makeSite();
    expect((await site.call('GET', `${D}/callqueues`, undefined, 'wrong')).status).toBe(401);
    expect((await site.call('GET', '/version', undefined, 'wrong')).status).toBe(200);
    expect((await site.call('GET', `${D}/callqueues`, undefined, 'nsd_demo_readonly')).status).toBe(200);
    expect(
      (
        await site.call(
          'PATCH',
          `${D}/callqueues/all/agents/10008@demo.example/login`,
          undefined,
          'nsd_demo_readonly',
        )
      ).status,
    ).toBe(403);
    expect((await site.call('GET', `${D}/callqueues`, undefined, 'nsd_demo_basic')).status).toBe(403);
    expect((await site.call('GET', `${D}/users/10002/calls`, undefined, 'nsd_demo_basic')).status).toBe(200);
    expect((await site.call('GET', '/apikeys/~')).body).toMatchObject({
      readonly: 'no',
      domain: 'demo.example',
    });

    const client = { client_id: 'floorwatch-demo', client_secret: 'demo-secret' };
    const login = {
      ...client,
      grant_type: 'password',
      username: 'supervisor@demo.example',
      password: 'demo',
    };
    for (const [path, name] of [
      ['/tokens', 'access_token'],
      ['/jwt', 'token'],
    ] as const) {
      const signed = await site.call('POST', path, login, undefined);
      const bearer = signed.body[name];
      expect((await site.call('GET', `${D}/callqueues`, undefined, bearer)).status).toBe(200);
      const again =
        path === '/jwt'
          ? { refresh: signed.body.refresh }
          : { ...client, grant_type: 'refresh_token', refresh_token: signed.body.refresh_token };
      expect((await site.call('POST', path, again, undefined)).status).toBe(200);
      expect((await site.call('POST', path, again, undefined)).status).toBe(400);
      site.skin.suffer({ fault: 'expire-token' });
      expect((await site.call('GET', `${D}/callqueues`, undefined, bearer)).status).toBe(401);
    }
    expect((await site.call('POST', '/tokens', { ...login, password: 'guess' }, undefined)).status).toBe(400);
    const delegated = await site.call('POST', '/jwt', { user: '10003', domain: 'demo.example' });
    expect((await site.call('GET', '/jwt', undefined, delegated.body.token)).body).toMatchObject({
      user: '10003',
    });
  });

  it('answers page by page', async () => {
    const site = makeSite({ agents: 60 });
    const whole: Row[] = (await site.call('GET', `${D}/agents?limit=1000`)).body;
    expect(((await site.call('GET', `${D}/agents`)).body as Row[]).length).toBe(Math.min(100, whole.length));
    const second: Row[] = (await site.call('GET', `${D}/agents?start=10&limit=10`)).body;
    expect(second).toEqual(whole.slice(10, 20));
  });

  it('posts to subscribers on this computer, and nowhere else', async () => {
    const site = makeSite();
    const near = { model: 'agent', 'post-url': 'http://127.0.0.1:9/hook', domain: 'demo.example' };
    expect((await site.call('POST', `${D}/subscriptions`, near)).status).toBe(200);
    expect((await site.call('POST', `${D}/subscriptions`, near)).status).toBe(409);
    await site.call('POST', `${D}/subscriptions`, { ...near, 'post-url': 'https://elsewhere.example/hook' });
    await site.call('PATCH', `${D}/callqueues/all/agents/10008@demo.example/login`);
    await site.pass(6_000);
    await site.pass(1_000);
    expect(new Set(site.posts.map(post => post.url))).toEqual(new Set([near['post-url']]));
    expect(site.posts[0]?.rows).toContainEqual(
      expect.objectContaining({
        device_aor: expect.stringContaining('@demo.example'),
        huntgroup_name: expect.any(String),
      }),
    );
    const list: Row[] = (await site.call('GET', '/subscriptions')).body;
    expect(list.map(row => row.status)).toEqual(['active', 'pending']);
    expect((await site.call('DELETE', `/subscriptions/${list[0]?.id}`)).status).toBe(202);
  });
});
