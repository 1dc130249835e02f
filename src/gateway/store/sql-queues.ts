import type { Kysely } from 'kysely';
import * as z from 'zod';
import type { Schema } from './schema.ts';
import type { QueueSample, StoredLoan, Tables } from './store.ts';

const sample = z.custom<QueueSample>(
  value => z.object({ queueId: z.string(), at: z.number() }).safeParse(value).success,
);
const loan = z.custom<StoredLoan>(
  value => z.object({ id: z.string(), until: z.number(), state: z.string() }).safeParse(value).success,
);

/** What is kept of queues: how they stood, and who is lent to them. */
export function queueTables(db: Kysely<Schema>): Pick<Tables, 'samples' | 'loans'> {
  return {
    samples: {
      add: async samples => {
        if (samples.length === 0) return;
        const rows = samples.map(one => ({ queue_id: one.queueId, at: one.at, body: JSON.stringify(one) }));
        await db
          .insertInto('samples')
          .values(rows)
          .onConflict(on => on.doNothing())
          .execute();
      },
      since: async (from, queueId) => {
        let query = db.selectFrom('samples').select('body').where('at', '>=', from).orderBy('at');
        if (queueId !== undefined) query = query.where('queue_id', '=', queueId);
        return (await query.execute()).map(row => sample.parse(JSON.parse(row.body)));
      },
      forget: async before => {
        await db.deleteFrom('samples').where('at', '<', before).execute();
      },
    },
    loans: {
      put: async one => {
        const { id, state, until } = one;
        const row = { state, until, body: JSON.stringify(one) };
        await db
          .insertInto('loans')
          .values({ id, ...row })
          .onConflict(on => on.column('id').doUpdateSet(row))
          .execute();
      },
      open: async () => {
        const rows = await db
          .selectFrom('loans')
          .select('body')
          .where('state', '!=', 'over')
          .orderBy('until')
          .execute();
        return rows.map(row => loan.parse(JSON.parse(row.body)));
      },
      forget: async before => {
        await db.deleteFrom('loans').where('state', '=', 'over').where('until', '<', before).execute();
      },
    },
  };
}
