import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pino } from 'pino';
import type { ConnectorContext } from '../../src/connectors/connector.ts';
import type { FloorEvent } from '../../src/floor/events.ts';
import { startGateway } from '../../src/gateway/assemble.ts';
import { listen } from '../../src/gateway/http/server.ts';
import { openSqliteLog } from '../../src/gateway/log/sqlite-log.ts';
import { hashPassword } from '../../src/gateway/people/password.ts';
import { createSecretBox } from '../../src/gateway/people/secret-box.ts';
import { openSqliteStore } from '../../src/gateway/store/sql-store.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { answer, cost } from './child.ts';
import { change, opening, PLATFORM, seeded } from './scene.ts';

/** The real gateway, durable log and all, in front of a platform that says what the benchmark wants. */

const agents = Number(process.argv[2] ?? 1000);
const folder = mkdtempSync(join(tmpdir(), 'floorwatch-bench-'));
const logger = pino({ level: 'silent' });
const password = 'benchmark';
let context: ConnectorContext | undefined;

const running = await startGateway({
  log: openSqliteLog(join(folder, 'events.db'), Math.random),
  store: await openSqliteStore(join(folder, 'store.db')),
  clock: systemClock,
  random: Math.random,
  fetch: () => Promise.reject(new Error('nothing is asked')),
  logger,
  build: 'bench',
  demo: true,
  origins: { publicOrigin: undefined, loopback: true },
  trustProxy: false,
  undoMs: 0,
  retention: { hours: 1, megabytes: 256 },
  people: [
    {
      username: 'bench',
      name: 'Bench',
      passwordHash: await hashPassword(password),
      role: 'supervisor',
      scope: { platforms: [], teams: [] },
    },
  ],
  box: createSecretBox(Buffer.alloc(32, 1)),
  files: resolve('dist'),
  platforms: [
    given => {
      context = given;
      return {
        platformId: PLATFORM,
        kind: 'cxone',
        identityFields: [],
        start: () => undefined,
        perform: () => Promise.reject(new Error('nothing is commanded')),
        release: () => Promise.resolve(),
        stop: () => Promise.resolve(),
      };
    },
  ],
});
const { port, close } = await listen(running.gateway, logger, { host: '127.0.0.1', port: 0 });
const emit = async (events: readonly FloorEvent[]) => context?.emit(events);
await emit([...opening(agents, Date.now(), seeded(3))]);

const signedIn = await fetch(`http://127.0.0.1:${port}/api/session`, {
  method: 'POST',
  headers: { 'content-type': 'application/json', origin: `http://127.0.0.1:${port}` },
  body: JSON.stringify({ username: 'bench', password }),
});
const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
const { createPulse } = await import('./pulse.ts');
const pulse = createPulse(agents, events => void emit(events as readonly FloorEvent[]));

/** Takes events in as fast as they become durable, for a while: how many a second that is. */
async function flood(ms: number) {
  const random = seeded(5);
  const before = cost();
  const began = performance.now();
  let count = 0;
  while (performance.now() - began < ms) {
    const at = Date.now();
    const waves = Array.from({ length: 10 }, () =>
      emit(Array.from({ length: 100 }, () => change(Math.floor(random() * agents), at + count++, random))),
    );
    await Promise.all(waves);
  }
  const seconds = (performance.now() - began) / 1000;
  return { perSecond: count / seconds, cpu: (cost().cpuMicros - before.cpuMicros) / 1e6 / seconds };
}

answer({
  hello: () => ({
    port,
    cookie,
    cursor: `${running.gateway.keeper.epoch()}.${running.gateway.keeper.head()}`,
  }),
  rate: ({ perSecond }) => pulse.set(Number(perSecond)),
  flood: ({ ms }) => flood(Number(ms)),
  mark: ({ clean }) => {
    if (clean === true) globalThis.gc?.();
    return { ...cost(), made: running.gateway.keeper.head(), ...running.gateway.feed.held() };
  },
  end: async () => {
    pulse.stop();
    await close();
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
    return {};
  },
});
