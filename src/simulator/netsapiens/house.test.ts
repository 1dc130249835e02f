import { describe, expect, it } from 'vitest';
import { makeSite } from './testing.ts';

const D = '/domains/demo.example';

describe('what a domain says of its people', () => {
  it('lists everybody with who is there, page by page', async () => {
    const { call, story } = makeSite();
    const { body } = await call('GET', `${D}/presence/list`);
    const there = [...story.stage.agents.values()].filter(agent => agent.session !== undefined);
    const open = body.filter((row: Record<string, unknown>) => row['user-presence-status'] === 'open');
    expect(open).toHaveLength(there.length);
    expect(body).toHaveLength(story.stage.agents.size);
    expect(body[0]).toMatchObject({ user: '10001', uid: '10001@demo.example', domain: 'demo.example' });
    expect((await call('GET', `${D}/presence/list?start=3&limit=2`)).body).toEqual(body.slice(3, 5));
  });

  it('has no dispositions', async () => {
    expect(await makeSite().call('GET', '/domains/~/dispositions')).toEqual({ status: 200, body: [] });
  });
});

describe('~ in a path', () => {
  const signIn = async (site: ReturnType<typeof makeSite>, username: string): Promise<string> => {
    const { body } = await site.call(
      'POST',
      '/jwt',
      { client_id: 'floorwatch-demo', client_secret: 'demo-secret', username, password: 'demo' },
      undefined,
    );
    return body.token;
  };

  it('is whoever signed in, as user and as agent', async () => {
    const site = makeSite({ agents: 30, scenario: 'busy-day' });
    const token = await signIn(site, 'supervisor@demo.example');
    const read = (path: string) => site.call('GET', path, undefined, token);
    expect(await read('/domains/~/users/~/calls')).toEqual(await read(`${D}/users/10001/calls`));
    const entry = await read(`${D}/callqueues/6001/agents/~`);
    expect(entry.body).toMatchObject({ 'callqueue-agent-id': '10001@demo.example' });
    const out = await site.call('PATCH', `${D}/callqueues/all/agents/~/logout`, undefined, token);
    expect(out.status).toBe(202);
    const basic = await signIn(site, 'agent@demo.example');
    expect((await site.call('GET', '/domains/~/users/~/calls', undefined, basic)).status).toBe(200);
    expect((await site.call('GET', '/domains/~/calls', undefined, basic)).status).toBe(403);
  });

  it('is nobody where a key of the domain asks', async () => {
    const site = makeSite();
    expect((await site.call('GET', '/domains/~/users/~/calls')).status).toBe(404);
    expect((await site.call('PATCH', '/domains/~/callqueues/all/agents/~/login')).status).toBe(404);
  });
});

describe('a device as an agent', () => {
  it('is added, changed, logged out and taken off under its own id', async () => {
    const site = makeSite({ scenario: 'quiet' });
    const id = 'sip:10008a@demo.example';
    const one = `${D}/callqueues/6004/agents/${encodeURIComponent(id)}`;
    const done = async (method: string, path: string, body?: unknown) => {
      const { status } = await site.call(method, path, body);
      await site.pass(4_100);
      return status;
    };
    expect(await done('POST', `${D}/callqueues/6004/agents`, { 'callqueue-agent-id': id })).toBe(202);
    expect((await site.call('GET', one)).body).toMatchObject({
      'callqueue-agent-id': id,
      'callqueue-agent-entry-type': 'device',
    });
    expect(await done('PUT', one, { 'callqueue-agent-wrap-up-allowance-seconds': 9 })).toBe(202);
    expect(await done('PATCH', `${one}/logout`)).toBe(202);
    expect((await site.call('GET', one)).body).toMatchObject({
      'callqueue-agent-wrap-up-allowance-seconds': 9,
      'callqueue-agent-availability-type': 'manual',
    });
    expect(await done('DELETE', one)).toBe(202);
    expect((await site.call('GET', one)).status).toBe(404);
  });
});
