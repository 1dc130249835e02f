import type { Clock } from '../lib/clock.ts';
import { createSimulator, type Simulator, type SimulatorOptions } from './simulator.ts';
import { finish } from './story/contact-life.ts';
import { setPresence } from './story/sessions.ts';

/** A clock that stands until it is moved. */
export type ManualClock = Clock & { readonly advance: (ms: number) => Promise<void> };

export function createManualClock(start = Date.UTC(2026, 2, 2, 10)): ManualClock {
  let now = start;
  let sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise(resolve => {
        if (signal?.aborted) return resolve();
        sleepers.push({ at: now + ms, wake: resolve });
        signal?.addEventListener('abort', () => resolve(), { once: true });
      }),
    advance: async ms => {
      now += ms;
      const due = sleepers.filter(({ at }) => at <= now);
      sleepers = sleepers.filter(({ at }) => at > now);
      for (const { wake } of due) wake();
      await settled();
    },
  };
}

/** Lets everything go on that waits for nothing but its turn. */
export function settled(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

export type Asked = {
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** The version in the path. */
  readonly version?: string;
  readonly signal?: AbortSignal;
};

export type Told = {
  readonly status: number;
  readonly reason: string;
  readonly headers: Headers;
  readonly json: unknown;
};

/** Somebody who calls the simulated CXone, signed in or not. */
export type Caller = {
  readonly ask: (method: string, path: string, asked?: Asked) => Promise<Told>;
  readonly join: (agentId: string) => Promise<string>;
  readonly poll: (sessionId: string, timeout?: number, signal?: AbortSignal) => Promise<Polled>;
};

export type Polled = Told & {
  readonly sessionId: string;
  readonly events: readonly Readonly<Record<string, unknown>>[];
};

export type TestSimulator = Simulator & {
  readonly clock: ManualClock;
  readonly control: (method: string, path: string, body?: unknown) => Promise<Told>;
  readonly signIn: (key?: string) => Promise<Caller>;
  readonly stranger: Caller;
};

const ORIGIN = 'http://127.0.0.1:4100';

/** A simulator on a manual clock, standing still unless told otherwise. */
export function makeSimulator(overrides: Partial<SimulatorOptions> = {}): TestSimulator {
  const clock = createManualClock();
  const simulator = createSimulator({
    clock,
    agents: 30,
    scenario: 'quiet',
    platforms: ['cxone'],
    ...overrides,
  });

  const send = async (
    method: string,
    path: string,
    asked: Asked,
    headers: Record<string, string>,
  ): Promise<Told> => {
    const url = new URL(path, ORIGIN);
    for (const [name, value] of Object.entries(asked.query ?? {})) url.searchParams.set(name, String(value));
    const sent = { ...headers, ...asked.headers };
    let body: string | undefined;
    if (asked.form) {
      body = new URLSearchParams(asked.form).toString();
      sent['content-type'] = 'application/x-www-form-urlencoded';
    } else if (asked.body !== undefined) {
      body = typeof asked.body === 'string' ? asked.body : JSON.stringify(asked.body);
      sent['content-type'] ??= 'application/json';
    }
    const signal = asked.signal ?? new AbortController().signal;
    const request = new Request(url, { method, headers: sent, signal, ...(body !== undefined && { body }) });
    const response = await simulator.fetch(request);
    const text = await response.text();
    return {
      status: response.status,
      reason: response.statusText,
      headers: response.headers,
      json: read(text),
    };
  };

  const caller = (token: string | undefined): Caller => {
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const ask: Caller['ask'] = (method, path, asked = {}) => {
      const api = `/cxone/incontactapi/services/${asked.version ?? 'v33.0'}`;
      return send(method, path.startsWith('/cxone') ? path : `${api}${path}`, asked, headers);
    };
    return {
      ask,
      join: async agentId => {
        const told = await ask('POST', '/agent-sessions/join', { body: { asAgentId: agentId } });
        return textOf(told.json, 'sessionId');
      },
      poll: async (sessionId, timeout = 0, signal) => {
        const path = `/agent-sessions/${encodeURIComponent(sessionId)}/get-next-event`;
        const told = await ask('GET', path, { query: { timeout }, ...(signal && { signal }) });
        const events = listOf(told.json, 'events').filter(
          (event): event is Readonly<Record<string, unknown>> => typeof event === 'object' && event !== null,
        );
        return { ...told, sessionId: textOf(told.json, 'sessionId'), events };
      },
    };
  };

  return {
    ...simulator,
    clock,
    control: (method, path, body) => send(method, `/control${path}`, body === undefined ? {} : { body }, {}),
    stranger: caller(undefined),
    signIn: async (key = 'demo-key') => {
      const body = { accessKeyId: key, accessKeySecret: 'demo-secret' };
      const told = await send('POST', '/cxone/authentication/v1/token/access-key', { body }, {});
      return caller(textOf(told.json, 'access_token'));
    },
  };
}

/** A member of an answer as text; empty when there is none. */
export function textOf(json: unknown, name: string): string {
  const value = memberOf(json, name);
  return typeof value === 'string' ? value : '';
}

/** A member of an answer as a list of objects. */
export function listOf(json: unknown, name: string): readonly unknown[] {
  const value = memberOf(json, name);
  return Array.isArray(value) ? value : [];
}

export function memberOf(json: unknown, name: string): unknown {
  return typeof json === 'object' && json !== null ? Reflect.get(json, name) : undefined;
}

/** Somebody of the floor who fits; a test without one cannot go on. */
export function someone(simulator: Simulator, fits: (agent: FloorAgent) => boolean): string {
  for (const agent of simulator.story.stage.agents.values()) if (fits(agent)) return agent.id;
  throw new Error('nobody on the simulated floor fits');
}
type FloorAgent = Simulator['story']['stage']['agents'] extends ReadonlyMap<string, infer A> ? A : never;

/** An agent who is logged in, free, and answers the phone. */
export function freeAgent(simulator: Simulator): string {
  const { queues } = simulator.story.stage;
  const id = someone(
    simulator,
    agent =>
      !agent.supervisor &&
      agent.session !== undefined &&
      agent.platform === 'cxone' &&
      [...agent.queues.keys()].some(
        queue => queues.get(queue)?.channel === 'voice' && agent.campaign === undefined,
      ),
  );
  const { stage } = simulator.story;
  const agent = stage.agents.get(id);
  for (const contactId of agent?.contacts ?? []) {
    const contact = stage.contacts.get(contactId);
    if (contact) finish(stage, contact, 'done');
  }
  if (agent) setPresence(stage, agent, { presence: 'available', reason: undefined });
  return id;
}

function read(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}
