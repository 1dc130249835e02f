import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { emptyFloor, type Floor } from '../floor/floor.ts';
import { reduceAll } from '../floor/reduce.ts';
import { toSnapshot } from '../floor/snapshot.ts';
import { type EventsReply, parseCursor, type SnapshotReply } from '../protocol/feed.ts';
import { readEvent } from './feed/render.ts';
import { floorUpTo } from './history/history.ts';
import { openSqliteLog } from './log/sqlite-log.ts';
import { PASSWORD } from './testing.ts';
import { canonicalFloor } from './testing-floor.ts';

const children: ChildProcess[] = [];
const folders: string[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Starts the gateway in a process of its own; tells its port, and what it acknowledged to its platform. */
async function startChild(folder: string) {
  const script = fileURLToPath(new URL('./testing-child.ts', import.meta.url));
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  let acknowledged = 0;
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the gateway ended')));
    createInterface(child.stdout).on('line', line => {
      const [word, number] = line.split(' ');
      if (word === 'listening') resolve(Number(number));
      if (word === 'acknowledged') acknowledged = Number(number);
    });
  });
  return {
    address: `http://127.0.0.1:${port}`,
    acknowledged: () => acknowledged,
    end: async (signal: NodeJS.Signals) => {
      const exited = once(child, 'exit');
      child.kill(signal);
      await exited;
    },
  };
}

/** A browser that follows one floor over all lives of the gateway, and remembers every event. */
function makeBrowser() {
  let cookie = '';
  let cursor = '';
  let floor: Floor = emptyFloor;
  const heard: number[] = [];
  return {
    heard,
    floor: () => floor,
    signIn: async (address: string) => {
      const body = JSON.stringify({ username: 'supervisor', password: PASSWORD });
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${address}/api/session`, { method: 'POST', headers, body });
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
      cursor = `${(await fetchFloor(address, cookie)).cursor.split('.')[0]}.0`;
    },
    poll: async (address: string) => {
      const response = await fetch(`${address}/api/events?after=${cursor}&wait=1`, { headers: { cookie } });
      expect(response.status).toBe(200);
      const reply: EventsReply = await response.json();
      const before = parseCursor(cursor)?.sequence ?? 0;
      expect(parseCursor(reply.cursor)?.sequence).toBe(before + reply.events.length);
      for (const event of reply.events)
        if (event.type === 'agent.state-changed') heard.push(Number(event.state.word));
      floor = reduceAll(floor, reply.events);
      cursor = reply.cursor;
    },
    place: () => parseCursor(cursor)?.sequence ?? 0,
  };
}

async function fetchFloor(address: string, cookie: string): Promise<SnapshotReply> {
  return (await fetch(`${address}/api/floor`, { headers: { cookie } })).json();
}

describe('kill -9 in the middle of everything', () => {
  it('[EL3][EL5][FD1][PE4] loses no event that was acknowledged, leaves no gap and repeats none', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'floorwatch-kill-'));
    folders.push(folder);
    const browser = makeBrowser();
    let promised = 0;
    for (let life = 0; life < 4; life += 1) {
      const gateway = await startChild(folder);
      if (life === 0) await browser.signIn(gateway.address);
      const enough = browser.heard.length + 20 + Math.random() * 300;
      while (browser.heard.length < enough) await browser.poll(gateway.address);
      await new Promise(resolve => setTimeout(resolve, Math.random() * 60));
      await gateway.end('SIGKILL');
      promised = Math.max(promised, gateway.acknowledged());
    }
    const last = await startChild(folder);
    while ((browser.heard.at(-1) ?? 0) < promised + 1) await browser.poll(last.address);
    expect(browser.heard).toEqual(browser.heard.map((_, index) => index + 1));
    await last.end('SIGTERM');

    const log = openSqliteLog(join(folder, 'events.db'), Math.random);
    const entries = await log.read({ after: 0, limit: 1_000_000 });
    const words = entries
      .map(({ json }) => readEvent(json))
      .map(event => 'state' in event && event.state.word);
    expect(words).toEqual(words.map((_, index) => String(index + 1)));
    const restored = await floorUpTo(log, browser.place());
    expect(canonicalFloor(toSnapshot(browser.floor()))).toEqual(
      canonicalFloor(toSnapshot(restored?.floor ?? emptyFloor)),
    );
    await log.close();
  }, 60_000);
});
