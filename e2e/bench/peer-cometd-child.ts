import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import cometd from 'cometd-nodejs-server';
import { answer, cost } from './child.ts';
import { createPulse } from './pulse.ts';

/**
 * The same events by Bayeux long polling: each published as it happens, as this server is commonly used (`argv[2]` is 0), or
 * gathered for so many milliseconds and published as one message.
 */

const tick = Number(process.argv[2] ?? 100);
const bayeux = cometd.createCometDServer({ timeout: 30_000, maxSessionsPerBrowser: -1, sweepPeriod: 1000 });
const channel = bayeux.createServerChannel('/events');
const server = createServer(bayeux.handle);
let gathered: object[] = [];
let sent = 0;
const pulse = createPulse(1000, events => {
  sent += events.length;
  if (tick === 0) for (const event of events) channel.publish(null, event);
  else gathered = gathered.concat(events);
});
if (tick > 0) {
  setInterval(() => {
    if (gathered.length > 0) channel.publish(null, gathered);
    gathered = [];
  }, tick);
}
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
