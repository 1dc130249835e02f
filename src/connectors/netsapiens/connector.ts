import type { FloorEvent } from '../../floor/events.ts';
import { createPlatformTimes } from '../clock-offset.ts';
import type { Connector, ConnectorContext } from '../connector.ts';
import { createEmitter } from '../emitter.ts';
import { createSend } from '../http.ts';
import { createLinkTracker } from '../link.ts';
import { unsent } from '../outcomes.ts';
import { waitWords } from '../poller.ts';
import { createRateLimit } from '../rate-limit.ts';
import { createApi } from './api.ts';
import { NETSAPIENS_CAPABILITIES } from './capabilities.ts';
import type { NetsapiensConfig } from './config.ts';
import { createHostGuard, type Pause, pauseWords } from './host-guard.ts';
import { statusLabel } from './map-agent.ts';
import { createAgentMirror } from './mirror-agents.ts';
import { createCallMirror } from './mirror-calls.ts';
import { createQueueMirror } from './mirror-queues.ts';
import { createTextMirror } from './mirror-texts.ts';
import { createPending } from './pending.ts';
import { perform } from './perform.ts';
import { CONTACTS, type PollContext, type Read, runPolls, VITAL } from './polls.ts';
import { createRowReader, createSetAside } from './readings.ts';
import { readTime } from './times.ts';
import { createTokens } from './tokens.ts';
import { createWakeableClock } from './wakeable-clock.ts';
import { createWebhooks, type Model } from './webhooks.ts';
import { OFFLINE_STATUSES } from './wire-write.ts';
import { createWriteWatch } from './write-watch.ts';

/** The name of troubles of the host as a whole, which is then asked for nothing. */
const HOST = 'host';
/** While posts come in, what they are about is polled this much more slowly. */
const RELAXED = 6;
const ENSURE_EVERY_MS = 600_000;
const ENSURE_RETRY_MS = 30_000;

/** Opens one NetSapiens domain. */
export function createNetsapiensConnector(config: NetsapiensConfig, context: ConnectorContext): Connector {
  const { id: platformId, poll } = config;
  const { clock, random, log, count } = context;
  const stopping = new AbortController();
  const { signal } = stopping;
  const emitter = createEmitter(context, signal);
  const emit = (events: readonly FloorEvent[]) => emitter(events);
  const times = createPlatformTimes(clock);
  const link = createLinkTracker({
    platformId,
    clock,
    vital: VITAL,
    contacts: CONTACTS,
    blocking: [HOST],
    tell: events => void emit(events),
  });

  const guard = createHostGuard({
    send: createSend(context.fetch, clock),
    rate: createRateLimit(clock, config.rate.perSecond, config.rate.burst),
    clock,
    versionUrl: `${config.url}/version`,
    signal,
    count,
    changed: pause => {
      if (pause === undefined) return link.drop(HOST);
      // One forbidden call is no trouble of the whole host: that shows when it is known.
      if (pause.why === 'suspected') return;
      link.bad(HOST, pause.why === 'blocked' ? 'vital' : 'partial', hostTrouble(pause, clock.now()));
    },
  });
  const setAside = createSetAside(platformId, context);
  const tokens = createTokens({ config, guard, clock });
  const api = createApi({ config, guard, tokens, times, now: clock.now, unreadable: setAside });
  const pending = createPending(clock);

  const time = (value: string | undefined) => {
    const at = readTime(value, config.timeZone);
    return at === undefined ? undefined : times.at(at);
  };
  const known = context.known?.();
  const calls = createCallMirror(platformId, known);
  const agents = createAgentMirror({
    platformId,
    customStatuses: config.customStatuses,
    legsOf: calls.legsOf,
    pending,
    known,
  });
  const queues = createQueueMirror({
    platformId,
    serviceLevel: config.serviceLevel,
    activeOf: calls.activeOf,
    staffOf: agents.staffOf,
    time,
    salt: JSON.stringify(config.auth),
    known,
  });
  const texts = createTextMirror(platformId, known);
  const webhooks =
    config.publicUrl === undefined
      ? undefined
      : createWebhooks({
          platformId,
          publicUrl: config.publicUrl,
          api,
          memory: context.memory,
          clock,
          log,
          count,
          hint: model => hinted(model),
        });

  const relaxed = (model: Model) => () => (webhooks?.areAlive(model) ? RELAXED : 1);
  const clocks: PollContext['clocks'] = {
    callqueues: createWakeableClock(clock),
    agents: createWakeableClock(clock, relaxed('agent')),
    calls: createWakeableClock(clock, relaxed('call')),
    messagesessions: createWakeableClock(clock, relaxed('messagesession')),
    statistics: createWakeableClock(clock),
  };
  const hinted = (model: Model) => {
    const reads: Readonly<Record<Model, readonly Read[]>> = {
      agent: ['agents'],
      call: ['calls', 'callqueues'],
      messagesession: ['messagesessions'],
    };
    for (const read of reads[model]) clocks[read].wake();
  };

  const watch = createWriteWatch({ platformId, pending, clock, signal, emit, readAgain: clocks.agents.wake });
  const domain = () => (config.domain === '~' ? queues.domain() : config.domain);

  const keepSubscribed = async (hooks: NonNullable<typeof webhooks>) => {
    while (!signal.aborted) {
      await guard.ready(signal);
      const where = domain();
      const all = where !== undefined && (await hooks.ensure(where, signal));
      if (all) link.good('subscriptions');
      else if (where !== undefined)
        link.bad(
          'subscriptions',
          'partial',
          'Event subscriptions could not be made: the floor is polled instead',
        );
      await clock.sleep(all ? ENSURE_EVERY_MS : ENSURE_RETRY_MS, signal);
    }
  };

  let started = false;
  let agentsKnown = false;
  const afterAgents = async () => {
    // Calls and conversations are placed by their agents: what was read before the first agents is read again.
    if (!agentsKnown) {
      agentsKnown = true;
      clocks.calls.wake();
      clocks.messagesessions.wake();
    }
    await watch.afterReading();
  };

  let running: Promise<unknown> = Promise.resolve();
  return {
    platformId,
    kind: 'netsapiens',
    identityFields: [],
    start: () => {
      if (started || signal.aborted) return;
      started = true;
      const slowest = Math.max(poll.queuesSeconds, poll.agentsSeconds, poll.callsSeconds);
      const platform = {
        id: platformId,
        kind: 'netsapiens',
        name: config.name,
        refreshMs: slowest * 1000 * (webhooks === undefined ? 1 : RELAXED),
        capabilities: NETSAPIENS_CAPABILITIES,
        asOf: clock.now(),
      } as const;
      void emit([{ type: 'platform.changed', platform }]);
      const places = {
        platformId,
        isAgent: agents.isAgent,
        agentName: agents.nameOf,
        queueName: queues.nameOf,
        time,
      };
      running = Promise.all([
        runPolls({
          config,
          api,
          guard,
          link,
          clocks,
          random,
          signal,
          readRows: createRowReader(setAside),
          queues,
          agents,
          calls,
          texts,
          places,
          emit,
          afterAgents,
          onFallback: () => {
            count('agents_by_queue');
            log('warn', 'netsapiens agents are read queue by queue', { platform: platformId });
            clocks.agents.wake();
          },
        }),
        ...(webhooks === undefined ? [] : [keepSubscribed(webhooks)]),
      ]).catch(error => log('error', 'netsapiens connector stopped by an error', { error: String(error) }));
    },
    perform: async command => {
      if (signal.aborted)
        return unsent('failed', 'Default', 'Nothing was sent: this platform was taken out of service.');
      return perform(command, {
        api,
        guard,
        context: {
          domain: domain(),
          rowOf: agents.rowOf,
          spelled: agents.spelled,
          whole: config.update === 'whole',
        },
        pending,
        heard: agents.heard,
        emit: events => void emit(events),
        wrote: watch.wrote,
      });
    },
    reasonCodes: async () =>
      OFFLINE_STATUSES.map(code => ({ code, label: statusLabel(code, config.customStatuses) })),
    release: async () => {},
    ...(webhooks === undefined
      ? {}
      : { receive: async (path: string, body: string) => webhooks.receive(path, body) }),
    stop: async () => {
      await webhooks?.remove();
      stopping.abort();
      await running;
    },
  };
}

function hostTrouble(pause: Pause, now: number): string {
  return `${pauseWords(pause)}; nothing is sent, next try in ${waitWords(pause.until - now)}`;
}
