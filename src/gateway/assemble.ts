import type { Logger } from 'pino';
import type { Connector, ConnectorContext, Fetch } from '../connectors/connector.ts';
import { toSnapshot } from '../floor/snapshot.ts';
import type { Clock } from '../lib/clock.ts';
import { NO_THRESHOLDS, type Thresholds } from '../protocol/thresholds.ts';
import { createAudit } from './audit/audit.ts';
import { createHeadKeeper, type HeadFile } from './audit/head.ts';
import { createBus } from './commands/bus.ts';
import { recover } from './commands/recover.ts';
import { createFeed } from './feed/feed.ts';
import { createSnapshots } from './feed/snapshots.ts';
import type { Gateway } from './gateway.ts';
import { createHistory } from './history/history.ts';
import { sessionCookie } from './http/cookies.ts';
import type { Origins } from './http/origin.ts';
import { createStaticFiles } from './http/static-files.ts';
import { createAuthenticate } from './http/viewer.ts';
import { createLoans, loanAlongside } from './loans/loans.ts';
import type { EventLog } from './log/event-log.ts';
import { type Retention, startHousekeeping } from './log/housekeeping.ts';
import { createKeeper } from './log/keeper.ts';
import { restoreFloor } from './log/restore.ts';
import { logOf } from './ops/logger.ts';
import { createMetrics } from './ops/metrics.ts';
import { createQuarantine } from './ops/quarantine.ts';
import { createIdentities } from './people/identities.ts';
import { hashPassword } from './people/password.ts';
import type { Person } from './people/person.ts';
import { createRoll } from './people/roll.ts';
import type { SecretBox } from './people/secret-box.ts';
import { createSessions } from './people/sessions.ts';
import { createSignIn } from './people/sign-in.ts';
import { startSampler } from './queues/sampler.ts';
import { startTallier } from './queues/tallier.ts';
import { createTrends } from './queues/trends.ts';
import { startThresholdCheck } from './queues/unmatched.ts';
import type { Store } from './store/store.ts';
import { createReveals } from './texts/reveals.ts';
import { createTranscripts } from './texts/transcripts.ts';
import { createTypingNotices } from './texts/typing.ts';

const LONGEST_GOODBYE_MS = 10_000;
/** Where the disk refuses already, waiting brings little. */
const GOODBYE_WITHOUT_DISK_MS = 1500;

/** What a gateway is made of; everything that touches the world comes in here. */
export type Parts = {
  readonly log: EventLog;
  readonly store: Store;
  readonly clock: Clock;
  readonly random: () => number;
  readonly fetch: Fetch;
  readonly logger: Logger;
  readonly build: string;
  readonly demo: boolean;
  readonly origins: Origins;
  readonly trustProxy: boolean;
  readonly undoMs: number;
  /** When queues are in trouble; absent: as is usual. */
  readonly thresholds?: Thresholds;
  readonly retention: Retention;
  readonly people: readonly Person[];
  readonly box: SecretBox | undefined;
  /** Identities that people have from the beginning, unless they linked others. */
  readonly identities?: readonly {
    readonly username: string;
    readonly platformId: string;
    readonly fields: Readonly<Record<string, string>>;
  }[];
  /** Where how far the audit has come is kept beside it; absent: nowhere. */
  readonly auditHead?: HeadFile;
  /** Folder of the built application. */
  readonly files: string;
  /** Ids of the platforms, to forget those that are no longer configured; absent: forget none. */
  readonly platformIds?: readonly string[];
  /** One function per platform that makes its connector. */
  readonly platforms: readonly ((context: ConnectorContext) => Connector)[];
};

/** A gateway that runs. */
export type Running = {
  readonly gateway: Gateway;
  /** Takes a new list of people; see `Roll`. */
  readonly replacePeople: (people: readonly Person[]) => Promise<void>;
  /** Answers what is held, waits for commands in flight, stores the floor, closes the stores. */
  readonly stop: () => Promise<void>;
};

/** Puts a gateway together: rebuilds the floor, reconciles commands, starts the connectors. */
export async function startGateway(parts: Parts): Promise<Running> {
  const { log, store, clock, logger, build, people, undoMs } = parts;
  const report = logOf(logger, 'gateway');
  const metrics = createMetrics();
  const keeper = createKeeper({
    log,
    store,
    clock,
    report,
    start: await restoreFloor(log, store, clock.now(), parts.platformIds),
    onBroken: (event, error) =>
      report('error', 'An event broke the floor.', { type: event.type, error: String(error) }),
  });
  const feed = createFeed({ keeper, log, clock, build });
  const audit = createAudit(store, clock);
  const heads = parts.auditHead && createHeadKeeper({ store, audit, file: parts.auditHead, report });
  await heads?.begin();
  const roll = createRoll(people, store);
  const connectors = new Map<string, Connector>();
  const sessions = await createSessions({
    store,
    clock,
    report,
    onEnd: ({ key, username, isLast }) => {
      feed.cut(key);
      // Nobody is there any more to hear what their legs on the platforms carry.
      if (isLast) for (const connector of connectors.values()) void connector.release(username);
    },
  });
  // The demonstration's published password is hashed anew at each start.
  if (!parts.demo) await roll.begin(sessions);
  const quarantine = createQuarantine({ store, clock, report, metrics, emit: keeper.emit });

  for (const make of parts.platforms) {
    // The id is known only when the connector is made, and it needs its memory only when it starts.
    const own = (): string => connector.platformId;
    const connector: Connector = make({
      clock,
      fetch: parts.fetch,
      random: parts.random,
      log: logOf(logger, 'connector'),
      emit: keeper.emit,
      quarantine,
      count: (what, labels = {}) => metrics.onTheWay(own(), what, Object.values(labels).join(' ')),
      memory: {
        get: key => store.memory.get(`connector ${own()}`, key),
        set: (key, value) => keeper.remember(`connector ${own()}`, key, value),
      },
      known: () => toSnapshot(keeper.floor()),
    });
    connectors.set(connector.platformId, connector);
  }

  const identities = createIdentities({ store, audit, connectors, box: parts.box });
  for (const { username, platformId, fields } of parts.identities ?? []) {
    const person = roll.people.get(username);
    const isLinked = (await identities.label(username, platformId)) !== undefined;
    if (person && !isLinked) await identities.link(person, platformId, fields);
  }
  const busDeps = {
    store,
    audit,
    clock,
    report,
    emit: keeper.emit,
    floor: keeper.floor,
    connectors,
    identities,
    people: roll.people,
    undoMs,
    alongside: loanAlongside(keeper.floor),
  };
  const bus = createBus(busDeps);
  const loans = createLoans({
    store,
    audit,
    clock,
    report,
    floor: keeper.floor,
    bus: () => bus,
    people: roll.people,
  });
  const sampler = startSampler({ store, clock, report, floor: keeper.floor });
  const thresholds = parts.thresholds ?? NO_THRESHOLDS;
  const tallier = startTallier({ clock, report, floor: keeper.floor, emit: keeper.emit, thresholds });
  keeper.subscribe(({ entries }) => {
    for (const { event, audience } of entries) {
      bus.watch.see(event);
      sampler.see(event);
      tallier.see(event);
      metrics.events.inc({ platform: audience.platformId, type: event.type });
      if (event.type === 'command.changed') {
        const { type, state } = event.command;
        metrics.commands.inc({ type, state });
        loans.see(event.command);
      }
    }
  });
  metrics.gauge('held_polls', 'Polls that are held now.', () => feed.held().polls);
  metrics.gauge('held_streams', 'Streams that are open now.', () => feed.held().streams);
  metrics.gauge('sessions', 'Sessions that are signed in.', () => sessions.count());
  metrics.gauge('log_writable', 'Whether the event log could be written last time: 1 or 0.', () =>
    keeper.isHealthy() ? 1 : 0,
  );
  metrics.gauge('log_head', 'Place of the newest event.', () => keeper.head());
  await recover(busDeps, log, bus.watch);
  await loans.start();

  const typing = createTypingNotices({
    connectors,
    clock,
    count: (platform, outcome) => metrics.typing.inc({ platform, outcome }),
  });
  const cookie = sessionCookie(parts.origins.publicOrigin?.startsWith('https:') ?? false);
  let ready = true;
  const gateway: Gateway = {
    clock,
    build,
    demo: parts.demo,
    undoMs,
    thresholds,
    origins: parts.origins,
    cookie,
    trustProxy: parts.trustProxy,
    connectors,
    keeper,
    store,
    feed,
    snapshots: createSnapshots({ keeper, clock, build }),
    history: createHistory(log, clock),
    trends: createTrends({ store, clock }),
    transcripts: createTranscripts(log),
    reveals: createReveals({ audit, clock }),
    typing,
    bus,
    loans,
    audit,
    sessions,
    signIn: createSignIn({
      people: roll.people,
      sessions,
      audit,
      clock,
      nobody: await hashPassword('nobody'),
    }),
    authenticate: createAuthenticate(roll.people, sessions, cookie),
    identities,
    metrics,
    staticFiles: createStaticFiles(parts.files),
    isReady: () => ready,
  };
  const housekeeping = startHousekeeping({
    log,
    store,
    keeper,
    clock,
    report,
    retention: parts.retention,
    alsoEachRound: async () => {
      await sessions.sweep();
      await heads?.note();
    },
  });
  for (const connector of connectors.values()) connector.start();
  const thresholdCheck = startThresholdCheck({
    clock,
    report,
    floor: keeper.floor,
    thresholds,
    platforms: [...connectors.keys()],
  });
  metrics.gauge('thresholds_without_queue', 'Configured thresholds of queues that no platform has.', () =>
    thresholdCheck.count(),
  );

  /**
   * Neither a platform that does not answer nor a disk that refuses may keep the gateway from going down: commands
   * become `unknown`, and events that were never acknowledged are heard again.
   */
  const soon = async (work: Promise<unknown>) => {
    const enough = new AbortController();
    const longest = keeper.isHealthy() ? LONGEST_GOODBYE_MS : GOODBYE_WITHOUT_DISK_MS;
    await Promise.race([work, clock.sleep(longest, enough.signal)]);
    enough.abort();
  };

  return {
    gateway,
    replacePeople: next => roll.replace(next, sessions),
    stop: async () => {
      ready = false;
      feed.drain();
      typing.stop();
      thresholdCheck.stop();
      await soon(loans.stop());
      await soon(bus.drain());
      await soon(Promise.all([...connectors.values()].map(connector => connector.stop())));
      await soon(Promise.all([tallier.stop(), sampler.stop()]));
      await soon(keeper.drain());
      await housekeeping
        .stop()
        .catch(error =>
          report('error', 'The floor could not be stored at the end.', { error: String(error) }),
        );
      feed.drain();
      if (!keeper.isHealthy())
        report(
          'error',
          'What was heard last could not be written. The platforms are read anew at the start.',
        );
      await heads
        ?.note()
        .catch(error =>
          report('error', 'The end of the audit could not be noted.', { error: String(error) }),
        );
      await log.close();
      await store.close();
    },
  };
}
