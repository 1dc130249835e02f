import type * as z from 'zod';
import type { ConnectorContext } from '../connector.ts';
import { rawText } from '../json.ts';

const RAW_LENGTH = 65_536;
const REMEMBERED = 500;

/** Sorts rows into those that can be read and those that cannot; the latter are set aside one by one, each once. */
export type RowReader = <S extends z.ZodType>(
  source: string,
  schema: S,
  rows: readonly unknown[],
) => { readonly rows: readonly z.infer<S>[]; readonly complete: boolean };

export function createRowReader(
  platformId: string,
  context: Pick<ConnectorContext, 'quarantine' | 'count'>,
): RowReader {
  const setAside = new Set<string>();
  return (source, schema, rows) => {
    const good: z.infer<typeof schema>[] = [];
    let complete = true;
    for (const row of rows) {
      const parsed = schema.safeParse(row);
      if (parsed.success) {
        good.push(parsed.data);
        continue;
      }
      complete = false;
      const raw = rawText(row, RAW_LENGTH);
      if (setAside.has(raw)) continue;
      if (setAside.size >= REMEMBERED) setAside.clear();
      setAside.add(raw);
      const [issue] = parsed.error.issues;
      const reason = `a row cannot be read: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim();
      context.count('row_quarantined', { source });
      context.quarantine({ platformId, source, reason, raw });
    }
    return { rows: good, complete };
  };
}
