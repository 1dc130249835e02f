import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Break } from './audit/chain.ts';
import { formatHead, type Head, missingAfter, parseHead } from './audit/head.ts';
import { verifyAudit } from './audit/verify.ts';
import { AUDIT_HEAD, headFileIn } from './data-folder.ts';
import { hashPassword } from './people/password.ts';
import { openSqliteStore } from './store/sql-store.ts';

/** `--hash-password`: reads a password (one line) and makes the hash that the configuration asks for. */
export async function hashFromInput(input: AsyncIterable<Buffer | string>): Promise<string> {
  let text = '';
  for await (const chunk of input) text += chunk.toString();
  return hashPassword(text.replace(/\r?\n$/, ''));
}

/**
 * `--verify-audit`: checks the audit in a data folder, beside a gateway that runs or not. That its end is there is told
 * by a head that was written down: the one in the folder, and `head`, as the log or an earlier check told it.
 */
export async function verifyFolder(
  folder: string,
  head?: Head,
): Promise<{ readonly ok: boolean; readonly message: string }> {
  const path = join(folder, 'store.db');
  if (!existsSync(path)) return { ok: false, message: `There is no audit in ${folder}.` };
  const store = await openSqliteStore(path);
  try {
    const result = await verifyAudit(store);
    const kept = parseHead(headFileIn(join(folder, AUDIT_HEAD)).read());
    let broken: Break | undefined = result.ok ? undefined : result;
    for (const known of [kept, head]) if (known !== undefined) broken ??= await missingAfter(store, known);
    if (broken !== undefined)
      return { ok: false, message: `The audit is broken at row ${broken.sequence}: ${broken.problem}.` };
    const { rows, head: hash } = result.ok ? result : { rows: 0, head: undefined };
    const end = hash === undefined ? 'none' : formatHead({ sequence: rows, hash });
    const compared = (kept ?? head) ? '' : ' No head was written down, so a cut at its end would not show.';
    return { ok: true, message: `The audit stands: ${rows} rows, head ${end}.${compared}` };
  } finally {
    await store.close();
  }
}
