import { bare, createManualClock, json, makeContext, type SeenRequest, scriptedFetch } from '../testing.ts';
import { type NetsapiensConfigInput, netsapiensConfigSchema } from './config.ts';
import { createNetsapiensConnector } from './connector.ts';
import { ACCEPTED, AGENT_ROW, QUEUE_ROW } from './samples.ts';

/** A platform made of a few lists, which tests change while the connector reads. */
export type Script = {
  queues: unknown;
  agents: unknown;
  waiting: unknown;
  calls: unknown;
  messages: unknown;
  statistics: unknown;
  /** Answers a request before the lists do; `undefined`: let the lists answer. */
  before: (request: SeenRequest, path: string) => Response | undefined;
};

export function makeRow(overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { ...AGENT_ROW, ...overrides };
}

export function makeQueueRow(overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { ...QUEUE_ROW, ...overrides };
}

/** A connector against a scripted platform, on a clock that moves when told to. */
export function makeBench(
  config: Partial<NetsapiensConfigInput> = {},
  context: Parameters<typeof makeContext>[0] = {},
) {
  const clock = createManualClock();
  const script: Script = {
    queues: [makeQueueRow({ 'active-queued-calls-total-current': 0 })],
    agents: [makeRow()],
    waiting: [],
    calls: [],
    messages: [],
    statistics: {},
    before: () => undefined,
  };
  const paged = (rows: unknown, url: URL) => {
    if (!Array.isArray(rows)) return rows;
    const start = Number(url.searchParams.get('start') ?? 0);
    return rows.slice(start, start + Number(url.searchParams.get('limit') ?? 100));
  };
  const { fetch, seen } = scriptedFetch(request => {
    const path = request.url.pathname.replace('/ns-api/v2/', '');
    const special = script.before(request, path);
    if (special !== undefined) return special;
    if (path === 'version') return json({ apiversion: '45.0', hostname: 'core1' });
    if (request.method !== 'GET') return json(ACCEPTED, 202);
    if (/\/callqueues$/.test(path)) return json(paged(script.queues, request.url));
    if (/\/agents$/.test(path)) return json(paged(script.agents, request.url));
    if (/\/queuedcall\//.test(path)) return json(script.waiting);
    if (/\/calls$/.test(path)) return json(paged(script.calls, request.url));
    if (/\/messagesessions$/.test(path)) return json(paged(script.messages, request.url));
    if (/\/statistics\/queue\/per-queue$/.test(path)) return json(script.statistics);
    if (/\/subscriptions$/.test(path)) return json([]);
    return bare(404, 'Not Found');
  });
  const { context: whole, heard } = makeContext({ clock, fetch, ...context });
  const parsed = netsapiensConfigSchema.parse({
    kind: 'netsapiens',
    url: 'https://core1.acme.example',
    auth: { type: 'apiKey', apiKey: 'nsd_demo' },
    rate: { perSecond: 1000, burst: 1000 },
    ...config,
  });
  const connector = createNetsapiensConnector(parsed, whole);
  const sent = (method: string, pattern: RegExp) =>
    seen.filter(request => request.method === method && pattern.test(request.url.pathname));
  return { clock, script, connector, heard, seen, sent, config: parsed };
}

/** The last event of a type that a connector told. */
export function lastOf<E extends { readonly type: string }, T extends E['type']>(
  events: readonly E[],
  type: T,
): Extract<E, { readonly type: T }> | undefined {
  return events.findLast((event): event is Extract<E, { readonly type: T }> => event.type === type);
}
