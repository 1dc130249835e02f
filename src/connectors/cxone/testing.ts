import { type AgentId, entityId } from '../../floor/ids.ts';
import type { Actor, ConnectorContext, LinkedIdentity, PlatformCommand } from '../connector.ts';
import {
  bare,
  createManualClock,
  type Heard,
  json,
  type ManualClock,
  makeContext,
  type Script,
  type SeenRequest,
  scriptedFetch,
} from '../testing.ts';
import { type CxoneConfig, type CxoneConfigInput, cxoneConfigSchema } from './config.ts';

/** A configuration for tests. */
export function makeConfig(overrides: Partial<CxoneConfigInput> = {}): CxoneConfig {
  return cxoneConfigSchema.parse({
    kind: 'cxone',
    baseUrl: 'https://cxone.example',
    accessKeyId: 'demo-key',
    accessKeySecret: 'demo-secret',
    ...overrides,
  });
}

export const agent = (nativeId: string | number): AgentId => entityId('cxone', String(nativeId));

/** A person who linked CXone agent 900. */
export const makeActor = (overrides: Partial<Actor> = {}): Actor => ({
  user: 'ada',
  name: 'Ada',
  identity: makeIdentity(),
  ...overrides,
});

export const makeIdentity = (fields: Record<string, string> = {}): LinkedIdentity => ({
  label: 'Ada',
  fields: {
    agentId: '900',
    accessKeyId: 'ada-key',
    accessKeySecret: 'ada-secret',
    stationPhone: '8013203420',
    ...fields,
  },
});

let commands = 0;

/** A command against an agent. */
export function makeCommand(
  instruction: Pick<PlatformCommand, 'type' | 'params'>,
  agentId: AgentId = agent(12214),
): PlatformCommand {
  commands += 1;
  return {
    id: `command-${commands}`,
    target: { agentId },
    reason: undefined,
    ...instruction,
  } as PlatformCommand;
}

type Answer = Response | Promise<Response> | ((request: SeenRequest) => Response | Promise<Response>);
/** Answers by what a request's path ends with, `METHOD path`; a list is used up one by one, its last answer stays. */
export type Routes = Readonly<Record<string, Answer | readonly Answer[]>>;

/** Nothing happens at this tenant. */
const QUIET: Routes = {
  'POST token/access-key': () => json({ access_token: 'token-1', expires_in: 3600 }),
  'GET agents/states': () =>
    json({ lastPollTime: '2026-01-05T09:00:00.000Z', totalRecords: 0, agentStates: [] }),
  'GET agents': () => json({ agents: [], totalRecords: 0 }),
  'GET teams': () => json({ teams: [], totalRecords: 0 }),
  'GET skills/activity': () => json({ skillActivity: [] }),
  'GET contacts/active': () => bare(204, 'No Contacts for the specified period'),
  'GET activesupervisors': () => json({ supervisorStatuslist: [] }),
};

/** A tenant that answers by routes, quiet where none is given. Unknown paths are answered 404. */
export function scriptedCxone(routes: Routes): ReturnType<typeof scriptedFetch> {
  const used = new Map<string, number>();
  const script: Script = request => {
    const path = decodeURIComponent(request.url.pathname);
    const call = `${request.method} ${path.replace(/^.*\/services\/v\d+\.0\//, '').replace(/^.*(token\/access-key)$/, '$1')}`;
    const fitting = Object.entries({ ...QUIET, ...routes }).filter(([route]) => matches(route, call));
    const found = fitting.find(([route]) => !route.includes('*')) ?? fitting[0];
    if (found === undefined) return bare(404, 'Not Found');
    const [route, answers] = found;
    const list = Array.isArray(answers) ? answers : [answers];
    const at = used.get(route) ?? 0;
    used.set(route, at + 1);
    const answer: Answer = list[Math.min(at, list.length - 1)];
    return typeof answer === 'function' ? answer(request) : answer;
  };
  return scriptedFetch(script);
}

function matches(route: string, call: string): boolean {
  const pattern = route.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('\\*', '[^/]+');
  return new RegExp(`^${pattern}$`, 'i').test(call);
}

/** A held poll: never answered, ends when it is aborted. */
export const held = () => new Promise<Response>(() => {});

/** Everything a test of the connector holds in its hands. */
export type Bench = {
  readonly context: ConnectorContext;
  readonly heard: Heard;
  readonly clock: ManualClock;
  readonly seen: SeenRequest[];
  /** Requests so far whose path ends so, as `METHOD path?query`. */
  readonly calls: (end: string) => readonly SeenRequest[];
};

/** A context on top of a scripted tenant. */
export function makeBench(routes: Routes = {}, overrides: Parameters<typeof makeContext>[0] = {}): Bench {
  const clock = createManualClock();
  const { fetch, seen } = scriptedCxone(routes);
  const { context, heard } = makeContext({ clock, fetch, ...overrides });
  return {
    context,
    heard,
    clock,
    seen,
    calls: end => seen.filter(request => decodeURIComponent(request.url.pathname).endsWith(end)),
  };
}
