import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { verifyAudit } from './audit/verify.ts';
import { hashPassword } from './people/password.ts';
import { openSqliteStore } from './store/sql-store.ts';

/** `--hash-password`: reads a password (one line) and makes the hash that the configuration asks for. */
export async function hashFromInput(input: AsyncIterable<Buffer | string>): Promise<string> {
  let text = '';
  for await (const chunk of input) text += chunk.toString();
  return hashPassword(text.replace(/\r?\n$/, ''));
}

/** `--verify-audit`: checks the audit in a data folder, beside a gateway that runs or not. */
export async function verifyFolder(
  folder: string,
): Promise<{ readonly ok: boolean; readonly message: string }> {
  const path = join(folder, 'store.db');
  if (!existsSync(path)) return { ok: false, message: `There is no audit in ${folder}.` };
  const store = await openSqliteStore(path);
  try {
    const result = await verifyAudit(store);
    return result.ok
      ? { ok: true, message: `The audit stands: ${result.rows} rows, head ${result.head ?? 'none'}.` }
      : { ok: false, message: `The audit is broken at row ${result.sequence}: ${result.problem}.` };
  } finally {
    await store.close();
  }
}
