import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { answer, cost } from './child.ts';
import { createPulse } from './pulse.ts';

/** The same events by socket.io over WebSocket, gathered for `argv[2]` milliseconds and sent to all at once. */

const tick = Number(process.argv[2] ?? 50);
const server = createServer();
const io = new Server(server, { transports: ['websocket'], serveClient: false });
let gathered: object[] = [];
let sent = 0;
const pulse = createPulse(1000, events => {
  for (const event of events) gathered.push(event);
});
setInterval(() => {
  if (gathered.length === 0) return;
  io.emit('events', gathered);
  sent += gathered.length;
  gathered = [];
}, tick);
await new Promise<void>(resolve => {
  server.listen(0, '127.0.0.1', resolve);
});

answer({
  hello: () => ({ port: (server.address() as AddressInfo).port }),
  rate: ({ perSecond }) => pulse.set(Number(perSecond)),
  mark: ({ clean }) => {
    if (clean === true) globalThis.gc?.();
    return { ...cost(), made: sent, held: io.engine.clientsCount };
  },
  end: async () => {
    pulse.stop();
    await io.close();
    return {};
  },
});
