import type { AuditRow } from '../../protocol/commands.ts';
import type { Store } from '../store/store.ts';
import { type Break, checkRow } from './chain.ts';

const PAGE = 1000;

/** What verifying the audit found. */
export type Verification =
  | { readonly ok: true; readonly rows: number; readonly head: string | undefined }
  | ({ readonly ok: false } & Break);

/**
 * Walks the whole chain and names the first row that does not fit [AU3]. Rows cut from the end cannot be seen from
 * inside: see `head.ts`.
 */
export async function verifyAudit(store: Pick<Store, 'audit'>): Promise<Verification> {
  let last: AuditRow | undefined;
  for (;;) {
    const rows = await store.audit.after(last?.sequence ?? 0, PAGE);
    for (const row of rows) {
      const broken = checkRow(last, row);
      if (broken) return { ok: false, ...broken };
      last = row;
    }
    if (rows.length < PAGE) return { ok: true, rows: last?.sequence ?? 0, head: last?.hash };
  }
}
