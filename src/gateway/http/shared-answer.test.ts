import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { until } from '../testing.ts';
import { createAnswerShared } from './shared-answer.ts';

const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server whose answers the test gives, in any order. */
async function makeServer() {
  const responses: ServerResponse[] = [];
  const counts = { framed: 0, closed: 0 };
  const now = () => {
    counts.framed += 1;
    return 0;
  };
  const answer = createAnswerShared({ 'x-kept': 'always' }, { now });
  const server = createServer((_, response) => {
    responses.push(response);
    response.once('close', () => {
      counts.closed += 1;
    });
  });
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
  const response = async (index: number): Promise<ServerResponse> => {
    const [found] = await until(
      () => responses.slice(index, index + 1),
      some => some.length === 1,
    );
    if (found === undefined) throw new Error('nothing was asked for');
    return found;
  };
  return { url: `http://127.0.0.1:${address.port}`, ask, answer, response, counts };
}

const GET = 'GET / HTTP/1.1\r\nhost: x\r\n\r\n';
const LAST = 'GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n';
const bodiesOf = (wire: string) =>
  wire
    .split(/HTTP\/1\.1 200 OK\r\n/)
    .slice(1)
    .map(one => one.slice(one.indexOf('\r\n\r\n') + 4));

describe('an answer that many share', () => {
  it('is what node:http would have written, put together once for all', async () => {
    const { url, answer, response, counts } = await makeServer();
    const body = Buffer.from('{"words":"zweite – Größe"}');
    const shared: Response[] = [];
    for (const at of [0, 1, 2]) {
      const asked = fetch(url);
      answer(await response(at), body);
      shared.push(await asked);
    }
    expect(counts.framed).toBe(1);
    const byNode = fetch(url, { headers: { connection: 'close' } });
    answer(await response(3), body);
    const own = Object.fromEntries((await byNode).headers);
    for (const one of shared) {
      expect(Object.fromEntries(one.headers)).toEqual({
        ...own,
        date: 'Thu, 01 Jan 1970 00:00:00 GMT',
        connection: 'keep-alive',
        'keep-alive': 'timeout=75',
      });
      expect(Buffer.from(await one.arrayBuffer())).toEqual(body);
    }
    await until(
      () => counts.closed,
      closed => closed === 4,
    );
  });

  it('frees its connection for the next request, and lets go where that was asked for', async () => {
    const { ask, answer, response } = await makeServer();
    const socket = ask(GET);
    const wire = text(socket);
    answer(await response(0), Buffer.from('one'));
    socket.write(GET);
    answer(await response(1), Buffer.from('two'));
    socket.write(LAST);
    answer(await response(2), Buffer.from('three'));
    expect(bodiesOf(await wire)).toEqual(['one', 'two', 'three']);
  });

  it('lets go of a browser of HTTP/1.0', async () => {
    const { ask, answer, response } = await makeServer();
    const wire = text(ask('GET / HTTP/1.0\r\n\r\n'));
    answer(await response(0), Buffer.from('one'));
    expect(bodiesOf(await wire)).toEqual(['one']);
  });

  it('waits for its turn where requests were sent behind each other', async () => {
    const { ask, answer, response } = await makeServer();
    const wire = text(ask(`${GET}${GET}${LAST}`));
    const [first, second, third] = [await response(0), await response(1), await response(2)];
    answer(second, Buffer.from('two'));
    answer(third, Buffer.from('three'));
    answer(first, Buffer.from('one'));
    expect(bodiesOf(await wire)).toEqual(['one', 'two', 'three']);
  });

  it('arrives whole at whoever reads late, one after the other', async () => {
    const { ask, answer, response } = await makeServer();
    const bodies = ['a', 'b', 'c'].map(letter => letter.repeat(8 * 1024 * 1024));
    const socket = ask(GET);
    socket.pause();
    answer(await response(0), Buffer.from(bodies[0] ?? ''));
    socket.write(GET);
    socket.write(LAST);
    // Requests are taken on only once what was written has left: the reader has to begin.
    const wire = text(socket);
    answer(await response(1), Buffer.from(bodies[1] ?? ''));
    answer(await response(2), Buffer.from(bodies[2] ?? ''));
    expect(bodiesOf(await wire).map(body => bodies.indexOf(body))).toEqual([0, 1, 2]);
  });

  it('to a browser that left while it was written is over, too', async () => {
    const { ask, answer, response, counts } = await makeServer();
    const socket = ask(GET);
    socket.pause();
    answer(await response(0), Buffer.alloc(32 * 1024 * 1024));
    expect(counts.closed).toBe(0);
    socket.destroy();
    await until(
      () => counts.closed,
      closed => closed === 1,
    );
  });
});
