import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSocketServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../lib/clock.ts';
import { createSend } from './http.ts';

const closes: (() => void)[] = [];
afterEach(() => {
  for (const close of closes.splice(0)) close();
});

/** A platform on a real socket that answers as the test says. */
async function makeServer(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  closes.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`, asked };
}

const MOST = 64 * 1024;
const send = createSend((url, init) => fetch(url, init), systemClock);
const ask = (url: string, timeoutMs = 10_000) =>
  send({
    name: 'states',
    method: 'GET',
    url,
    timeoutMs,
    maxBytes: MOST,
    headers: { authorization: 'Bearer secret' },
  });

describe('a platform that means harm', () => {
  it('sends the credentials nowhere else: redirects are not followed', async () => {
    const other = await makeServer((_request, response) => response.end('{}'));
    const { url } = await makeServer((_request, response) =>
      response.writeHead(307, { location: other.url }).end(),
    );
    expect(await ask(url)).toMatchObject({ kind: 'answer', status: 307 });
    expect(other.asked).toHaveLength(0);
  });

  it('is not read further than allowed, whatever its body grows to when it is unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(32 * 1024 * 1024, 0x20), { level: 9 });
    const { url } = await makeServer((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    );
    const answer = await ask(url);
    expect(answer).toMatchObject({ kind: 'answer', cut: expect.any(String) });
    expect('text' in answer ? answer.text.length : 0).toBeLessThanOrEqual(MOST);
  });

  it('is let go when its body has no end', async () => {
    const { url } = await makeServer((_request, response) => {
      const more = () => {
        while (response.write(Buffer.alloc(16_384, 0x5b)));
      };
      response.on('drain', more);
      more();
    });
    expect(await ask(url)).toMatchObject({ kind: 'answer', cut: expect.any(String) });
  });

  it('is let go when it sends its body byte by byte, or its head not at all', async () => {
    const { url } = await makeServer((_request, response) => {
      const timer = setInterval(() => response.write('['), 20);
      response.on('close', () => clearInterval(timer));
    });
    expect(await ask(url, 300)).toMatchObject({ kind: 'answer', cut: expect.any(String) });
    const silent = await makeServer(() => {});
    expect(await ask(silent.url, 100)).toMatchObject({ kind: 'no-answer' });
  });

  it.each([
    ['no HTTP', 'SSH-2.0-OpenSSH_9.9\r\n'],
    ['a length that is not kept', 'HTTP/1.1 200 OK\r\ncontent-length: 90\r\n\r\n{"agents'],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}x'],
    ['a head without end', `HTTP/1.1 200 OK\r\n${'x-a: b\r\n'.repeat(20_000)}\r\n`],
    ['a broken gzip', 'HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 4\r\n\r\nnope'],
  ])('is answered for by a word, not by an exception: %s', async (_what, bytes) => {
    const server = createSocketServer(socket => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end(bytes));
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    closes.push(() => server.close());
    const address = server.address();
    const result = await ask(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`);
    if (result.kind === 'answer') expect(result.cut).toEqual(expect.any(String));
    else expect(result.why).not.toBe('');
  });
});
