import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import type { Feed, StreamHandle, StreamSink } from '../feed/feed.ts';
import { lensOf } from '../feed/lens.ts';
import { createReplyWriter } from '../feed/reply.ts';
import { until } from '../testing.ts';
import { streamTo } from './streamed.ts';

const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const lens = lensOf({ role: 'supervisor', scope: { platforms: [], teams: [] } });
const poll = { lens, sessionKey: 's', epoch: 'e', after: 0, until: 0 };
const writer = createReplyWriter('test', { epoch: () => 'e', isHealthy: () => true }, () => 0);
const line = (place: number, words: string) => writer.line(place, JSON.stringify(words));
const plain = (place: number, words: string) => line(place, words).plain.toString();

/** A server whose every answer is a stream that the test speaks into. */
async function makeServer() {
  const sinks: StreamSink[] = [];
  const counts = { resumed: 0, cancelled: 0 };
  const handle: StreamHandle = {
    resume: () => {
      counts.resumed += 1;
    },
    cancel: () => {
      counts.cancelled += 1;
    },
  };
  const feed: Feed = {
    knows: () => true,
    poll: () => () => {},
    stream: (_, sink) => {
      sinks.push(sink);
      return handle;
    },
    cut: () => {},
    drain: () => {},
    held: () => ({ polls: 0, streams: sinks.length }),
  };
  const refuse = (response: ServerResponse, code: string) => response.writeHead(410).end(code);
  const server = createServer((request, response) =>
    streamTo(response, {
      feed,
      poll,
      takesChunks: request.httpVersion === '1.1',
      headers: { 'content-type': 'application/x-ndjson' },
      refuse,
    }),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const ask = (requests: string) => {
    const socket = connect(address.port, '127.0.0.1');
    closing.push(() => socket.destroy());
    socket.on('error', () => {});
    socket.write(requests);
    return socket;
  };
  const sink = async (index: number): Promise<StreamSink> => {
    const [found] = await until(
      () => sinks.slice(index, index + 1),
      some => some.length === 1,
    );
    if (found === undefined) throw new Error('no stream was asked for');
    return found;
  };
  return { server, url: `http://127.0.0.1:${address.port}`, port: address.port, ask, sink, counts };
}

const GET = 'GET / HTTP/1.1\r\nhost: x\r\n\r\n';
const LAST = 'GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n';
/** Chunks as they stand on the wire. */
const framed = (...lines: readonly string[]) =>
  lines.map(words => `${Buffer.byteLength(words).toString(16)}\r\n${words}\r\n`).join('');
/** What follows the heads of the answers on a connection. */
const bodiesOf = (wire: string) =>
  wire
    .split(/HTTP\/1\.1 200 OK\r\n/)
    .slice(1)
    .map(answer => answer.slice(answer.indexOf('\r\n\r\n') + 4));

describe('a streamed answer', () => {
  it('[FD9] is what a browser reads line by line, whatever alphabet it is in', async () => {
    const { url, sink } = await makeServer();
    const asked = fetch(url);
    const { write, end } = await sink(0);
    const words = ['first', 'zweite – Größe', '三 🎧', 'x'.repeat(70_000)];
    for (const [place, word] of words.entries()) write(line(place, word));
    end('over');
    expect(await (await asked).text()).toBe(words.map((word, place) => plain(place, word)).join(''));
  });

  it('[FD3] goes out as the chunk that all share', async () => {
    const { ask, sink } = await makeServer();
    const wire = text(ask(LAST));
    const { write, end } = await sink(0);
    const lines = [line(1, 'a'), line(2, 'ä'), line(3, 'c')];
    for (const each of lines) write(each);
    end('over');
    expect(lines.map(({ chunk }) => chunk.toString()).join('')).toBe(
      framed(plain(1, 'a'), plain(2, 'ä'), plain(3, 'c')),
    );
    expect(bodiesOf(await wire)).toEqual([`${framed(plain(1, 'a'), plain(2, 'ä'), plain(3, 'c'))}0\r\n\r\n`]);
  });

  it('has no frames for who speaks HTTP/1.0, and ends with the connection', async () => {
    const { ask, sink } = await makeServer();
    const wire = text(ask('GET / HTTP/1.0\r\n\r\n'));
    const { write, end } = await sink(0);
    write(line(1, 'a'));
    write(line(2, 'b'));
    end('over');
    expect((await wire).split('\r\n\r\n')[1]).toBe(plain(1, 'a') + plain(2, 'b'));
  });

  it('waits its turn behind the answer before it on the same connection', async () => {
    const { ask, sink } = await makeServer();
    const wire = text(ask(GET + LAST));
    const [first, second] = [await sink(0), await sink(1)];
    second.write(line(1, 'second'));
    first.write(line(1, 'first'));
    second.write(line(2, 'second'));
    first.write(line(2, 'first'));
    first.end('over');
    second.write(line(3, 'second'));
    await new Promise(resolve => setImmediate(resolve));
    second.write(line(4, 'second'));
    second.end('over');
    const [one, two] = bodiesOf(await wire);
    expect(one).toBe(`${framed(plain(1, 'first'), plain(2, 'first'))}0\r\n\r\n`);
    const places = [1, 2, 3, 4].map(place => plain(place, 'second'));
    expect(two).toBe(`${framed(...places)}0\r\n\r\n`);
  });

  it('[FD9] says when a browser does not read, and when it reads again', async () => {
    const { ask, sink, counts } = await makeServer();
    const socket = ask(GET);
    socket.pause();
    const { write } = await sink(0);
    const long = line(1, 'x'.repeat(60_000));
    let written = 0;
    while (write(long)) {
      written += 1;
      if (written > 2000) throw new Error('all of it was taken');
      await new Promise(resolve => setImmediate(resolve));
    }
    expect(counts.resumed).toBe(0);
    socket.resume();
    await until(
      () => counts.resumed,
      resumed => resumed === 1,
    );
    expect(write(line(2, 'short'))).toBe(true);
  });

  it('leaves nothing on a connection that goes on', async () => {
    const { server, ask, sink, counts } = await makeServer();
    const accepted = once(server, 'connection');
    const socket = ask(GET);
    const wire = text(socket);
    const [own] = await accepted;
    const before = own.listenerCount('drain');
    for (const round of [0, 1, 2]) {
      const { write, end } = await sink(round);
      write(line(1, 'a'));
      // More than the buffer takes at once: it waits for the socket, and is over before that has drained.
      expect(write(line(2, 'x'.repeat(4_000_000)))).toBe(false);
      end('over');
      if (round < 2) socket.write(round === 1 ? LAST : GET);
    }
    expect(bodiesOf(await wire)).toHaveLength(3);
    await until(
      () => counts.cancelled,
      cancelled => cancelled === 3,
    );
    expect(own.listenerCount('drain')).toBeLessThanOrEqual(before);
  });

  it('gives up when the browser leaves', async () => {
    const { ask, sink, counts } = await makeServer();
    const socket = ask(GET);
    const { write } = await sink(0);
    write(line(1, 'a'));
    await once(socket, 'data');
    socket.destroy();
    await until(
      () => counts.cancelled,
      cancelled => cancelled === 1,
    );
    expect(write(line(2, 'b'))).toBe(false);
  });

  it('is refused where nothing was said yet', async () => {
    const { url, sink } = await makeServer();
    const asked = fetch(url);
    (await sink(0)).end('gone');
    const reply = await asked;
    expect([reply.status, await reply.text()]).toEqual([410, 'cursor-gone']);
  });
});
