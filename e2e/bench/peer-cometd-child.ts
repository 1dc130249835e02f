import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import cometd from 'cometd-nodejs-server';
import { answer, cost } from './child.ts';
import { createPulse } from './pulse.ts';

/** The same events by Bayeux long polling, gathered for `argv[2]` milliseconds into one message, written out once for all. */

const tick = Number(process.argv[2] ?? 100);
const bayeux = cometd.createCometDServer({ timeout: 30_000, maxSessionsPerBrowser: -1, sweepPeriod: 1000 });
const channel = bayeux.createServerChannel('/events');
const server = createServer(bayeux.handle);
let gathered: object[] = [];
let sent = 0;
const pulse = createPulse(1000, events => {
  for (const event of events) gathered.push(event);
});
setInterval(() => {
  if (gathered.length === 0) return;
  channel.publish(null, gathered);
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
    return { ...cost(), made: sent };
  },
  end: async () => {
    pulse.stop();
    bayeux.close();
    server.closeAllConnections();
    return {};
  },
});
