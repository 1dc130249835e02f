import { type Generated, type Kysely, sql } from 'kysely';

/** The tables' columns as they are stored; `null` where a fact is absent. */
export type Schema = {
  sessions: { id_hash: string; username: string; created_at: number; seen_at: number };
  audit: {
    sequence: number;
    at: number;
    user: string;
    user_name: string;
    platform_identity: string | null;
    action: string;
    command_id: string | null;
    command_type: string | null;
    platform_id: string | null;
    target: string | null;
    target_name: string | null;
    team: string | null;
    reason: string | null;
    outcome: string | null;
    raw_status: number | null;
    raw_text: string | null;
    hash: string;
  };
  commands: { id: string; state: string; requested_at: number; body: string };
  identities: { username: string; platform_id: string; label: string; sealed: string };
  memory: { owner: string; key: string; value: string };
  quarantine: {
    id: Generated<number>;
    at: number;
    platform_id: string;
    source: string;
    reason: string;
    raw: string;
  };
  samples: { queue_id: string; at: number; body: string };
  loans: { id: string; state: string; until: number; body: string };
};

/** Creates what is not there yet. A change of this shape adds statements below, it does not alter these. */
export async function createTables(db: Kysely<Schema>): Promise<void> {
  const make = (name: keyof Schema) => db.schema.createTable(name).ifNotExists();
  await make('sessions')
    .addColumn('id_hash', 'text', column => column.primaryKey())
    .addColumn('username', 'text', column => column.notNull())
    .addColumn('created_at', 'bigint', column => column.notNull())
    .addColumn('seen_at', 'bigint', column => column.notNull())
    .execute();
  await make('audit')
    .addColumn('sequence', 'integer', column => column.primaryKey())
    .addColumn('at', 'bigint', column => column.notNull())
    .addColumn('user', 'text', column => column.notNull())
    .addColumn('user_name', 'text', column => column.notNull())
    .addColumn('platform_identity', 'text')
    .addColumn('action', 'text', column => column.notNull())
    .addColumn('command_id', 'text')
    .addColumn('command_type', 'text')
    .addColumn('platform_id', 'text')
    .addColumn('target', 'text')
    .addColumn('target_name', 'text')
    .addColumn('team', 'text')
    .addColumn('reason', 'text')
    .addColumn('outcome', 'text')
    .addColumn('raw_status', 'integer')
    .addColumn('raw_text', 'text')
    .addColumn('hash', 'text', column => column.notNull())
    .execute();
  await make('commands')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('state', 'text', column => column.notNull())
    .addColumn('requested_at', 'bigint', column => column.notNull())
    .addColumn('body', 'text', column => column.notNull())
    .execute();
  await make('identities')
    .addColumn('username', 'text', column => column.notNull())
    .addColumn('platform_id', 'text', column => column.notNull())
    .addColumn('label', 'text', column => column.notNull())
    .addColumn('sealed', 'text', column => column.notNull())
    .addPrimaryKeyConstraint('identities_key', ['username', 'platform_id'])
    .execute();
  await make('memory')
    .addColumn('owner', 'text', column => column.notNull())
    .addColumn('key', 'text', column => column.notNull())
    .addColumn('value', 'text', column => column.notNull())
    .addPrimaryKeyConstraint('memory_key', ['owner', 'key'])
    .execute();
  await make('quarantine')
    .addColumn('id', 'integer', column => column.primaryKey().autoIncrement())
    .addColumn('at', 'bigint', column => column.notNull())
    .addColumn('platform_id', 'text', column => column.notNull())
    .addColumn('source', 'text', column => column.notNull())
    .addColumn('reason', 'text', column => column.notNull())
    .addColumn('raw', 'text', column => column.notNull())
    .execute();
  await make('samples')
    .addColumn('queue_id', 'text', column => column.notNull())
    .addColumn('at', 'bigint', column => column.notNull())
    .addColumn('body', 'text', column => column.notNull())
    .addPrimaryKeyConstraint('samples_key', ['at', 'queue_id'])
    .execute();
  await make('loans')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('state', 'text', column => column.notNull())
    .addColumn('until', 'bigint', column => column.notNull())
    .addColumn('body', 'text', column => column.notNull())
    .execute();
  await db.schema.createIndex('commands_state').ifNotExists().on('commands').column('state').execute();
  await db.schema.createIndex('audit_at').ifNotExists().on('audit').column('at').execute();
  // The chain shows a change; these make one harder to do by accident.
  for (const act of ['UPDATE', 'DELETE'] as const) {
    await sql`${sql.raw(
      `CREATE TRIGGER IF NOT EXISTS audit_no_${act.toLowerCase()} BEFORE ${act} ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END`,
    )}`.execute(db);
  }
}
