import type * as z from 'zod';
import type { ConnectorContext } from '../connector.ts';
import { rawText } from '../json.ts';
import { createRowMemory, type RowMemory } from './row-memory.ts';

const RAW_LENGTH = 65_536;
const REMEMBERED = 500;

/** Lists of what comes and goes: what stays unreadable there must not keep everything else from ending. */
const FLEETING: ReadonlySet<string> = new Set(['calls', 'messagesessions']);
/** For so many readings in a row an unreadable row may be one that was readable before. */
const PATIENCE = 3;

/**
 * Sorts rows into those that can be read and those that cannot; the latter are set aside one by one. A row that says what
 * it said in the last reading is the same object as then. `complete`: what is not among the rows is not there.
 */
export type RowReader = <S extends z.ZodType>(
  source: string,
  schema: S,
  rows: readonly unknown[],
) => { readonly rows: readonly z.infer<S>[]; readonly complete: boolean };

/** Keeps what cannot be read; what a platform repeats at every poll is kept once. */
export type SetAside = (source: string, reason: string, raw: unknown) => void;

export function createSetAside(
  platformId: string,
  context: Pick<ConnectorContext, 'quarantine' | 'count'>,
): SetAside {
  const kept = new Set<string>();
  return (source, reason, value) => {
    const raw = rawText(value, RAW_LENGTH);
    const key = `${source}|${raw}`;
    if (kept.has(key)) return;
    if (kept.size >= REMEMBERED) kept.clear();
    kept.add(key);
    context.count('quarantined', { source });
    context.quarantine({ platformId, source, reason, raw });
  };
}

export function createRowReader(setAside: SetAside): RowReader {
  const spoilt = new Map<string, number>();
  const memories = new Map<z.ZodType, RowMemory<unknown>>();
  const memoryOf = <S extends z.ZodType>(schema: S) => {
    const memory = memories.get(schema) ?? createRowMemory<unknown>();
    memories.set(schema, memory);
    // What a schema's memory holds, the schema made.
    return memory as RowMemory<z.infer<S>>;
  };
  return (source, schema, rows) => {
    const good: z.infer<typeof schema>[] = [];
    const memory = memoryOf(schema);
    memory.begin();
    for (const row of rows) {
      const known = memory.recall(row);
      const parsed = known === undefined ? schema.safeParse(row) : { success: true as const, data: known };
      if (parsed.success) {
        good.push(parsed.data);
        if (known === undefined) memory.keep(row, parsed.data);
      } else {
        const [issue] = parsed.error.issues;
        const why = [issue?.path.join('.'), issue?.message].filter(Boolean).join(' ');
        setAside(source, `a row cannot be read: ${why}`, row);
      }
    }
    const times = good.length === rows.length ? 0 : (spoilt.get(source) ?? 0) + 1;
    spoilt.set(source, times);
    return { rows: good, complete: times === 0 || (times > PATIENCE && FLEETING.has(source)) };
  };
}
