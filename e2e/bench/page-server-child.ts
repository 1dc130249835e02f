import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FloorEvent } from '../../src/floor/events.ts';
import { emptyFloor } from '../../src/floor/floor.ts';
import { reduceAll } from '../../src/floor/reduce.ts';
import { toSnapshot } from '../../src/floor/snapshot.ts';
import type { SessionReply } from '../../src/protocol/session.ts';
import { NO_THRESHOLDS } from '../../src/protocol/thresholds.ts';
import { answer } from './child.ts';
import { agentName, change, heard, opening, seeded } from './scene.ts';

/** Serves the built page and the pages beside it, and speaks the feed's part of `/api` at any rate that is wanted. */

const TICK = 100;
const built = process.argv[2] ?? 'dist';
const pages = fileURLToPath(new URL('pages', import.meta.url));
const grid = fileURLToPath(
  new URL('../../node_modules/ag-grid-community/dist/ag-grid-community.min.js', import.meta.url),
);

const random = seeded(17);
let floor = emptyFloor;
let log: readonly FloorEvent[][] = [];
/** Agents that change. */
let changing: readonly number[] = [];
let rate = 0;
let owed = 0;
let beats = 0;
const streams = new Set<ServerResponse>();

const session: SessionReply = {
  user: { username: 'bench', name: 'Bench', role: 'supervisor' },
  permissions: ['floor.view', 'customer.view'],
  scope: { platforms: [], teams: [] },
  identities: [],
  demo: true,
  build: 'bench',
  undoMs: 5000,
  thresholds: NO_THRESHOLDS,
};

const reply = (events: readonly FloorEvent[]) =>
  JSON.stringify({ cursor: `bench.${log.length}`, events, serverTime: Date.now(), build: 'bench' });

setInterval(() => {
  owed += (rate * TICK) / 1000;
  const count = Math.floor(owed);
  owed -= count;
  beats += 1;
  const now = Date.now();
  const events: FloorEvent[] = beats % 10 === 0 ? [heard(now)] : [];
  for (let n = 0; n < count; n += 1) {
    const agent = changing[Math.floor(random() * changing.length)];
    if (agent !== undefined) events.push(change(agent, now, random));
  }
  if (events.length === 0) return;
  floor = reduceAll(floor, events);
  log = [...log, events];
  const line = `${reply(events)}\n`;
  for (const stream of streams) stream.write(line);
}, TICK);

/** Begins anew with so many agents, of whom all or the first `onScreen` by name change. */
function load(agents: number, perSecond: number, onScreen: number | undefined) {
  floor = reduceAll(emptyFloor, opening(agents, Date.now(), random));
  log = [];
  rate = perSecond;
  const everybody = Array.from({ length: agents }, (_, n) => n);
  const byName = () => everybody.toSorted((a, b) => (agentName(a) < agentName(b) ? -1 : 1));
  changing = onScreen === undefined ? everybody : byName().slice(0, onScreen);
  for (const stream of streams) stream.destroy();
}

function api(request: IncomingMessage, response: ServerResponse, url: URL) {
  response.setHeader('content-type', 'application/json');
  if (url.pathname === '/api/session') return response.end(JSON.stringify(session));
  if (url.pathname === '/api/floor') {
    const { cursor, serverTime, build } = JSON.parse(reply([]));
    return response.end(JSON.stringify({ cursor, floor: toSnapshot(floor), serverTime, build }));
  }
  if (url.pathname !== '/api/events') return response.writeHead(404).end('{}');
  const after = Number(url.searchParams.get('after')?.split('.')[1]);
  const missed = log.slice(after).flat();
  if (!request.headers.accept?.includes('ndjson')) return response.end(reply(missed));
  response.writeHead(200, { 'content-type': 'application/x-ndjson' }).write(`${reply(missed)}\n`);
  streams.add(response);
  setTimeout(() => response.end(), Number(url.searchParams.get('wait')) * 1000).unref();
  return response.once('close', () => streams.delete(response));
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

function fileOf(pathname: string): string {
  if (pathname === '/peer/ag-grid-community.min.js') return grid;
  if (pathname.startsWith('/peer/')) return join(pages, pathname.slice('/peer/'.length));
  const file = join(built, pathname);
  if (extname(pathname) !== '' && existsSync(file)) return file;
  const page = join(built, `${pathname}.html`);
  return existsSync(page) ? page : join(built, 'index.html');
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://bench');
  if (url.pathname.startsWith('/api/')) return void api(request, response, url);
  const file = fileOf(url.pathname);
  response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
  response.end(readFileSync(file));
});
await new Promise<void>(resolve => {
  server.listen(0, '127.0.0.1', resolve);
});

answer({
  hello: () => ({ port: (server.address() as AddressInfo).port }),
  load: ({ agents, perSecond, onScreen }) =>
    load(Number(agents), Number(perSecond), onScreen === undefined ? undefined : Number(onScreen)),
});
