import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseHead } from './audit/head.ts';
import { DEMO_PASSWORD } from './config/demo.ts';
import { takeDataFolder } from './data-folder.ts';
import { readOptions } from './options.ts';
import { hashPassword } from './people/password.ts';
import { dataFolderOf, serve } from './serve.ts';
import { openSqliteStore } from './store/sql-store.ts';
import { PASSWORD } from './testing.ts';
import { hashFromInput, verifyFolder } from './tools.ts';

let folder: string;
const stops: (() => Promise<void>)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'floorwatch-serve-'));
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(args: string[] = [], environment: Record<string, string> = {}) {
  const options = readOptions(['--port', '0', '--simulator', 'http://127.0.0.1:9', ...args]);
  if (!options.ok) throw new Error(options.error);
  const served = await serve({
    options: options.value,
    environment: { FLOORWATCH_DATA: join(folder, 'data'), FLOORWATCH_LOG_LEVEL: 'silent', ...environment },
    files: folder,
    build: 'test',
    fetch: () => Promise.reject(new Error('nothing answers there')),
    random: Math.random,
  });
  if (served.ok) stops.push(served.value.stop);
  return served;
}

const signIn = (address: string, username: string, password: string) =>
  fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });

async function configFile(changes: { password?: string; baseUrl?: string; extra?: string } = {}) {
  const { password = PASSWORD, baseUrl = 'http://127.0.0.1:9/cxone', extra = '' } = changes;
  const path = join(folder, 'floorwatch.yaml');
  const text = `${extra}
platforms:
  - {kind: cxone, baseUrl: "${baseUrl}", accessKeyId: k, accessKeySecret: s}
people:
  - {username: ana, role: supervisor, passwordHash: "${await hashPassword(password)}"}
`;
  writeFileSync(path, text);
  return path;
}

describe('starting the gateway', () => {
  it('[PE7] is a demonstration where no configuration is named, with its three people', async () => {
    const served = await start();
    if (!served.ok) throw new Error(served.error);
    for (const username of ['supervisor', 'viewer', 'admin'])
      expect((await signIn(served.value.address, username, DEMO_PASSWORD)).status).toBe(200);
    const { identities } = await (await signIn(served.value.address, 'supervisor', DEMO_PASSWORD)).json();
    expect(identities).toMatchObject([{ platformId: 'cxone', label: '9002' }, { platformId: 'genesys' }]);
    expect((await fetch(`${served.value.address}/readyz`)).status).toBe(200);
    expect(statSync(join(folder, 'data/demo.key')).mode & 0o777).toBe(0o600);
  });

  it('[PE7] refuses another address, or a real platform, while that password stands', async () => {
    expect(await start(['--host', '0.0.0.0'])).toMatchObject({ ok: false });
    expect(await start(['--simulator', 'https://api.example'])).toMatchObject({ ok: false });
    const config = await configFile({ password: DEMO_PASSWORD, baseUrl: 'https://api.example' });
    const refused = await start(['--config', config]);
    expect(refused).toMatchObject({ ok: false, error: expect.stringContaining('is not connected') });
  });

  it('[OP1] says which simulator it does not connect, instead of breaking off', async () => {
    for (const simulator of ['http://10.0.0.1:4100', 'ftp://127.0.0.1', 'file:///tmp'])
      expect(readOptions(['--simulator', simulator])).toMatchObject({
        ok: false,
        error: expect.stringContaining(`--simulator ${simulator}`),
      });
  });

  it('takes its people and secrets from a configuration', async () => {
    const served = await start(['--config', await configFile()]);
    if (!served.ok) throw new Error(served.error);
    const response = await signIn(served.value.address, 'ana', PASSWORD);
    expect(await response.json()).toMatchObject({ demo: false, user: { role: 'supervisor' } });
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    const fields = { agentId: '1', accessKeyId: 'k', accessKeySecret: 's' };
    const linked = await fetch(`${served.value.address}/api/identities/cxone`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ fields }),
    });
    expect(linked.status).toBe(503);
    expect((await linked.json()).message).toContain('FLOORWATCH_KEY');
  });

  it('[OP1] says what is wrong with the configuration, or with the key', async () => {
    const config = await configFile({ extra: 'gateway: {prot: 1}' });
    const refused = await start(['--config', config]);
    expect(refused).toMatchObject({
      ok: false,
      error: expect.stringContaining('floorwatch.yaml:1 gateway.prot'),
    });
    expect(await start(['--config', join(folder, 'none.yaml')])).toMatchObject({ ok: false });
    expect(await start([], { FLOORWATCH_KEY: 'short' })).toMatchObject({ ok: false });
  });

  it('[OP1] takes an empty setting of the environment for none, and names one that is not known', async () => {
    const asked = readOptions([]);
    if (!asked.ok) throw new Error(asked.error);
    expect(dataFolderOf(asked.value, { FLOORWATCH_DATA: '' })).toEqual(dataFolderOf(asked.value, {}));
    expect((await start([], { FLOORWATCH_LOG_LEVEL: '' })).ok).toBe(true);
    await stops.pop()?.();
    expect(await start([], { FLOORWATCH_LOG_LEVEL: 'chatty' })).toMatchObject({
      ok: false,
      error: expect.stringContaining('FLOORWATCH_LOG_LEVEL'),
    });
  });

  it('[OP6] tells those who are signed in from when on queues are in trouble', async () => {
    const config = await configFile({
      extra:
        'thresholds: {states: {unavailable: 600}, default: {waiting: 8}, queues: {Billing: {longestWaitSeconds: 60}}}',
    });
    const served = await start(['--config', config]);
    if (!served.ok) throw new Error(served.error);
    const reply = await (await signIn(served.value.address, 'ana', PASSWORD)).json();
    expect(reply.thresholds).toEqual({
      states: { unavailable: 600 },
      default: { waiting: 8 },
      queues: { Billing: { longestWaitSeconds: 60 } },
    });
  });

  it('[PE9] lets a restart keep who is signed in, but for those who have another password since', async () => {
    const config = await configFile();
    const text = readFileSync(config, 'utf8');
    const restart = async () => {
      for (const stop of stops.splice(0)) await stop();
      const served = await start(['--config', config]);
      if (!served.ok) throw new Error(served.error);
      return served.value.address;
    };
    const reply = await signIn(await restart(), 'ana', PASSWORD);
    const cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? '';
    const ask = async (address: string) =>
      (await fetch(`${address}/api/session`, { headers: { cookie } })).status;
    expect(await ask(await restart())).toBe(200);
    await configFile({ password: 'another one' });
    expect(await ask(await restart())).toBe(401);
    writeFileSync(config, text);
    expect(await ask(await restart())).toBe(401);
  });

  it('[PE9] signs out at once whom a new configuration does not name, and keeps the others', async () => {
    const path = await configFile();
    const ben = `  - {username: ben, role: viewer, passwordHash: "${await hashPassword(PASSWORD)}"}\n`;
    const without = readFileSync(path, 'utf8');
    writeFileSync(path, without + ben);
    const served = await start(['--config', path]);
    if (!served.ok) throw new Error(served.error);
    const { address, reload } = served.value;
    const cookies = await Promise.all(
      ['ana', 'ben'].map(
        async name => (await signIn(address, name, PASSWORD)).headers.get('set-cookie') ?? '',
      ),
    );
    const ask = (path: string) =>
      Promise.all(
        cookies.map(cookie =>
          fetch(`${address}${path}`, { headers: { cookie: cookie.split(';')[0] ?? '' } }),
        ),
      );
    const [reply] = await ask('/api/floor');
    const { cursor } = reply === undefined ? { cursor: '' } : await reply.json();
    const held = ask(`/api/events?after=${cursor}&wait=3`);
    writeFileSync(path, without);
    expect(await reload()).toEqual({ ok: true, value: true });
    expect((await held).map(({ status }) => status)).toEqual([200, 401]);
    expect((await ask('/api/floor')).map(({ status }) => status)).toEqual([200, 401]);
    writeFileSync(path, 'people: [');
    expect(await reload()).toMatchObject({ ok: false });
    expect((await ask('/api/floor')).map(({ status }) => status)).toEqual([200, 401]);
  });

  it('says so when the port is taken, and leaves the data folder free', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise(resolve => blocker.once('listening', resolve));
    const address = blocker.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const refused = await start(['--port', port]);
    expect(refused).toMatchObject({ ok: false, error: expect.stringContaining('cannot listen') });
    blocker.close();
    expect(await start()).toMatchObject({ ok: true });
  });

  it.each(['events.db', 'store.db'])('says which file is damaged, and what to do (%s)', async name => {
    await start();
    await stops.pop()?.();
    const file = join(folder, 'data', name);
    writeFileSync(
      file,
      'this is no database, and it is longer than a header of one hundred bytes'.repeat(40),
    );
    const refused = await start();
    expect(refused).toMatchObject({ ok: false, error: expect.stringContaining(`${name} cannot be opened`) });
    expect(refused).toMatchObject({ error: expect.stringContaining('Put a backup in its place') });
    rmSync(file);
    expect(await start()).toMatchObject({ ok: true });
  });

  it('says so when the folder cannot be written, and what to do', async () => {
    writeFileSync(join(folder, 'data'), 'a file is in the way');
    expect(await start()).toMatchObject({
      ok: false,
      error: expect.stringMatching(/cannot be used: .*Make room or .*FLOORWATCH_DATA/),
    });
  });

  it('makes the demonstration’s key again when a full disk left only a part of it', async () => {
    await start();
    await stops.pop()?.();
    const file = join(folder, 'data/demo.key');
    writeFileSync(file, '');
    expect(await start()).toMatchObject({ ok: true });
    expect(Buffer.from(readFileSync(file, 'utf8'), 'base64')).toHaveLength(32);
  });

  it('says so when pages within the log are damaged', async () => {
    await start();
    await stops.pop()?.();
    const file = join(folder, 'data/events.db');
    const bytes = readFileSync(file);
    bytes.fill(0xff, 4096);
    writeFileSync(file, bytes);
    expect(await start()).toMatchObject({ ok: false, error: expect.stringMatching(/malformed|damaged/) });
  });

  it('says so when the configuration is no file that can be read', async () => {
    expect(await start(['--config', folder])).toMatchObject({
      ok: false,
      error: expect.stringContaining('cannot be read'),
    });
  });

  it('[EL9] refuses a data folder that another process uses', async () => {
    await start();
    const second = await start();
    expect(second).toMatchObject({
      ok: false,
      error: expect.stringContaining('Another gateway uses the data folder'),
    });
    await stops.pop()?.();
    const free = takeDataFolder(join(folder, 'data'));
    expect(free.ok).toBe(true);
    if (free.ok) free.value.release();
  });

  it('keeps people signed in over a restart', async () => {
    const first = await start();
    if (!first.ok) throw new Error(first.error);
    const response = await signIn(first.value.address, 'supervisor', DEMO_PASSWORD);
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    await stops.pop()?.();
    const second = await start();
    if (!second.ok) throw new Error(second.error);
    expect((await fetch(`${second.value.address}/api/floor`, { headers: { cookie } })).status).toBe(200);
    await stops.pop()?.();
    expect(await verifyFolder(join(folder, 'data'))).toMatchObject({ ok: true });
  });
});

describe('the tools', () => {
  it('hash a password that is typed in', async () => {
    async function* typed() {
      yield Buffer.from('tea & ');
      yield 'biscuits\n';
    }
    expect(await hashFromInput(typed())).toMatch(/^\$argon2id\$/);
  });

  it('[AU3] verify the folder that the configuration names, or say why they do not know it', async () => {
    const path = await configFile({ extra: `gateway: {data: ${join(folder, 'elsewhere')}}` });
    const asked = readOptions(['--verify-audit', '--config', path]);
    if (!asked.ok) throw new Error(asked.error);
    expect(dataFolderOf(asked.value, {})).toEqual({ ok: true, value: join(folder, 'elsewhere') });
    writeFileSync(path, `${readFileSync(path, 'utf8')}wrong: true\n`);
    expect(dataFolderOf(asked.value, {})).toMatchObject({
      ok: false,
      error: expect.stringContaining('floorwatch.yaml:6 wrong'),
    });
    expect(dataFolderOf(asked.value, { FLOORWATCH_DATA: folder })).toEqual({ ok: true, value: folder });
  });

  it('[AU3] tell that rows were cut from the end of the audit, and the next start says so in it', async () => {
    const data = join(folder, 'data');
    const first = await start();
    if (!first.ok) throw new Error(first.error);
    await signIn(first.value.address, 'viewer', DEMO_PASSWORD);
    await stops.pop()?.();
    const whole = await verifyFolder(data);
    expect(whole).toMatchObject({ ok: true, message: expect.not.stringContaining('No head') });
    const head = parseHead(/head (\d+:\w+)/.exec(whole.message)?.[1]);
    const database = new DatabaseSync(join(data, 'store.db'));
    database.exec('DROP TRIGGER audit_no_delete');
    database.exec('DELETE FROM audit WHERE sequence = (SELECT MAX(sequence) FROM audit)');
    database.close();
    expect(await verifyFolder(data)).toMatchObject({
      ok: false,
      message: expect.stringContaining('its end was cut'),
    });
    const file = join(data, 'audit-head');
    const kept = readFileSync(file, 'utf8');
    rmSync(file);
    expect(await verifyFolder(data)).toMatchObject({ ok: true, message: expect.stringContaining('No head') });
    expect(await verifyFolder(data, head)).toMatchObject({ ok: false });
    writeFileSync(file, kept);
    await start();
    await stops.pop()?.();
    expect(await verifyFolder(data)).toMatchObject({ ok: true });
    expect(await verifyFolder(data, head)).toMatchObject({ ok: false });
    const store = await openSqliteStore(join(data, 'store.db'));
    expect(await store.audit.find({ limit: 1, action: 'audit.cut' })).toHaveLength(1);
    await store.close();
  });

  it('say so where there is no audit to verify', async () => {
    expect(await verifyFolder(folder)).toMatchObject({ ok: false });
  });

  it('read the command line strictly', () => {
    expect(readOptions(['--port', 'x'])).toMatchObject({ ok: false });
    expect(readOptions(['--prot', '1'])).toMatchObject({ ok: false });
    expect(readOptions(['--demo', '--config', 'x'])).toMatchObject({ ok: false });
    expect(readOptions(['--verify-audit'])).toMatchObject({ ok: true, value: { task: 'verify-audit' } });
  });
});
