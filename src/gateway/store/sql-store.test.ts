import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openSqliteStore } from './sql-store.ts';
import { describeStore, makeAuditRow, makeCommand } from './store-contract.ts';

const makeFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'floorwatch-store-'));
  return { path: join(folder, 'store.db'), dispose: () => rmSync(folder, { recursive: true, force: true }) };
};

describeStore(async () => {
  const { path, dispose } = makeFolder();
  return { store: await openSqliteStore(path), dispose };
});

describe('the store in a file', () => {
  it('is there again when it is opened again', async () => {
    const { path, dispose } = makeFolder();
    const first = await openSqliteStore(path);
    await first.audit.append(() => makeAuditRow(1));
    await first.commands.put(makeCommand('c1', 'sent'));
    await first.close();
    const second = await openSqliteStore(path);
    expect(await second.audit.after(0, 10)).toEqual([makeAuditRow(1)]);
    expect((await second.commands.get('c1'))?.record.state).toBe('sent');
    await second.close();
    dispose();
  });

  it('says that the disk is full, and goes on when it is not any more', async () => {
    const { path, dispose } = makeFolder();
    const store = await openSqliteStore(path);
    const db = new DatabaseSync(path);
    db.exec(`CREATE TRIGGER full BEFORE INSERT ON audit
      BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END`);
    const write = () => store.transact(({ audit }) => audit.append(() => makeAuditRow(1)));
    await expect(write()).rejects.toThrow('database or disk is full');
    db.exec('DROP TRIGGER full');
    db.close();
    expect(await write()).toEqual(makeAuditRow(1));
    await store.close();
    dispose();
  });

  it('[AU2] lets no statement change or remove an audit row', async () => {
    const { path, dispose } = makeFolder();
    const store = await openSqliteStore(path);
    await store.audit.append(() => makeAuditRow(1));
    await store.close();
    const db = new DatabaseSync(path);
    expect(() => db.exec("UPDATE audit SET user = 'ben'")).toThrow('never changed');
    expect(() => db.exec('DELETE FROM audit')).toThrow('never changed');
    db.close();
    dispose();
  });
});
