import type { ServerResponse } from 'node:http';
import type { Clock } from '../../lib/clock.ts';
import { KEEP_ALIVE_MS } from './headers.ts';

/** Answers with 200 and a body that many are answered with. */
export type AnswerShared = (response: ServerResponse, body: Buffer) => void;

/**
 * Head and body are put together once for all who get the same body, and go to each socket in one piece: node:http would
 * write the same head anew, name by name, for each of thousands of browsers. Whoever asked to be let go afterwards
 * (`Connection: close`, HTTP/1.0) is answered by node:http, and so is a request that was sent behind one still held.
 */
export function createAnswerShared(
  headers: Readonly<Record<string, string>>,
  { now }: Pick<Clock, 'now'>,
): AnswerShared {
  const wholes = new WeakMap<Buffer, Buffer>();
  const pairs = Object.entries(headers);

  const wholeOf = (body: Buffer): Buffer => {
    const known = wholes.get(body);
    if (known !== undefined) return known;
    const head = [
      'HTTP/1.1 200 OK',
      ...pairs.map(([name, value]) => `${name}: ${value}`),
      `date: ${new Date(now()).toUTCString()}`,
      'connection: keep-alive',
      `keep-alive: timeout=${KEEP_ALIVE_MS / 1000}`,
      `content-length: ${body.length}`,
    ].join('\r\n');
    const whole = Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), body]);
    wholes.set(body, whole);
    return whole;
  };

  return (response, body) => {
    const { socket } = response;
    if (socket === null || !response.shouldKeepAlive) {
      response.writeHead(200, [...pairs.flat(), 'content-length', String(body.length)]);
      response.end(body);
      return;
    }
    socket.write(wholeOf(body), error => {
      // What node:http says to itself when a response has left: the connection is free for the next request.
      if (!error) response.emit('finish');
    });
  };
}
