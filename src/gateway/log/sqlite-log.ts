import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { AgentId } from '../../floor/ids.ts';
import { type EventLog, type LogEntry, newEpoch } from './event-log.ts';
import { fileIdentity } from './file-identity.ts';

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS events (
    sequence INTEGER PRIMARY KEY, at INTEGER NOT NULL, platform TEXT NOT NULL, agent TEXT,
    team TEXT NOT NULL, left_team TEXT, json TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS events_at ON events (at);
  CREATE INDEX IF NOT EXISTS events_agent ON events (agent, sequence) WHERE agent IS NOT NULL;
  CREATE TABLE IF NOT EXISTS snapshots (sequence INTEGER PRIMARY KEY, at INTEGER NOT NULL, data BLOB NOT NULL);
`;

/** Rows are read back as they were written by this file: checked for shape, so that a foreign file is noticed. */
const eventRow = z.object({
  sequence: z.number(),
  at: z.number(),
  platform: z.string(),
  agent: z.custom<AgentId>(value => typeof value === 'string').nullable(),
  team: z.string(),
  left_team: z.string().nullable(),
  json: z.string(),
});
const number = z.object({ n: z.number().nullable() }).transform(row => row.n ?? 0);
const snapshotRow = z.object({ sequence: z.number(), at: z.number(), data: z.instanceof(Uint8Array) });

/**
 * The event log in one SQLite file: write-ahead log, synchronous FULL, one transaction per append, so that what was
 * acknowledged survives `kill -9` and a power cut. A file that was copied or restored begins a new epoch [EL4].
 */
export function openSqliteLog(path: string, random: () => number): EventLog {
  const db = new DatabaseSync(path);
  db.exec(SCHEMA);
  const readMeta = db.prepare('SELECT value FROM meta WHERE key = ?');
  const writeMeta = db.prepare(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const meta = (key: string) => z.object({ value: z.string() }).optional().parse(readMeta.get(key))?.value;
  const insert = db.prepare(
    'INSERT INTO events (sequence, at, platform, agent, team, left_team, json) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const columns = 'sequence, at, platform, agent, team, left_team, json';
  const readAll = db.prepare(
    `SELECT ${columns} FROM events WHERE sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ?`,
  );
  const readAgent = db.prepare(
    `SELECT ${columns} FROM events WHERE agent = ? AND sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ?`,
  );
  const firstPlace = db.prepare('SELECT min(sequence) AS n FROM events');
  const placeAt = db.prepare(
    'SELECT sequence AS n FROM events WHERE at <= ? ORDER BY at DESC, sequence DESC LIMIT 1',
  );
  const upsertSnapshot = db.prepare(
    'INSERT INTO snapshots (sequence, at, data) VALUES (?, ?, ?) ON CONFLICT (sequence) DO UPDATE SET at = excluded.at, data = excluded.data',
  );
  const newestSnapshot = db.prepare(
    'SELECT sequence, at, data FROM snapshots WHERE sequence <= ? ORDER BY sequence DESC LIMIT 1',
  );
  const lastSnapshot = db.prepare('SELECT max(sequence) AS n FROM snapshots');
  const pages = db.prepare(
    'SELECT (c.page_count - f.freelist_count) * s.page_size AS n FROM pragma_page_count c, pragma_freelist_count f, pragma_page_size s',
  );

  const begin = () => {
    const epoch = newEpoch(random);
    writeMeta.run('epoch', epoch);
    writeMeta.run('file', fileIdentity(path));
    return epoch;
  };
  const known = meta('file') === fileIdentity(path) ? meta('epoch') : undefined;
  let epoch = known ?? begin();
  let last = Math.max(
    number.parse(db.prepare('SELECT max(sequence) AS n FROM events').get()),
    number.parse(lastSnapshot.get()),
  );
  const first = () => number.parse(firstPlace.get()) || last + 1;
  const transaction = (work: () => void) => {
    db.exec('BEGIN IMMEDIATE');
    try {
      work();
      db.exec('COMMIT');
    } catch (error) {
      // A full disk ends the transaction by itself.
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  };

  return {
    epoch: () => epoch,
    renewEpoch: async () => {
      epoch = begin();
    },
    append: async entries => {
      let sequence = last;
      transaction(() => {
        for (const { at, audience, json } of entries) {
          sequence += 1;
          insert.run(
            sequence,
            at,
            audience.platformId,
            audience.agentId ?? null,
            audience.team,
            audience.leftTeam ?? null,
            json,
          );
        }
      });
      last = sequence;
      return last;
    },
    read: async ({ after, until = last, limit, agentId }) => {
      const rows =
        agentId === undefined
          ? readAll.all(after, until, limit)
          : readAgent.all(agentId, after, until, limit);
      return rows.map(toEntry);
    },
    bounds: async () => ({ first: first(), last }),
    placeAt: async at => {
      const row = placeAt.get(at);
      return row === undefined ? first() - 1 : number.parse(row);
    },
    saveSnapshot: async ({ sequence, at, data }) => {
      upsertSnapshot.run(sequence, at, data);
    },
    snapshotBefore: async sequence => snapshotRow.optional().parse(newestSnapshot.get(sequence)),
    trim: async ({ before, bytes }) => {
      const needed = Math.min(number.parse(lastSnapshot.get()), last - 1);
      const old = number.parse(
        db
          .prepare('SELECT max(sequence) AS n FROM events WHERE at < ? AND sequence <= ?')
          .get(before, needed),
      );
      const excess = number.parse(pages.get()) / bytes - 1;
      const share = excess > 0 ? Math.ceil((last - first() + 1) * Math.min(0.5, excess + 0.05)) : 0;
      const until = Math.min(needed, Math.max(old, share === 0 ? 0 : first() + share - 1));
      if (until < first()) return;
      transaction(() => {
        db.prepare('DELETE FROM events WHERE sequence <= ?').run(until);
        db.prepare('DELETE FROM snapshots WHERE sequence < ?').run(until);
      });
    },
    close: async () => db.close(),
  };
}

function toEntry(row: unknown): LogEntry {
  const { sequence, at, platform, agent, team, left_team, json } = eventRow.parse(row);
  const audience = {
    platformId: platform,
    agentId: agent ?? undefined,
    team,
    leftTeam: left_team ?? undefined,
  };
  return { sequence, at, audience, json };
}
