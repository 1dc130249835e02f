import { describe, expect, it } from 'vitest';
import { bare, json } from '../testing.ts';
import { lastOf, makeBench } from './testing.ts';

const blocked = () => bare(403, 'Forbidden');

describe('a host that has enough', () => {
  it('is left alone for 1, 2, 4, 8 … seconds, asked for its version alone, and read again when it answers', async () => {
    const { clock, script, connector, heard, seen } = makeBench();
    connector.start();
    await clock.advance(6_000);
    script.before = blocked;
    await clock.advance(5_000);
    const from = seen.findIndex((_request, at) => at > 0 && seen[at]?.url.pathname.endsWith('/version'));
    const start = clock.now();
    await clock.advance(30_000);
    const paths = seen.slice(from).map(request => request.url.pathname);
    expect(new Set(paths)).toEqual(new Set(['/ns-api/v2/version']));
    expect(paths.length).toBeLessThanOrEqual(6);
    const link = lastOf(heard.events, 'platform.link-changed')?.link;
    expect(link?.state).toBe('down');
    expect(link?.reason).toMatch(
      /blocks this gateway: every call is answered 403; nothing is sent, next try in \d+ s/,
    );

    script.before = () => undefined;
    await clock.advance(64_000);
    await connector.stop();
    expect(lastOf(heard.events, 'platform.link-changed')?.link.state).toBe('live');
    expect(seen.at(-1)?.url.pathname).not.toMatch(/version$/);
    expect(clock.now()).toBeGreaterThan(start);
  });

  it('asked for a pause by 429: Retry-After is kept to, and the floor says so', async () => {
    const { clock, script, connector, heard, seen } = makeBench();
    connector.start();
    await clock.advance(6_000);
    script.before = () =>
      json({ code: 429, message: 'Too many requests' }, 429, { headers: { 'retry-after': '20' } });
    await clock.advance(5_000);
    script.before = () => undefined;
    const asked = seen.length;
    expect(lastOf(heard.events, 'platform.link-changed')?.link).toMatchObject({
      state: 'degraded',
      reason: expect.stringContaining('asked for a pause (429)'),
    });
    await clock.advance(10_000);
    expect(seen.length).toBe(asked);
    await clock.advance(15_000);
    await connector.stop();
    expect(seen.length).toBeGreaterThan(asked);
    expect(lastOf(heard.events, 'platform.link-changed')?.link.state).toBe('live');
  });

  it('that forbids one call is not taken for blocked: the rest is read on', async () => {
    const { clock, script, connector, heard, sent } = makeBench();
    script.before = (_request, path) =>
      path.endsWith('/messagesessions') ? json({ code: 403, message: 'Forbidden' }, 403) : undefined;
    connector.start();
    await clock.advance(30_000);
    await connector.stop();
    expect(lastOf(heard.events, 'platform.link-changed')?.link).toMatchObject({
      state: 'degraded',
      reason: expect.stringContaining('the key has no right to it (403)'),
    });
    expect(sent('GET', /version$/)).toHaveLength(1);
    expect(sent('GET', /callqueues$/).length).toBeGreaterThanOrEqual(5);
  });
});

describe('a command answered 403', () => {
  const remove = {
    id: 'c1',
    type: 'queue.remove-agent',
    params: {},
    target: { queueId: 'netsapiens:6000', agentId: 'netsapiens:1003@acme.example' },
    reason: undefined,
  } as const;
  const actor = { user: 'kim', name: 'Kim', identity: undefined };

  it('was refused for want of rights when the host answers otherwise', async () => {
    const { clock, script, connector } = makeBench();
    script.before = request =>
      request.method === 'DELETE' ? json({ code: 403, message: 'read only key' }, 403) : undefined;
    connector.start();
    await clock.advance(6_000);
    const performed = connector.perform(remove, actor);
    await clock.advance(3_000);
    expect(await performed).toMatchObject({
      kind: 'refused',
      outcome: { branch: 'Forbidden', rawStatus: 403, message: expect.stringContaining('read only key') },
    });
    await connector.stop();
  });

  it('did not happen when the whole host is blocked, and nothing is sent while it is', async () => {
    const { clock, script, connector, sent } = makeBench();
    connector.start();
    await clock.advance(6_000);
    script.before = blocked;
    const performed = connector.perform(remove, actor);
    await clock.advance(3_000);
    expect(await performed).toMatchObject({
      kind: 'failed',
      outcome: { branch: 'HostBlocked', rawStatus: 403 },
    });
    const again = connector.perform(remove, actor);
    await clock.advance(100);
    expect(await again).toMatchObject({ kind: 'failed', outcome: { rawStatus: undefined } });
    expect(sent('DELETE', /./)).toHaveLength(1);
    await connector.stop();
  });
});
