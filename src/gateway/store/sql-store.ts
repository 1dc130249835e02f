import { type ExpressionBuilder, Kysely } from 'kysely';
import * as z from 'zod';
import { fromColumns, toColumns } from './audit-row.ts';
import { createMutex } from './mutex.ts';
import { nodeSqliteDialect, openDatabase } from './node-sqlite-dialect.ts';
import { createTables, type Schema } from './schema.ts';
import { queueTables } from './sql-queues.ts';
import type { AuditQuery, Store, StoredCommand, Tables } from './store.ts';

/** Opens the store in one SQLite file; creates its tables when they are not there. */
export async function openSqliteStore(path: string): Promise<Store> {
  const db = new Kysely<Schema>({ dialect: nodeSqliteDialect(openDatabase(path)) });
  await createTables(db);
  const alone = createMutex();
  return {
    ...tablesOf(db),
    transact: work => alone(() => db.transaction().execute(async inside => work(tablesOf(inside)))),
    close: () => alone(() => db.destroy()),
  };
}

const storedCommand = z.custom<StoredCommand>(
  value => z.object({ request: z.object({ id: z.string() }), record: z.object({}) }).safeParse(value).success,
);

function tablesOf(db: Kysely<Schema>): Tables {
  return {
    sessions: {
      all: async () => {
        const rows = await db.selectFrom('sessions').selectAll().execute();
        return rows.map(row => ({
          idHash: row.id_hash,
          username: row.username,
          createdAt: row.created_at,
          seenAt: row.seen_at,
        }));
      },
      put: async ({ idHash, username, createdAt, seenAt }) => {
        const row = { id_hash: idHash, username, created_at: createdAt, seen_at: seenAt };
        await db
          .insertInto('sessions')
          .values(row)
          .onConflict(on => on.column('id_hash').doUpdateSet({ seen_at: seenAt }))
          .execute();
      },
      remove: async idHash => {
        await db.deleteFrom('sessions').where('id_hash', '=', idHash).execute();
      },
    },
    audit: {
      append: async chain => {
        const last = await db
          .selectFrom('audit')
          .selectAll()
          .orderBy('sequence', 'desc')
          .limit(1)
          .executeTakeFirst();
        const row = chain(last && fromColumns(last));
        await db.insertInto('audit').values(toColumns(row)).execute();
        return row;
      },
      find: async query => {
        const rows = await db
          .selectFrom('audit')
          .selectAll()
          .where(eb => matches(eb, query))
          .orderBy('sequence', 'desc')
          .limit(query.limit)
          .execute();
        return rows.map(fromColumns);
      },
      after: async (sequence, limit) => {
        const rows = await db
          .selectFrom('audit')
          .selectAll()
          .where('sequence', '>', sequence)
          .orderBy('sequence')
          .limit(limit)
          .execute();
        return rows.map(fromColumns);
      },
    },
    commands: {
      get: async id => {
        const row = await db.selectFrom('commands').select('body').where('id', '=', id).executeTakeFirst();
        return row && readCommand(row.body);
      },
      put: async command => {
        const { id } = command.request;
        const { state, requestedAt } = command.record;
        const row = { id, state, requested_at: requestedAt, body: JSON.stringify(command) };
        await db
          .insertInto('commands')
          .values(row)
          .onConflict(on => on.column('id').doUpdateSet({ state, body: row.body }))
          .execute();
      },
      inStates: async (states, since) => {
        const rows = await db
          .selectFrom('commands')
          .select('body')
          .where('state', 'in', states)
          .where('requested_at', '>=', since)
          .orderBy('requested_at')
          .execute();
        return rows.map(row => readCommand(row.body));
      },
      forget: async before => {
        await db
          .deleteFrom('commands')
          .where('requested_at', '<', before)
          .where('state', 'not in', ['waiting', 'sent'])
          .execute();
      },
    },
    identities: {
      get: async (username, platformId) => {
        const row = await db
          .selectFrom('identities')
          .selectAll()
          .where('username', '=', username)
          .where('platform_id', '=', platformId)
          .executeTakeFirst();
        return row && { username, platformId, label: row.label, sealed: row.sealed };
      },
      ofUser: async username => {
        const rows = await db.selectFrom('identities').selectAll().where('username', '=', username).execute();
        return rows.map(({ platform_id, label, sealed }) => ({
          username,
          platformId: platform_id,
          label,
          sealed,
        }));
      },
      put: async ({ username, platformId, label, sealed }) => {
        await db
          .insertInto('identities')
          .values({ username, platform_id: platformId, label, sealed })
          .onConflict(on => on.columns(['username', 'platform_id']).doUpdateSet({ label, sealed }))
          .execute();
      },
      remove: async (username, platformId) => {
        await db
          .deleteFrom('identities')
          .where('username', '=', username)
          .where('platform_id', '=', platformId)
          .execute();
      },
    },
    memory: {
      get: async (owner, key) => {
        const row = await db
          .selectFrom('memory')
          .select('value')
          .where('owner', '=', owner)
          .where('key', '=', key)
          .executeTakeFirst();
        return row?.value;
      },
      set: async (owner, key, value) => {
        if (value === undefined) {
          await db.deleteFrom('memory').where('owner', '=', owner).where('key', '=', key).execute();
          return;
        }
        await db
          .insertInto('memory')
          .values({ owner, key, value })
          .onConflict(on => on.columns(['owner', 'key']).doUpdateSet({ value }))
          .execute();
      },
    },
    quarantine: {
      add: async ({ at, platformId, source, reason, raw }, keep) => {
        const row = { at, platform_id: platformId, source, reason, raw };
        const added = await db.insertInto('quarantine').values(row).executeTakeFirst();
        const id = Number(added.insertId ?? 0n);
        await db
          .deleteFrom('quarantine')
          .where('id', '<=', id - keep)
          .execute();
      },
      newest: async limit => {
        const rows = await db
          .selectFrom('quarantine')
          .selectAll()
          .orderBy('id', 'desc')
          .limit(limit)
          .execute();
        return rows.map(({ platform_id, ...row }) => ({ ...row, platformId: platform_id }));
      },
    },
    ...queueTables(db),
  };
}

/** Absent facts are absent in the stored JSON too; what was written here is read back as it was. */
function readCommand(body: string): StoredCommand {
  return storedCommand.parse(JSON.parse(body));
}

function matches(eb: ExpressionBuilder<Schema, 'audit'>, query: AuditQuery) {
  const { before, user, action, target, from, to, within } = query;
  return eb.and([
    ...(before === undefined ? [] : [eb('sequence', '<', before)]),
    ...(user === undefined ? [] : [eb('user', '=', user)]),
    ...(action === undefined ? [] : [eb('action', '=', action)]),
    ...(from === undefined ? [] : [eb('at', '>=', from)]),
    ...(to === undefined ? [] : [eb('at', '<=', to)]),
    ...(target === undefined
      ? []
      : [
          eb.or([
            eb('target', '=', target),
            eb(eb.fn<number>('instr', ['target_name', eb.val(target)]), '>', 0),
          ]),
        ]),
    ...(within === undefined
      ? []
      : [
          eb.or([
            eb('user', '=', within.user),
            eb.and([
              eb('platform_id', 'is not', null),
              ...(within.platforms.length === 0 ? [] : [eb('platform_id', 'in', within.platforms)]),
              ...(within.teams.length === 0 ? [] : [eb('team', 'in', within.teams)]),
            ]),
          ]),
        ]),
  ]);
}
