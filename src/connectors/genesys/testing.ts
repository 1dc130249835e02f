import type { Fetch } from '../connector.ts';
import { json, type SeenRequest, scriptedFetch } from '../testing.ts';
import { type GenesysConfig, type GenesysConfigInput, genesysConfigSchema } from './config.ts';

/** A scripted Genesys for the connector's tests: says only what it is told to, and remembers what it was asked. */

export const makeConfig = (overrides: Partial<GenesysConfigInput> = {}): GenesysConfig =>
  genesysConfigSchema.parse({
    kind: 'genesys',
    url: 'https://gws.example.com',
    user: 'reader',
    password: 'reader-secret',
    ...overrides,
  });

export const makeUser = (id: string, overrides: Record<string, unknown> = {}): Record<string, unknown> => ({
  id,
  userName: `user-${id}`,
  firstName: 'Ana',
  lastName: id,
  roles: ['ROLE_AGENT'],
  enabled: true,
  channels: [
    { channel: 'voice', userState: { displayName: 'Ready', state: 'Ready' } },
    { channel: 'smssession', userState: { displayName: 'Ready', state: 'Ready' } },
  ],
  devices: [],
  ...overrides,
});

export const makeListed = (id: string, overrides: Record<string, unknown> = {}): Record<string, unknown> => ({
  id,
  receivedDate: '2026-01-05 08:55:00.000+0000',
  userData: { ContactId: `contact-${id}`, PhoneNumber: '+447700900123', Subject: 'Late parcel' },
  capabilities: [],
  ...overrides,
});

type Held = {
  readonly id: string | undefined;
  readonly clientId: string;
  readonly answer: (response: Response) => void;
  readonly break: () => void;
};

export type FakeGenesys = {
  readonly fetch: Fetch;
  readonly seen: SeenRequest[];
  users: Record<string, unknown>[];
  /** Conversations by the agent's id. */
  readonly sessions: Map<string, Record<string, unknown>[]>;
  /** Own legs as `/me` lists them, and transcripts, by user name and by session. */
  readonly own: Map<string, Record<string, unknown>[]>;
  readonly transcripts: Map<string, unknown[]>;
  /** Bodies of POSTs that are no Bayeux, with their paths, in order. */
  readonly operations: () => { readonly path: string; readonly body: Record<string, unknown> }[];
  /** Answers the matching operation otherwise. */
  readonly answer: (operationName: string, response: () => Response) => void;
  /** Sends a notification to a user. */
  readonly push: (userName: string, ...data: unknown[]) => void;
  /** Breaks a user's held connect, as a lost network does. */
  readonly cut: (userName: string) => void;
  /** Forgets a user's Bayeux session: the next connect is told to handshake anew. */
  readonly forget: (userName: string) => void;
  readonly handshakes: () => number;
  readonly goodbyes: () => number;
};

export function createFakeGenesys(): FakeGenesys {
  const sessions = new Map<string, Record<string, unknown>[]>();
  const own = new Map<string, Record<string, unknown>[]>();
  const transcripts = new Map<string, unknown[]>();
  const answers = new Map<string, () => Response>();
  const held = new Map<string, Held>();
  const waiting = new Map<string, unknown[]>();
  const clients = new Map<string, string>();
  let handshakes = 0;
  let goodbyes = 0;
  const csrf = {
    headers: {
      'x-csrf-header': 'X-CSRF-TOKEN',
      'x-csrf-token': 'token-1',
      'set-cookie': 'JSESSIONID=s1; Path=/',
    },
  };
  const done = (more: object = {}) => json({ statusCode: 0, ...more }, 200, csrf);

  const userOf = (request: SeenRequest) =>
    Buffer.from(request.headers.get('authorization')?.slice(6) ?? '', 'base64')
      .toString('latin1')
      .split(':')[0] ?? '';

  const flush = (user: string) => {
    const one = held.get(user);
    const data = waiting.get(user) ?? [];
    if (one === undefined || data.length === 0) return;
    held.delete(user);
    waiting.delete(user);
    const messages = data.map(item => ({ channel: '/v2/me/smssessions', data: item }));
    one.answer(json([...messages, { channel: '/meta/connect', id: one.id, successful: true }]));
  };

  const bayeux = (request: SeenRequest, user: string): Response | Promise<Response> => {
    if (request.headers.get('x-csrf-token') !== 'token-1') return json({ error: 'csrf' }, 403, csrf);
    const messages: {
      channel: string;
      id?: string;
      clientId?: string;
      subscription?: string;
      advice?: { timeout?: number };
    }[] = JSON.parse(request.body);
    const [first] = messages;
    if (first?.channel === '/meta/handshake') {
      handshakes += 1;
      const clientId = `client-${handshakes}`;
      clients.set(user, clientId);
      const advice = { reconnect: 'retry', interval: 0, timeout: 30_000 };
      return json([
        {
          channel: '/meta/handshake',
          id: first.id,
          successful: true,
          version: '1.0',
          clientId,
          supportedConnectionTypes: ['long-polling'],
          advice,
        },
      ]);
    }
    if (first?.channel === '/meta/connect') {
      if (clients.get(user) !== first.clientId)
        return json([
          {
            channel: '/meta/connect',
            id: first.id,
            successful: false,
            error: '402::Unknown client',
            advice: { reconnect: 'handshake', interval: 0 },
          },
        ]);
      if (first.advice?.timeout === 0)
        return json([
          {
            channel: '/meta/connect',
            id: first.id,
            successful: true,
            advice: { reconnect: 'retry', interval: 0, timeout: 30_000 },
          },
        ]);
      return new Promise((resolve, reject) => {
        held.set(user, {
          id: first.id,
          clientId: first.clientId ?? '',
          answer: resolve,
          break: () => reject(new TypeError('network')),
        });
        flush(user);
      });
    }
    return json(
      messages.map(({ channel, id, subscription }) => {
        if (channel === '/meta/disconnect') goodbyes += 1;
        return { channel, id, successful: true, ...(subscription === undefined ? {} : { subscription }) };
      }),
    );
  };

  const script = (request: SeenRequest): Response | Promise<Response> => {
    const user = userOf(request);
    const path = request.url.pathname.replace('/api/v2', '');
    if (path === '/notifications') return bayeux(request, user);
    if (request.method === 'POST') {
      const body: Record<string, unknown> = JSON.parse(request.body);
      return answers.get(String(body.operationName))?.() ?? done();
    }
    if (path === '/users') return done({ users: fake.users });
    if (path === '/me')
      return done({ user: { id: `id-of-${user}`, userName: user, smssessions: own.get(user) ?? [] } });
    const messagesOf = /^\/me\/smssessions\/([^/]+)\/messages$/.exec(path)?.[1];
    if (messagesOf !== undefined) return done({ messages: transcripts.get(messagesOf) ?? [] });
    const id = /^\/users\/([^/]+)$/.exec(path)?.[1];
    const found = fake.users.find(each => each.id === id);
    if (found === undefined) return json({ statusCode: 6, statusMessage: 'Not found' }, 404, csrf);
    return done({ user: { ...found, smssessions: sessions.get(id ?? '') ?? [] } });
  };
  const { fetch, seen } = scriptedFetch(script);

  const fake: FakeGenesys = {
    fetch,
    seen,
    users: [],
    sessions,
    own,
    transcripts,
    operations: () =>
      seen
        .filter(({ method, url }) => method === 'POST' && !url.pathname.endsWith('/notifications'))
        .map(({ url, body }) => ({ path: url.pathname, body: JSON.parse(body) })),
    answer: (operationName, response) => void answers.set(operationName, response),
    push: (user, ...data) => {
      waiting.set(user, [...(waiting.get(user) ?? []), ...data]);
      flush(user);
    },
    cut: user => {
      const one = held.get(user);
      held.delete(user);
      one?.break();
    },
    forget: user => {
      clients.delete(user);
      const one = held.get(user);
      held.delete(user);
      one?.break();
    },
    handshakes: () => handshakes,
    goodbyes: () => goodbyes,
  };
  return fake;
}
