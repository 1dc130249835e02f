import type { FloorEvent } from '../../floor/events.ts';
import { emptyFloor, type Floor } from '../../floor/floor.ts';
import { reduceAll } from '../../floor/reduce.ts';
import type { Actor, Connector, Fetch, KnownFloor, PlatformCommand } from '../connector.ts';
import {
  createManualClock,
  type Heard,
  json,
  type ManualClock,
  makeContext,
  type SeenRequest,
  scriptedFetch,
} from '../testing.ts';
import { type GenesysConfig, type GenesysConfigInput, genesysConfigSchema } from './config.ts';
import { createGenesysConnector } from './connector.ts';
import { ACCEPTED_NOTIFICATIONS, INVITED_NOTIFICATION } from './samples.ts';

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

/** The agent and the conversation of the documented samples. */
export const AGENT = '4ff5b43c856d4cb2a3d6c20a88740257';
export const SESSION = '0000UaB58WAR003N';
export const agentId = `genesys:${AGENT}` as const;
export const sessionId = `genesys:${SESSION}` as const;

export const sam: Actor = {
  user: 'sam',
  name: 'Sam Supervisor',
  identity: { label: 'sam.s', fields: { userName: 'sam.s', password: 'pw', nickname: 'Sam' } },
};

/** A connector at the scripted platform, on a clock that stands. */
export type Bench = {
  readonly fake: FakeGenesys;
  readonly connector: Connector;
  readonly clock: ManualClock;
  readonly heard: Heard;
  readonly floor: () => Floor;
  readonly perform: (
    command: Pick<PlatformCommand, 'type'> & Record<string, unknown>,
    actor?: Actor,
  ) => ReturnType<Connector['perform']>;
};

export type BenchOptions = {
  readonly config?: Partial<GenesysConfigInput>;
  readonly before?: (fake: FakeGenesys) => void;
  /** What the floor held before a restart. */
  readonly known?: KnownFloor;
};

const NOTHING: KnownFloor = { agents: [], contacts: [], queues: [], supervisions: [], textSessions: [] };
const running: (() => Promise<void>)[] = [];

/** Stops every connector that a test began. */
export async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map(stop => stop()));
}

export async function startBench(options: BenchOptions = {}): Promise<Bench> {
  const fake = createFakeGenesys();
  fake.users = [makeUser(AGENT), makeUser('boss', { roles: ['ROLE_SUPERVISOR', 'ROLE_AGENT'] })];
  fake.sessions.set(AGENT, [makeListed(SESSION)]);
  options.before?.(fake);
  const clock = createManualClock();
  const { context, heard } = makeContext({
    clock,
    fetch: fake.fetch,
    ...(options.known && { known: () => options.known ?? NOTHING }),
  });
  const connector = createGenesysConnector(makeConfig(options.config), context);
  running.push(async () => {
    const stopping = connector.stop();
    await clock.advance(60_000);
    await stopping;
  });
  connector.start();
  await clock.advance(1_000);
  const perform: Bench['perform'] = async (command, actor = sam) => {
    const given = { id: 'c1', target: { agentId, sessionId }, reason: undefined, params: {}, ...command };
    // Tests write commands as the gateway's edge lets them through.
    const performing = connector.perform(given as PlatformCommand, actor);
    await clock.advance(5_000);
    return performing;
  };
  return { fake, connector, clock, heard, floor: () => reduceAll(emptyFloor, heard.events), perform };
}

/** A supervisor who monitors the conversation of the samples. */
export async function startMonitoring(options: BenchOptions = {}): Promise<Bench> {
  const bench = await startBench(options);
  await bench.perform({ type: 'text.monitor' });
  bench.fake.push('sam.s', INVITED_NOTIFICATION);
  await bench.clock.advance(1_000);
  bench.fake.push('sam.s', ...ACCEPTED_NOTIFICATIONS);
  await bench.clock.advance(1_000);
  return bench;
}

/** The last event of a type. */
export const lastOf = <T extends FloorEvent['type']>(heard: Heard, type: T) =>
  heard.events.findLast((event): event is Extract<FloorEvent, { type: T }> => event.type === type);
