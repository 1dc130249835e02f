import type { AuditRow } from '../../../protocol/commands.ts';

/** Each command once, by its last step; rows that belong to no command stay. Rows as they are listed: newest first. */
export function lastSteps(rows: readonly AuditRow[]): readonly AuditRow[] {
  const seen = new Set<string>();
  return rows.filter(({ commandId }) => {
    if (commandId === undefined) return true;
    if (seen.has(commandId)) return false;
    seen.add(commandId);
    return true;
  });
}
