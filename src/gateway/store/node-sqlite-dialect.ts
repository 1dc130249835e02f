import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { SqliteDialect } from 'kysely';

/**
 * Lets Kysely speak to Node's own SQLite. Kysely's dialect asks for the shape of another driver; this gives it that
 * shape over `DatabaseSync`.
 */
export function nodeSqliteDialect(db: DatabaseSync): SqliteDialect {
  return new SqliteDialect({
    database: {
      close: () => db.close(),
      prepare: sql => {
        // A full disk ends the transaction by itself: rolling back then would hide why.
        if (sql === 'rollback' && !db.isTransaction) return nothingToDo;
        const statement = db.prepare(sql);
        return {
          reader: statement.columns().length > 0,
          all: parameters => statement.all(...parameters.map(toSqlite)),
          run: parameters => statement.run(...parameters.map(toSqlite)),
          iterate: parameters => statement.iterate(...parameters.map(toSqlite)),
        };
      },
    },
  });
}

const nothingToDo = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
};

/** Opens a database file for durable use: write-ahead log, every commit on the disk. */
export function openDatabase(path: string): DatabaseSync {
  const db = new DatabaseSync(path);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000;');
  return db;
}

function toSqlite(value: unknown): SQLInputValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`a value of type ${typeof value} cannot be stored`);
}
