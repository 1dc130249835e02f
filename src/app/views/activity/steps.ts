import type { AuditRow } from '../../../protocol/commands.ts';

/** Each command once, by its last step; rows that belong to no command stay. Rows as they are listed: newest first. */
export function lastSteps(rows: readonly AuditRow[]): readonly AuditRow[] {
  const last = new Map<string, AuditRow>();
  for (const row of rows) {
    const id = row.commandId ?? `row ${row.sequence}`;
    const known = last.get(id);
    // What the platform answered stands in an earlier step than the one that was seen last.
    if (known === undefined) last.set(id, row);
    else if (known.outcome === undefined && row.outcome !== undefined) {
      last.set(id, { ...known, outcome: row.outcome, rawStatus: row.rawStatus });
    }
  }
  return [...last.values()];
}
