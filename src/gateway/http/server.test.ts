import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventsReply } from '../../protocol/feed.ts';
import { agentEvents, makeGateway, platformEvents, until } from '../testing.ts';
import { type Listening, listen } from './server.ts';

let made: Awaited<ReturnType<typeof makeGateway>>;
let listening: Listening;
let cookie: string;
let address: string;

beforeEach(async () => {
  made = await makeGateway();
  await made.platform.emit(...platformEvents());
  listening = await listen(made.gateway, pino({ level: 'silent' }), { host: '127.0.0.1', port: 0 });
  address = `http://127.0.0.1:${listening.port}`;
  cookie = await made.signIn('supervisor');
});
afterEach(async () => {
  await Promise.all([listening.close(), made.stop()]);
});

const get = (path: string, headers: Record<string, string> = {}, signal?: AbortSignal) =>
  fetch(`${address}${path}`, { headers: { cookie, ...headers }, ...(signal ? { signal } : {}) });
const cursorNow = () => `${made.gateway.keeper.epoch()}.${made.gateway.keeper.head()}`;

/** The lines of a stream, as they come. */
async function* linesOf(response: Response): AsyncGenerator<EventsReply> {
  let rest = '';
  for await (const chunk of response.body ?? []) {
    const parts = (rest + Buffer.from(chunk).toString()).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) yield JSON.parse(part);
  }
}

describe('the server', () => {
  it('answers polls of the feed as the application would', async () => {
    for (const [path, headers] of [
      [`/api/events?after=${cursorNow()}&wait=0`, {}],
      [`/api/events?after=${made.gateway.keeper.epoch()}.0&wait=0`, {}],
      ['/api/events?after=nonsense', {}],
      ['/api/events', {}],
      ['/api/events?after=other.1', {}],
      [`/api/events?after=${cursorNow()}&wait=56`, {}],
      [`/api/events?after=${cursorNow()}`, { cookie: 'floorwatch=none' }],
      [`/api/events?after=${cursorNow()}`, { 'sec-fetch-site': 'cross-site' }],
      [`/api/events?after=${cursorNow()}`, { 'sec-fetch-site': 'same-site', accept: 'application/x-ndjson' }],
    ] as const) {
      const direct = await get(path, headers);
      const general = await made.call(path, { headers: { cookie, ...headers } });
      expect(direct.status, path).toBe(general.status);
      const [a, b] = [await direct.json(), await general.json()];
      expect({ ...a, serverTime: 0, requestId: '' }).toEqual({ ...b, serverTime: 0, requestId: '' });
      for (const name of [
        'content-type',
        'cache-control',
        'cross-origin-resource-policy',
        'x-content-type-options',
      ])
        expect(direct.headers.get(name), name).toBe(general.headers.get(name));
    }
  });

  it('answers snapshots compressed to those who take them so, with their length', async () => {
    await made.platform.emit(...agentEvents('cxone:1', 'Red'));
    const plain = await get('/api/floor', { 'accept-encoding': 'identity' });
    const zipped = await get('/api/floor', { 'accept-encoding': 'gzip' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    expect(Number(zipped.headers.get('content-length'))).toBeGreaterThan(100);
    const [a, b] = [await plain.json(), await zipped.json()];
    expect(b.floor.agents).toHaveLength(1);
    expect({ ...b, serverTime: 0 }).toEqual({ ...a, serverTime: 0 });
  });

  it('answers a request that has to have a body and does not even speak of one', async () => {
    const host = `127.0.0.1:${listening.port}`;
    const socket = connect(listening.port, '127.0.0.1');
    socket.write(`POST /api/session HTTP/1.1\r\nhost: ${host}\r\norigin: http://${host}\r\n`);
    socket.write('content-type: application/json\r\nconnection: close\r\n\r\n');
    const reply = await text(socket);
    expect(reply).toMatch(/^HTTP\/1.1 400 /);
    expect(reply).toContain('The body is not well-formed JSON.');
  });

  it('holds a poll until something happens', async () => {
    const held = get(`/api/events?after=${cursorNow()}&wait=20`);
    await until(
      () => made.gateway.feed.held().polls,
      polls => polls === 1,
    );
    await made.platform.emit(...agentEvents('cxone:1', 'Red'));
    const reply: EventsReply = await (await held).json();
    expect(reply.events).toHaveLength(3);
    expect(reply.cursor).toBe(cursorNow());
  });

  it('[FD9] streams line by line, also through the application', async () => {
    const path = `/api/events?after=${cursorNow()}&wait=20`;
    const accept = 'application/x-ndjson';
    for (const response of [
      await get(path, { accept }),
      await made.call(path, { cookie, headers: { accept } }),
    ]) {
      expect(response.headers.get('content-type')).toBe(accept);
      const lines = linesOf(response);
      const next = async () => (await lines.next()).value as EventsReply;
      const before = (await next()).events.length;
      await made.platform.emit(...agentEvents(`cxone:${1 + before}`, 'Red'));
      expect((await next()).events.at(-1)?.type).toBe('contact.changed');
      await lines.return(undefined);
    }
    await until(
      () => made.gateway.feed.held().streams,
      streams => streams === 0,
    );
  });

  it('lets go of a poll whose browser left', async () => {
    const leaving = new AbortController();
    const held = get(`/api/events?after=${cursorNow()}&wait=20`, {}, leaving.signal).catch(() => 'left');
    await until(
      () => made.gateway.feed.held().polls,
      polls => polls === 1,
    );
    leaving.abort();
    expect(await held).toBe('left');
    await until(
      () => made.gateway.feed.held().polls,
      polls => polls === 0,
    );
  });

  it('[FD10] ends what is held when its person signs out', async () => {
    const held = get(`/api/events?after=${cursorNow()}&wait=20`);
    const streamed = await get(`/api/events?after=${cursorNow()}&wait=20`, {
      accept: 'application/x-ndjson',
    });
    const lines = linesOf(streamed);
    await lines.next();
    await until(
      () => made.gateway.feed.held().polls,
      polls => polls === 1,
    );
    await fetch(`${address}/api/session`, { method: 'DELETE', headers: { cookie } });
    expect((await held).status).toBe(401);
    expect((await lines.next()).done).toBe(true);
  });

  it('[OP4] answers what is held when the gateway goes down', async () => {
    const held = get(`/api/events?after=${cursorNow()}&wait=20`);
    await until(
      () => made.gateway.feed.held().polls,
      polls => polls === 1,
    );
    made.gateway.feed.drain();
    expect(await (await held).json()).toMatchObject({ events: [], cursor: cursorNow() });
  });
});
