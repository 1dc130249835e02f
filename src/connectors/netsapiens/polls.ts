import type { FloorEvent } from '../../floor/events.ts';
import type { Millis } from '../../lib/clock.ts';
import type { CallWeight, LinkTracker } from '../link.ts';
import { poll, type Round, waitWords } from '../poller.ts';
import type { Api, Entries, Rows } from './api.ts';
import type { NetsapiensConfig } from './config.ts';
import type { HostGuard } from './host-guard.ts';
import type { CallPlaces } from './map-call.ts';
import type { Counters } from './map-queue.ts';
import type { TextPlaces } from './map-text.ts';
import type { AgentMirror } from './mirror-agents.ts';
import type { CallMirror } from './mirror-calls.ts';
import type { QueueMirror } from './mirror-queues.ts';
import type { TextMirror } from './mirror-texts.ts';
import type { RowReader } from './readings.ts';
import { startOfDay } from './times.ts';
import type { WakeableClock } from './wakeable-clock.ts';
import {
  agentRowSchema,
  callRowSchema,
  messageSessionRowSchema,
  queueRowSchema,
  statisticsRowSchema,
  waitingRowSchema,
} from './wire.ts';

/** The calls that the floor is read by; the vital ones first. */
export const READS = ['callqueues', 'agents', 'calls', 'messagesessions', 'statistics'] as const;
export type Read = (typeof READS)[number];

/** Without these the floor is blind. */
export const VITAL: readonly Read[] = ['callqueues', 'agents'];

/** These tell who waits, and who talks. */
export const CONTACTS: readonly Read[] = ['callqueues', 'calls'];

export type PollContext = {
  readonly config: NetsapiensConfig;
  readonly api: Api;
  readonly guard: HostGuard;
  readonly link: LinkTracker;
  readonly clocks: Readonly<Record<Read, WakeableClock>>;
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly readRows: RowReader;
  readonly queues: QueueMirror;
  readonly agents: AgentMirror;
  readonly calls: CallMirror;
  readonly texts: TextMirror;
  readonly places: CallPlaces & TextPlaces;
  readonly emit: (events: readonly FloorEvent[]) => Promise<unknown>;
  /** After each reading of agents: what was written may show now. */
  readonly afterAgents: () => Promise<void>;
  /** The domain's own list of agents is of no use: queues are asked one by one. */
  readonly onFallback: () => void;
};

const LABELS: Readonly<Record<Read, string>> = {
  callqueues: 'Queues',
  agents: 'Agents',
  calls: 'Active calls',
  messagesessions: 'Message sessions',
  statistics: "Today's statistics",
};

/** Runs every poll until the signal aborts. */
export async function runPolls(context: PollContext): Promise<void> {
  const { config, guard, link, clocks, random, signal } = context;
  const { poll: periods } = config;
  const run = (name: Read, seconds: number, round: (signal: AbortSignal) => Promise<Round>) =>
    poll({
      clock: clocks[name],
      random,
      periodMs: seconds * 1000,
      signal,
      round: async stopped => {
        await guard.ready(stopped);
        if (stopped.aborted) return { ok: true };
        const result = await round(stopped);
        if (result.ok) link.good(name);
        // Held back by the guard in between: it tells by itself, and the next round waits for it.
        else if (guard.pause() !== undefined) return { ok: true };
        return result;
      },
      onBad: (why, waitMs) =>
        link.bad(name, weightOf(name), `${LABELS[name]}: ${why}; next try in ${waitWords(waitMs)}`),
    });
  await Promise.all([
    run('callqueues', periods.queuesSeconds, stopped => readQueues(context, stopped)),
    run('agents', periods.agentsSeconds, createAgentsRound(context)),
    run('calls', periods.callsSeconds, stopped => readCalls(context, stopped)),
    run('messagesessions', periods.messagesSeconds, stopped => readTexts(context, stopped)),
    ...(config.statistics
      ? [run('statistics', periods.statisticsSeconds, stopped => readStatistics(context, stopped))]
      : []),
  ]);
}

const weightOf = (name: Read): CallWeight => (VITAL.includes(name) ? 'vital' : 'partial');
const bad = (failed: Extract<Rows | Entries, { ok: false }>): Round => ({
  ok: false,
  why: failed.why,
  retryAt: failed.retryAt,
});
const part = encodeURIComponent;

async function readQueues(context: PollContext, signal: AbortSignal): Promise<Round> {
  const { api, config, queues, readRows, emit } = context;
  const base = `domains/${part(config.domain)}`;
  const listed = await api.list({ name: 'callqueues', path: `${base}/callqueues`, signal });
  if (!listed.ok) return bad(listed);
  const { rows, complete } = readRows('callqueues', queueRowSchema, listed.rows);
  await emit(queues.read(rows, listed.askedAt, complete));
  let trouble: Round = { ok: true };
  for (const callqueue of queues.withWaiting()) {
    const waiting = await api.read({
      name: 'queuedcall',
      path: `${base}/queuedcall/${part(callqueue)}`,
      signal,
    });
    if (!waiting.ok && waiting.status !== 404) {
      trouble = bad(waiting);
      break;
    }
    const found = waiting.ok ? waiting.entries.map(([, row]) => row) : [];
    const askedAt = waiting.ok ? waiting.askedAt : listed.askedAt;
    const calls = readRows('queuedcall', waitingRowSchema, found);
    await emit(queues.waiting(callqueue, calls.rows, askedAt));
  }
  return trouble;
}

/**
 * Who serves which queue: by one call for the whole domain, or queue by queue. That the one call tells each agent's
 * queue is not documented: where it does not, or is not there, the queues are asked from then on.
 */
function createAgentsRound(context: PollContext): (signal: AbortSignal) => Promise<Round> {
  const { api, config, queues, agents, readRows, emit, onFallback } = context;
  const base = `domains/${part(config.domain)}`;
  let byQueue = config.poll.agentsBy === 'queue';

  const takeIn = async (found: readonly unknown[], askedAt: Millis): Promise<Round> => {
    const { rows, complete } = readRows('agents', agentRowSchema, found);
    if (rows.some(row => row.callqueue === undefined)) {
      byQueue = true;
      onFallback();
      return { ok: true };
    }
    await emit([...agents.read(rows, askedAt, complete), ...queues.retell(askedAt)]);
    await context.afterAgents();
    return { ok: true };
  };

  return async signal => {
    if (!byQueue) {
      const listed = await api.list({ name: 'agents', path: `${base}/agents`, signal });
      if (listed.ok) return takeIn(listed.rows, listed.askedAt);
      if (listed.status !== 404 || queues.all().length === 0) return bad(listed);
      byQueue = true;
      onFallback();
    }
    const found: unknown[] = [];
    let askedAt: Millis | undefined;
    for (const callqueue of queues.all()) {
      const path = `${base}/callqueues/${part(callqueue)}/agents`;
      const listed = await api.list({ name: 'callqueues/agents', path, signal });
      if (!listed.ok) return bad(listed);
      askedAt ??= listed.askedAt;
      found.push(...listed.rows.map(row => withQueue(row, callqueue)));
    }
    // Before the queues are known there is nothing to ask.
    return askedAt === undefined ? { ok: true } : takeIn(found, askedAt);
  };
}

async function readCalls(context: PollContext, signal: AbortSignal): Promise<Round> {
  const { api, config, calls, agents, queues, places, readRows, emit } = context;
  const listed = await api.list({ name: 'calls', path: `domains/${part(config.domain)}/calls`, signal });
  if (!listed.ok) return bad(listed);
  const { rows, complete } = readRows('calls', callRowSchema, listed.rows);
  const read = calls.read(rows, places, listed.askedAt, complete);
  await emit([
    ...read.events,
    ...agents.callsChanged(read.agents, listed.askedAt),
    ...queues.retell(listed.askedAt),
  ]);
  return { ok: true };
}

async function readTexts(context: PollContext, signal: AbortSignal): Promise<Round> {
  const { api, config, texts, places, readRows, emit } = context;
  const path = `domains/${part(config.domain)}/messagesessions`;
  const listed = await api.list({ name: 'messagesessions', path, signal });
  if (!listed.ok && listed.status !== 404) return bad(listed);
  const found = listed.ok ? listed.rows : [];
  const { rows, complete } = readRows('messagesessions', messageSessionRowSchema, found);
  await emit(
    texts.read(rows, places, listed.ok ? listed.askedAt : context.clocks.messagesessions.now(), complete),
  );
  return { ok: true };
}

async function readStatistics(context: PollContext, signal: AbortSignal): Promise<Round> {
  const { api, config, queues, readRows, emit, clocks } = context;
  const now = clocks.statistics.now();
  const since = startOfDay(now, config.timeZone);
  const instant = (at: Millis) => `${new Date(at).toISOString().slice(0, 19)}Z`;
  const answer = await api.read({
    name: 'statistics',
    path: `domains/${part(config.domain)}/statistics/queue/per-queue`,
    query: {
      'datetime-start': instant(since),
      'datetime-end': instant(now),
      fields: config.statisticsFields,
    },
    signal,
  });
  if (!answer.ok && answer.status === 404)
    return {
      ok: false,
      why: 'this core does not offer them (404): set statistics to false in the configuration',
    };
  if (!answer.ok) return bad(answer);
  const counters = new Map<string, Counters>();
  for (const [callqueue, value] of answer.entries) {
    const [row] = readRows('statistics', statisticsRowSchema, [value]).rows;
    if (row !== undefined) counters.set(callqueue, { row, since });
  }
  await emit(queues.counted(counters, answer.askedAt));
  return { ok: true };
}

/** A queue's own list may leave out the queue. */
function withQueue(row: unknown, callqueue: string): unknown {
  return typeof row === 'object' && row !== null ? { callqueue, ...row } : row;
}
