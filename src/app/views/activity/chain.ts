import type { AuditRow } from '../../../protocol/commands.ts';

/** The subset of the browser's cryptography that is used. */
export type Digest = (text: string) => Promise<string>;

/** What checking a stretch of the chain in this browser found. */
export type ChainCheck =
  | { readonly state: 'unbroken'; readonly links: number }
  | { readonly state: 'broken'; readonly sequence: number }
  /** No two rows stand next to each other: a filter is on, or there is only one. */
  | { readonly state: 'unchecked' };

/**
 * Checks every two rows that stand next to each other: a row's hash has to be SHA-256 over the hash before it and the
 * row's own facts, keys in order. Rows as they are listed: newest first.
 */
export async function checkChain(rows: readonly AuditRow[], digest: Digest): Promise<ChainCheck> {
  let links = 0;
  for (const [index, row] of rows.entries()) {
    const before = rows[index + 1];
    if (before === undefined || before.sequence !== row.sequence - 1) continue;
    const { hash, ...facts } = row;
    if ((await digest(`${before.hash}${canonical(facts)}`)) !== hash) {
      return { state: 'broken', sequence: row.sequence };
    }
    links += 1;
  }
  return links === 0 ? { state: 'unchecked' } : { state: 'unbroken', links };
}

function canonical(facts: Omit<AuditRow, 'hash'>): string {
  const members = Object.entries(facts)
    .filter(([, value]) => value !== undefined && value !== null)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  return `{${members.join(',')}}`;
}

/** SHA-256 in hexadecimal, by the browser. */
export function sha256(subtle: Pick<SubtleCrypto, 'digest'>): Digest {
  return async text => {
    const bytes = new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(text)));
    return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
  };
}
