import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/**
 * Clients that cost next to nothing, so that a thousand of them fit beside the server that is measured: they read frames
 * off the socket, and leave the words inside to whoever asked.
 */
export type Take = (body: Buffer) => void;

/** An HTTP connection that is kept open: sends a request, hands over the whole body of its answer. */
export function httpClient(port: number, take: Take): { readonly send: (request: string) => void } {
  const socket = open(port);
  let parts: Buffer[] = [];
  let length = 0;
  let need = -1;
  let begin = 0;
  socket.on('data', chunk => {
    parts.push(chunk);
    length += chunk.length;
    if (need < 0) {
      const so_far = joined();
      const end = so_far.indexOf('\r\n\r\n');
      if (end < 0) return;
      const size = /content-length: (\d+)/i.exec(so_far.toString('latin1', 0, end))?.[1];
      begin = end + 4;
      need = begin + Number(size ?? 0);
    }
    if (length < need) return;
    const body = joined().subarray(begin, need);
    parts = [];
    length = 0;
    need = -1;
    take(body);
  });
  const joined = () => {
    const first = parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
    parts = [first];
    return first;
  };
  return { send: request => void socket.write(request) };
}

/** An HTTP answer that streams: hands over the bytes as they come, chunk headers and all. */
export function streamClient(port: number, request: string, take: Take): void {
  const socket = open(port);
  socket.on('data', take);
  socket.write(request);
}

/** A WebSocket: hands over the text of each frame that the server sends. */
export function socketClient(
  port: number,
  path: string,
  take: Take,
): { readonly send: (text: string) => void } {
  const socket = open(port);
  let rest = Buffer.alloc(0);
  let isOpen = false;
  socket.write(
    `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nconnection: Upgrade\r\nupgrade: websocket\r\n` +
      `sec-websocket-version: 13\r\nsec-websocket-key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
  );
  socket.on('data', chunk => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (!isOpen) {
      const end = rest.indexOf('\r\n\r\n');
      if (end < 0) return;
      isOpen = true;
      rest = rest.subarray(end + 4);
    }
    for (let frame = frameOf(rest); frame !== undefined; frame = frameOf(rest)) {
      rest = rest.subarray(frame.end);
      take(frame.body);
    }
  });
  return {
    send(text) {
      const body = Buffer.from(text);
      const mask = randomBytes(4);
      for (let i = 0; i < body.length; i += 1) body[i] = (body[i] ?? 0) ^ (mask[i % 4] ?? 0);
      socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | body.length]), mask, body]));
    },
  };
}

function frameOf(bytes: Buffer): { readonly body: Buffer; readonly end: number } | undefined {
  if (bytes.length < 2) return undefined;
  const short = (bytes[1] ?? 0) & 0x7f;
  const begin = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < begin) return undefined;
  const size = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : bytes.readUInt32BE(6);
  if (bytes.length < begin + size) return undefined;
  return { body: bytes.subarray(begin, begin + size), end: begin + size };
}

function open(port: number): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  socket.on('error', error => process.stderr.write(`client: ${error.message}\n`));
  return socket;
}
