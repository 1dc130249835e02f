import type { AddressInfo } from 'node:net';
import { type HttpBindings, serve as serveNode } from '@hono/node-server';
import { CutOff, type Simulator } from './simulator.ts';

/** A simulator on a port of this computer. */
export type Served = { readonly url: string; readonly close: () => Promise<void> };

/** Answers on 127.0.0.1; port 0 takes a free one. */
export function serve(simulator: Simulator, port: number): Promise<Served> {
  const answer = async (request: Request, env: HttpBindings): Promise<Response> => {
    try {
      const response = await simulator.fetch(request);
      // HTTP/1.1 carries the reason phrase, and CXone says there why it refuses.
      if (response.statusText !== '') env.outgoing.statusMessage = response.statusText;
      return response;
    } catch (error) {
      if (!(error instanceof CutOff)) throw error;
      env.outgoing.destroy();
      return new Response(null, { status: 200, headers: { 'x-hono-already-sent': 'true' } });
    }
  };

  return new Promise((resolve, reject) => {
    const server = serveNode(
      {
        // The adapter's own type knows HTTP/2 as well, which is never asked for here.
        fetch: (request: Request, env: unknown) => answer(request, env as HttpBindings),
        hostname: '127.0.0.1',
        port,
        overrideGlobalObjects: false,
      },
      (info: AddressInfo) => {
        simulator.start();
        resolve({
          url: `http://127.0.0.1:${info.port}`,
          close: () =>
            new Promise(done => {
              simulator.close();
              server.close(() => done());
              if ('closeAllConnections' in server) server.closeAllConnections();
            }),
        });
      },
    );
    server.on('error', reject);
  });
}
