import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { dropStalled } from './stalled.ts';

const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server that answers with more than any buffer on the way takes. */
async function makeServer() {
  const server = createServer((_, response) => response.end(Buffer.alloc(64 * 1024 * 1024)));
  dropStalled(server, 200);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  const client = connect(address.port, '127.0.0.1');
  client.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  closing.push(() => client.destroy());
  return { server, client };
}

describe('whoever does not read', () => {
  it('is let go', async () => {
    const { server, client } = await makeServer();
    client.pause();
    const [socket] = await once(server, 'connection');
    await once(socket, 'close');
    expect(socket.destroyed).toBe(true);
  });

  it('is told from who reads slowly', async () => {
    const { client } = await makeServer();
    let read = 0;
    for await (const chunk of client) {
      read += chunk.length;
      if (read >= 64 * 1024 * 1024) break;
      // One write that takes many rounds: each finds it further than the one before.
      await new Promise(resolve => setTimeout(resolve, 1));
    }
    expect(read).toBeGreaterThanOrEqual(64 * 1024 * 1024);
  });
});
