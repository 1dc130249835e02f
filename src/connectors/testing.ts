import type { FloorEvent } from '../floor/events.ts';
import type { Clock, Millis } from '../lib/clock.ts';
import type { ConnectorContext, Fetch, KnownFloor, Quarantined } from './connector.ts';

/** A clock that moves when told to. */
export type ManualClock = Clock & {
  /** Moves on by `ms`, waking every sleeper on the way in the order of time. */
  readonly advance: (ms: number) => Promise<void>;
  readonly sleepers: () => number;
};

/** Lets everything that waits for promises alone run on. */
export async function settle(turns = 20): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise(resolve => setImmediate(resolve));
}

export function createManualClock(start: Millis = Date.UTC(2026, 0, 5, 9)): ManualClock {
  let now = start;
  let sleepers: { readonly at: Millis; readonly wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise(resolve => {
        if (signal?.aborted) return resolve();
        const sleeper = {
          at: now + ms,
          wake: () => {
            sleepers = sleepers.filter(other => other !== sleeper);
            signal?.removeEventListener('abort', sleeper.wake);
            resolve();
          },
        };
        signal?.addEventListener('abort', sleeper.wake, { once: true });
        sleepers.push(sleeper);
      }),
    advance: async ms => {
      const end = now + ms;
      await settle();
      for (;;) {
        const [next] = sleepers.filter(sleeper => sleeper.at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        now = Math.max(now, next.at);
        next.wake();
        await settle();
      }
      now = end;
      await settle();
    },
    sleepers: () => sleepers.length,
  };
}

/** One request as a scripted platform saw it. */
export type SeenRequest = {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string;
  readonly signal: AbortSignal | undefined;
};

export type Script = (request: SeenRequest) => Response | Promise<Response>;

/** A fetch that is answered by a function, and remembers what it was asked. */
export function scriptedFetch(script: Script): { readonly fetch: Fetch; readonly seen: SeenRequest[] } {
  const seen: SeenRequest[] = [];
  const fetch: Fetch = (url, init) => {
    const request: SeenRequest = {
      method: init?.method ?? 'GET',
      url: new URL(url),
      headers: new Headers(init?.headers),
      body: typeof init?.body === 'string' ? init.body : '',
      signal: init?.signal ?? undefined,
    };
    seen.push(request);
    return new Promise((resolve, reject) => {
      const abort = () => reject(new DOMException('aborted', 'AbortError'));
      if (request.signal?.aborted) return abort();
      request.signal?.addEventListener('abort', abort, { once: true });
      Promise.resolve(script(request)).then(resolve, reject);
    });
  };
  return { fetch, seen };
}

/** A JSON answer. */
export function json(body: unknown, status = 200, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(body), {
    ...init,
    status,
    headers: { 'content-type': 'application/json', ...init.headers },
  });
}

/** An answer with no body; `reason` is the HTTP reason phrase. */
export function bare(status: number, reason = '', headers: Record<string, string> = {}): Response {
  return new Response(null, { status, statusText: reason, headers });
}

/** What a connector told its context, for tests. */
export type Heard = {
  readonly events: FloorEvent[];
  readonly quarantined: Quarantined[];
  readonly counts: Map<string, number>;
  readonly memory: Map<string, string>;
  readonly logs: string[];
};

/** A context that remembers everything it is told. */
export function makeContext(
  overrides: Partial<ConnectorContext> & {
    readonly remembered?: Map<string, string>;
    readonly known?: () => KnownFloor;
  } = {},
): { readonly context: ConnectorContext; readonly heard: Heard } {
  const { remembered, ...given } = overrides;
  const heard: Heard = {
    events: [],
    quarantined: [],
    counts: new Map(),
    memory: remembered ?? new Map(),
    logs: [],
  };
  const context: ConnectorContext = {
    clock: createManualClock(),
    fetch: () => Promise.reject(new Error('no fetch was given')),
    random: () => 0.5,
    log: (_level, message) => void heard.logs.push(message),
    emit: events => {
      heard.events.push(...events);
      return Promise.resolve();
    },
    quarantine: item => void heard.quarantined.push(item),
    count: (name, labels) => {
      const key = [name, ...Object.values(labels ?? {})].join(' ');
      heard.counts.set(key, (heard.counts.get(key) ?? 0) + 1);
    },
    memory: {
      get: key => Promise.resolve(heard.memory.get(key)),
      set: (key, value) => {
        if (value === undefined) heard.memory.delete(key);
        else heard.memory.set(key, value);
        return Promise.resolve();
      },
    },
    ...given,
  };
  return { context, heard };
}
