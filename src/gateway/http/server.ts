import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Logger } from 'pino';
import { API } from '../../protocol/paths.ts';
import type { Gateway } from '../gateway.ts';
import { createApp } from './app.ts';
import { createEventsListener } from './events-listener.ts';
import { KEEP_ALIVE_MS } from './headers.ts';
import { dropStalled } from './stalled.ts';

/** A gateway that listens. */
export type Listening = {
  readonly server: Server;
  readonly port: number;
  /** Takes no more connections and ends those that are idle. */
  readonly close: () => Promise<void>;
};

/** Listens; polls of the feed take a short way of their own, everything else goes through the application. */
export async function listen(
  gateway: Gateway,
  logger: Logger,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  const app = createApp(gateway, logger);
  const general = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const events = createEventsListener(gateway);
  // A poll has no body: nothing needs to be set up to read one.
  const server = createServer({ optimizeEmptyRequests: true }, (request, response) => {
    const { url = '', method } = request;
    if (method === 'GET' && url.startsWith(API.events) && !/^[\w-]/.test(url.slice(API.events.length)))
      events(request, response);
    else void general(request, response);
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = 20_000;
  server.requestTimeout = 30_000;
  dropStalled(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    server,
    port: portOf(server.address()),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeIdleConnections();
        // Answers that were just written get a moment to leave; whoever still holds on is let go.
        setTimeout(() => server.closeAllConnections(), 1000).unref();
      }),
  };
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
