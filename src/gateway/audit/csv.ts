import type { AuditRow } from '../../protocol/commands.ts';

const COLUMNS = [
  'sequence',
  'at',
  'user',
  'userName',
  'platformIdentity',
  'action',
  'commandId',
  'commandType',
  'platformId',
  'target',
  'targetName',
  'team',
  'reason',
  'outcome',
  'rawStatus',
  'rawText',
  'hash',
] as const satisfies readonly (keyof AuditRow)[];

/** The first line of the audit as CSV (RFC 4180): the columns' names. */
export function csvHead(): string {
  return `${COLUMNS.join(',')}\r\n`;
}

/** Audit rows as lines of CSV, times in ISO 8601 UTC; no cell can be taken for a formula [AU5]. */
export function csvLines(rows: readonly AuditRow[]): string {
  const lines = rows.map(row =>
    COLUMNS.map(column => (column === 'at' ? new Date(row.at).toISOString() : csvCell(row[column]))).join(
      ',',
    ),
  );
  return lines.map(line => `${line}\r\n`).join('');
}

/**
 * One cell. Spreadsheets run what begins with = + - @ or a control character: those get an apostrophe before them. So do
 * those within a cell that another kind of reader would split there, at semicolons, tabs or line ends (OWASP, CSV
 * Injection).
 */
export function csvCell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const inert = value
    .replace(/^(?=[=+\-@\t\r\n＝＋－＠])/, "'")
    .replace(/(?<=[;|\t\r\n]["'\s]*)(?=[=+\-@＝＋－＠])/g, "'");
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
