import { pino } from 'pino';
import type {
  Connector,
  ConnectorContext,
  Performed,
  PlatformCommand,
  Typing,
} from '../connectors/connector.ts';
import type { Capabilities } from '../floor/commands.ts';
import type { FloorEvent } from '../floor/events.ts';
import type { AgentId } from '../floor/ids.ts';
import { makeContact, makeState } from '../floor/testing.ts';
import { systemClock } from '../lib/clock.ts';
import type { Role, Scope } from '../protocol/session.ts';
import { type Parts, type Running, startGateway } from './assemble.ts';
import { createApp } from './http/app.ts';
import { createMemoryLog } from './log/memory-log.ts';
import { hashPassword } from './people/password.ts';
import type { Person } from './people/person.ts';
import { createSecretBox } from './people/secret-box.ts';
import { createMemoryStore } from './store/memory-store.ts';

/** Builders for the gateway's tests; nothing of the product imports them. */

export const PASSWORD = 'correct horse battery staple';
const passwordHash = await hashPassword(PASSWORD);

export const makePerson = (username: string, role: Role, scope: Partial<Scope> = {}): Person => ({
  username,
  name: `${username} (test)`,
  passwordHash,
  role,
  scope: { platforms: [], teams: [], ...scope },
});

export const makeOutcome = (overrides: Partial<Performed['outcome']> = {}) => ({
  branch: 'OnSuccess',
  message: 'Done.',
  rawStatus: 202,
  rawText: undefined,
  ...overrides,
});

const CAPABILITIES: Capabilities = {
  'agent.terminate-session': { can: true, effect: 'Ends the session.', destructive: true, observable: true },
  'agent.join-session': { can: true, effect: 'Listens.', observable: true },
  'agent.set-state': { can: true, effect: 'Sets the state.', observable: true },
  'contact.monitor': { can: true, effect: 'Listens in.', ownIdentity: true, observable: true },
  'contact.coach': { can: false, why: 'Not on this platform.' },
  'queue.remove-agent': { can: true, effect: 'Takes the skill away.', observable: true },
};

/** A platform whose every word the test says. */
export type FakePlatform = {
  readonly make: (context: ConnectorContext) => Connector;
  readonly emit: (...events: readonly FloorEvent[]) => Promise<void>;
  readonly context: () => ConnectorContext;
  /** What reached the platform. */
  readonly performed: PlatformCommand[];
  /** Typing notices that reached the platform, and whose they were. */
  readonly typing: (Typing & { readonly user: string })[];
  /** What the platform answers next; by default, success at once. */
  answer: (command: PlatformCommand) => Promise<Performed>;
};

export function makePlatform(id = 'cxone'): FakePlatform {
  let context: ConnectorContext | undefined;
  const given = () => {
    if (context === undefined) throw new Error('the gateway was not started');
    return context;
  };
  const fake: FakePlatform = {
    context: given,
    emit: (...events) => given().emit(events),
    performed: [],
    typing: [],
    answer: async () => ({ kind: 'accepted', outcome: makeOutcome() }),
    make: handed => {
      context = handed;
      return {
        platformId: id,
        kind: 'cxone',
        identityFields: [
          { name: 'agentId', label: 'Agent id', secret: false, required: true, hint: 'A number.' },
          { name: 'accessKeySecret', label: 'Secret', secret: true, required: false, hint: '' },
        ],
        start: () => {},
        perform: command => {
          fake.performed.push(command);
          return fake.answer(command);
        },
        showTyping: async (notice, user) => {
          fake.typing.push({ user, ...notice });
          return 'sent';
        },
        reasonCodes: async () => [{ code: '1', label: 'Lunch' }],
        release: async () => {},
        stop: async () => {},
      };
    },
  };
  return fake;
}

/** What a platform says first: itself, and that it is heard. */
export const platformEvents = (id = 'cxone', at = Date.now()): readonly FloorEvent[] => [
  {
    type: 'platform.changed',
    platform: { id, kind: 'cxone', name: 'CXone', refreshMs: 60_000, capabilities: CAPABILITIES, asOf: at },
  },
  {
    type: 'platform.link-changed',
    platformId: id,
    link: { state: 'live', reason: undefined, since: at, asOf: at },
  },
  { type: 'platform.heard', platformId: id, asOf: at },
];

/** An agent of a team, available, with one contact. */
export const agentEvents = (agentId: AgentId, team: string, at = Date.now()): readonly FloorEvent[] => {
  const platformId = agentId.slice(0, agentId.indexOf(':'));
  return [
    agentChanged(agentId, team, at),
    { type: 'agent.state-changed', agentId, state: makeState({ asOf: at }) },
    {
      type: 'contact.changed',
      contact: makeContact({ id: `${agentId}-contact`, platformId, agentId, asOf: at }),
    },
  ];
};

export const agentChanged = (agentId: AgentId, team: string, at = Date.now()): FloorEvent => ({
  type: 'agent.changed',
  agentId,
  profile: {
    name: `Agent ${agentId}`,
    team: { id: `x:${team}`, name: team },
    userName: undefined,
    asOf: at,
  },
});

/** A gateway in memory, with a person for each role, and one `limited` to team Red. */
export async function makeGateway(overrides: Partial<Parts> = {}) {
  const platform = makePlatform();
  const logger = pino({ level: 'silent' });
  const parts: Parts = {
    log: createMemoryLog(Math.random),
    store: createMemoryStore(),
    clock: systemClock,
    random: Math.random,
    fetch: async () => new Response(),
    logger,
    build: 'test',
    demo: true,
    origins: { publicOrigin: undefined, loopback: true },
    trustProxy: false,
    undoMs: 0,
    retention: { hours: 1, megabytes: 64 },
    people: [
      makePerson('viewer', 'viewer'),
      makePerson('supervisor', 'supervisor'),
      makePerson('admin', 'admin'),
      makePerson('limited', 'supervisor', { teams: ['Red'] }),
    ],
    box: createSecretBox(Buffer.alloc(32, 7)),
    files: '/nonexistent',
    platforms: [platform.make],
    ...overrides,
  };
  const running: Running = await startGateway(parts);
  const app = createApp(running.gateway, logger);
  const call = (path: string, init: RequestInit & { cookie?: string } = {}) => {
    const headers = new Headers(init.headers);
    if (init.cookie) headers.set('cookie', init.cookie);
    if (init.body && !headers.has('content-type')) headers.set('content-type', 'application/json');
    return app.request(`http://localhost${path}`, { ...init, headers });
  };
  const signIn = async (username: string, password = PASSWORD) => {
    const response = await call('/api/session', {
      method: 'POST',
      body: JSON.stringify({ username, password }),
    });
    return response.headers.get('set-cookie')?.split(';')[0] ?? '';
  };
  return { ...running, app, call, signIn, platform, parts };
}

/** Waits until something is so; it is asked again each few milliseconds. */
export async function until<T>(read: () => T | Promise<T>, isSo: (value: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 1000; tries += 1) {
    const value = await read();
    if (isSo(value)) return value;
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  throw new Error('it did not become so');
}
