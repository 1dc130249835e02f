import { hash } from 'node:crypto';
import type { AuditRow } from '../../protocol/commands.ts';
import type { AuditFacts } from '../store/store.ts';
import { canonicalJson } from './canonical.ts';

/** Stands before the first row. */
export const GENESIS = '0'.repeat(64);

/** The row that follows `last`: the next number, and a hash over the previous hash and every fact [AU2]. */
export function chainRow(last: AuditRow | undefined, facts: AuditFacts): AuditRow {
  const row = { ...facts, sequence: (last?.sequence ?? 0) + 1 };
  return { ...row, hash: hashRow(last?.hash ?? GENESIS, row) };
}

/** What is wrong with a row, seen from the row before it. */
export type Break = { readonly sequence: number; readonly problem: string };

/** Checks one row against the one before it; `undefined`: it stands. */
export function checkRow(last: AuditRow | undefined, row: AuditRow): Break | undefined {
  const expected = (last?.sequence ?? 0) + 1;
  if (row.sequence !== expected)
    return { sequence: expected, problem: `row ${expected} is missing: row ${row.sequence} comes next` };
  const { hash: told, ...facts } = row;
  if (told !== hashRow(last?.hash ?? GENESIS, facts))
    return { sequence: row.sequence, problem: 'its content or the row before it was changed' };
  return undefined;
}

function hashRow(previous: string, facts: Omit<AuditRow, 'hash'>): string {
  return hash('sha256', `${previous}${canonicalJson(facts)}`, 'hex');
}
