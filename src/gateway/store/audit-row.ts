import type { Insertable, Selectable } from 'kysely';
import type { AuditRow } from '../../protocol/commands.ts';
import type { Schema } from './schema.ts';

/** An audit row as it is stored. */
export function toColumns(row: AuditRow): Insertable<Schema['audit']> {
  return {
    sequence: row.sequence,
    at: row.at,
    user: row.user,
    user_name: row.userName,
    platform_identity: row.platformIdentity ?? null,
    action: row.action,
    command_id: row.commandId ?? null,
    command_type: row.commandType ?? null,
    platform_id: row.platformId ?? null,
    target: row.target ?? null,
    target_name: row.targetName ?? null,
    team: row.team ?? null,
    reason: row.reason ?? null,
    outcome: row.outcome ?? null,
    raw_status: row.rawStatus ?? null,
    raw_text: row.rawText ?? null,
    hash: row.hash,
  };
}

/** A stored row as it is shown and verified: every column takes part, so that a change to any of them is seen. */
export function fromColumns(columns: Selectable<Schema['audit']>): AuditRow {
  return {
    sequence: columns.sequence,
    at: columns.at,
    user: columns.user,
    userName: columns.user_name,
    platformIdentity: columns.platform_identity ?? undefined,
    action: columns.action,
    commandId: columns.command_id ?? undefined,
    commandType: columns.command_type ?? undefined,
    platformId: columns.platform_id ?? undefined,
    target: columns.target ?? undefined,
    targetName: columns.target_name ?? undefined,
    team: columns.team ?? undefined,
    reason: columns.reason ?? undefined,
    outcome: columns.outcome ?? undefined,
    rawStatus: columns.raw_status ?? undefined,
    rawText: columns.raw_text ?? undefined,
    hash: columns.hash,
  };
}
