import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { describeEventLog, makeEntry } from './log-contract.ts';
import { openSqliteLog } from './sqlite-log.ts';

const folders: string[] = [];
const makeFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'floorwatch-log-'));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describeEventLog(async () => ({
  log: openSqliteLog(join(makeFolder(), 'events.db'), Math.random),
  dispose: () => {},
}));

describe('the log in a file', () => {
  it('[EL3] is there again when it is opened again, in the same epoch', async () => {
    const path = join(makeFolder(), 'events.db');
    const first = openSqliteLog(path, Math.random);
    await first.append([makeEntry({ json: '"a"' }), makeEntry({ json: '"b"' })]);
    await first.close();
    const second = openSqliteLog(path, Math.random);
    expect(second.epoch()).toBe(first.epoch());
    expect((await second.read({ after: 0, limit: 9 })).map(({ json }) => json)).toEqual(['"a"', '"b"']);
    expect(await second.append([makeEntry()])).toBe(3);
    await second.close();
  });

  it('[EL4] begins a new epoch when the file is a backup that was put back', async () => {
    const path = join(makeFolder(), 'events.db');
    const first = openSqliteLog(path, Math.random);
    await first.append([makeEntry()]);
    await first.close();
    copyFileSync(path, `${path}.backup`);
    rmSync(path);
    copyFileSync(`${path}.backup`, path);
    const second = openSqliteLog(path, Math.random);
    expect(second.epoch()).not.toBe(first.epoch());
    expect(await second.bounds()).toEqual({ first: 1, last: 1 });
    await second.close();
  });

  it('[EL10] says that the disk is full, and goes on when it is not any more', async () => {
    const path = join(makeFolder(), 'events.db');
    const log = openSqliteLog(path, Math.random);
    const other = new DatabaseSync(path);
    other.exec(`CREATE TRIGGER full BEFORE INSERT ON events WHEN new.sequence > 1
      BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END`);
    await expect(log.append([makeEntry(), makeEntry()])).rejects.toThrow('database or disk is full');
    other.exec('DROP TRIGGER full');
    other.close();
    expect(await log.append([makeEntry()])).toBe(1);
    await log.close();
  });

  it('[EL2] takes nothing of an append that fails', async () => {
    const log = openSqliteLog(join(makeFolder(), 'events.db'), Math.random);
    await log.append([makeEntry()]);
    const broken = { ...makeEntry(), at: Number.NaN };
    await expect(log.append([makeEntry(), broken])).rejects.toThrow();
    expect(await log.bounds()).toEqual({ first: 1, last: 1 });
    expect(await log.append([makeEntry()])).toBe(2);
    await log.close();
  });
});
