import { pino } from 'pino';
import type { Connector, ConnectorContext } from '../connectors/connector.ts';
import type { FloorEvent } from '../floor/events.ts';
import { makeState } from '../floor/testing.ts';
import { systemClock } from '../lib/clock.ts';
import { startGateway } from './assemble.ts';
import { takeDataFolder } from './data-folder.ts';
import { listen } from './http/server.ts';
import { openSqliteLog } from './log/sqlite-log.ts';
import { openSqliteStore } from './store/sql-store.ts';
import { makePerson } from './testing.ts';

/** A gateway in a process of its own, to be killed: its platform counts, and repeats what was not acknowledged. */

/** The nth thing that ever happened on this platform. */
function happening(n: number): FloorEvent {
  return {
    type: 'agent.state-changed',
    agentId: `cxone:${n % 7}`,
    state: makeState({ word: `${n}`, asOf: n }),
  };
}

function makeCounter(context: ConnectorContext): Connector {
  let running = true;
  const run = async () => {
    let next = Number((await context.memory.get('next')) ?? '1');
    while (running) {
      const count = 1 + Math.floor(Math.random() * 40);
      await context.emit(Array.from({ length: count }, (_, index) => happening(next + index)));
      process.stdout.write(`acknowledged ${next + count - 1}\n`);
      next += count;
      await context.memory.set('next', String(next));
    }
  };
  return {
    platformId: 'cxone',
    kind: 'cxone',
    identityFields: [],
    start: () => void run(),
    perform: () => Promise.reject(new Error('not asked for')),
    release: async () => {},
    stop: async () => {
      running = false;
    },
  };
}

const folder = takeDataFolder(process.argv[2] ?? '');
if (!folder.ok) throw new Error(folder.error);
const logger = pino({ level: 'silent' });
const { gateway, stop } = await startGateway({
  log: openSqliteLog(folder.value.path('events.db'), Math.random),
  store: await openSqliteStore(folder.value.path('store.db')),
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
  people: [makePerson('supervisor', 'supervisor')],
  box: undefined,
  files: '/nonexistent',
  platforms: [makeCounter],
});
const listening = await listen(gateway, logger, { host: '127.0.0.1', port: 0 });
process.stdout.write(`listening ${listening.port}\n`);
process.on('SIGTERM', () => {
  void Promise.all([listening.close(), stop()]).then(() => process.exit(0));
});
