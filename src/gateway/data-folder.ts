import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { err, ok, type Result } from '../lib/result.ts';
import type { HeadFile } from './audit/head.ts';

/** File in the data folder that says how far the audit has come. */
export const AUDIT_HEAD = 'audit-head';

/** The folder that holds all state, for as long as this process lives. */
export type DataFolder = {
  readonly path: (name: string) => string;
  readonly release: () => void;
};

/**
 * Takes a data folder for this process alone. The lock is the operating system's, held through SQLite: it ends with the
 * process, however that ends, and leaves nothing to be mended.
 */
export function takeDataFolder(folder: string): Result<DataFolder, string> {
  let lock: DatabaseSync | undefined;
  try {
    const isNew = mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined;
    // A folder that is somebody else's as well (a typing mistake in its name) keeps its rights.
    if (isNew || existsSync(join(folder, 'lock.db')) || readdirSync(folder).length === 0)
      chmodSync(folder, 0o700);
    lock = new DatabaseSync(join(folder, 'lock.db'));
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;');
  } catch (error) {
    lock?.close();
    const message = error instanceof Error ? error.message : String(error);
    return err(
      message.includes('locked')
        ? `Another gateway uses the data folder ${folder}. Stop it, or give this one a folder of its own (FLOORWATCH_DATA).`
        : `The data folder ${folder} cannot be used: ${message}. Make room or give this user the right to write there, or choose another folder (FLOORWATCH_DATA).`,
    );
  }
  const held = lock;
  return ok({ path: name => join(folder, name), release: () => held.close() });
}

/** A head of the audit in a file of its own; written whole or not at all. */
export function headFileIn(path: string): HeadFile {
  return {
    read: () => (existsSync(path) ? readFileSync(path, 'utf8') : undefined),
    write: text => {
      writeFileSync(`${path}.new`, `${text}\n`);
      renameSync(`${path}.new`, path);
    },
  };
}
