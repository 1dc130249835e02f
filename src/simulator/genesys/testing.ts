import type { SimulatorOptions } from '../simulator.ts';
import { makeSimulator, type TestSimulator, type Told } from '../testing.ts';

/** Somebody who calls the simulated Genesys over plain HTTP, as one user. */
export type GenesysCaller = {
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (path: string, body: unknown) => Promise<Answer>;
  /** Bayeux by hand: handshakes and subscribes on first use, then takes what is there. */
  readonly notifications: () => Promise<readonly Notification[]>;
};

/** Anything that was parsed from JSON, to be looked into: every member may be absent. */
export interface Json extends Iterable<Json> {
  readonly [key: string]: Json;
}
export type Answer = { readonly status: number; readonly headers: Headers; readonly json: Json };
export type Notification = { readonly channel: string; readonly data: Json };

export type GenesysBench = {
  readonly simulator: TestSimulator;
  readonly caller: (userName?: string, password?: string) => GenesysCaller;
  /** A live conversation with an agent who is at work. */
  readonly conversation: () => { readonly id: string; readonly userId: string; readonly agentId: string };
  readonly inspect: () => Promise<Json>;
};

const ORIGIN = 'http://127.0.0.1:4100';

/** A simulator of Genesys alone, standing still. */
export function makeGenesys(overrides: Partial<SimulatorOptions> = {}): GenesysBench {
  const simulator = makeSimulator({ platforms: ['genesys'], agents: 24, ...overrides });

  const caller = (userName = 'supervisor', password = 'demo'): GenesysCaller => {
    const cookies = new Map<string, string>();
    const extra = new Map<string, string>();
    let clientId: string | undefined;

    const send = async (method: string, path: string, body?: unknown): Promise<Answer> => {
      const headers = new Headers({
        authorization: `Basic ${Buffer.from(`${userName}:${password}`, 'latin1').toString('base64')}`,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'content-type': 'application/json',
      });
      for (const [name, value] of extra) headers.set(name, value);
      const response = await simulator.fetch(
        new Request(`${ORIGIN}/genesys/api/v2${path}`, {
          method,
          headers,
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      );
      for (const line of response.headers.getSetCookie()) {
        const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
        cookies.set(name, value);
      }
      const name = response.headers.get('x-csrf-header');
      if (name) extra.set(name, response.headers.get('x-csrf-token') ?? '');
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        json: JSON.parse(text === '' ? 'null' : text),
      };
    };

    const bayeux = async (message: Record<string, unknown>) => {
      const { json } = await send('POST', '/notifications', [{ ...message, ...(clientId && { clientId }) }]);
      return json;
    };

    return {
      get: path => send('GET', path),
      post: (path, body) => send('POST', path, body),
      notifications: async () => {
        if (clientId === undefined) {
          const [shake] = await bayeux({
            channel: '/meta/handshake',
            version: '1.0',
            supportedConnectionTypes: ['long-polling'],
            id: '1',
          });
          clientId = String(shake?.clientId);
          await bayeux({ channel: '/meta/subscribe', subscription: '/v2/me/*', id: '2' });
        }
        const answer = await bayeux({
          channel: '/meta/connect',
          connectionType: 'long-polling',
          advice: { timeout: 0 },
          id: '3',
        });
        return [...answer].flatMap(message =>
          String(message.channel).startsWith('/meta/')
            ? []
            : [{ channel: String(message.channel), data: message.data as Json }],
        );
      },
    };
  };

  return {
    simulator,
    caller,
    conversation: () => {
      const inspect = simulator.platforms.get('genesys')?.skin.inspect;
      const told: Json = JSON.parse(JSON.stringify(inspect?.() ?? {}));
      const [first] = [...(told.conversations ?? [])];
      if (first)
        return {
          id: String(first.id),
          userId: String(first.agent?.id),
          agentId: String(first.agent?.storyId),
        };
      throw new Error('nobody is in a conversation');
    },
    inspect: async () => {
      const told: Told = await simulator.control('GET', '/genesys');
      return told.json as Json;
    },
  };
}
