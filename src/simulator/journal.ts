import type { Millis } from '../lib/clock.ts';

/** One call as it was received, and what it was answered. */
export type JournalEntry = {
  readonly at: Millis;
  readonly platform: string;
  readonly method: string;
  /** The path with its query, secrets left out. */
  readonly path: string;
  /** JSON or form bodies as an object, anything else as text; secrets left out. */
  readonly body: unknown;
  readonly status: number;
};

type Numbered = { readonly entry: JournalEntry; readonly number: number };

export type Journal = {
  readonly add: (entry: JournalEntry) => void;
  readonly calls: () => readonly JournalEntry[];
  readonly clear: () => void;
};

/** How many calls are kept: reads come thick and fast and must not push out what was done. */
const READS = 2_000;
const WRITES = 10_000;
const LONGEST_BODY = 64 * 1024;
const SECRET = /secret|password|token|assertion|code_verifier|^code$/i;

export function createJournal(): Journal {
  let reads: Numbered[] = [];
  let writes: Numbered[] = [];
  let number = 0;

  const keep = (list: Numbered[], entry: JournalEntry, most: number) => {
    number += 1;
    list.push({ entry, number });
    if (list.length > most * 1.5) list.splice(0, list.length - most);
  };

  return {
    add: entry => (entry.method === 'GET' ? keep(reads, entry, READS) : keep(writes, entry, WRITES)),
    calls: () =>
      [...reads.slice(-READS), ...writes.slice(-WRITES)]
        .sort((a, b) => a.entry.at - b.entry.at || a.number - b.number)
        .map(({ entry }) => entry),
    clear: () => {
      reads = [];
      writes = [];
    },
  };
}

/** A path and query without secrets. */
export function redactedPath(url: URL): string {
  if (url.search === '') return url.pathname;
  const query = new URLSearchParams(url.search);
  for (const name of [...query.keys()]) if (SECRET.test(name)) query.set(name, '…');
  return `${url.pathname}?${query}`;
}

/** A body without secrets: JSON and forms are read, other text is kept as text. */
export function redactedBody(text: string, contentType: string): unknown {
  if (text === '') return undefined;
  if (text.length > LONGEST_BODY) return `${text.slice(0, LONGEST_BODY)}…`;
  // Some clients send forms under another name.
  if (contentType.includes('x-www-form-urlencoded') || /^\w+=/.test(text))
    return redacted(Object.fromEntries(new URLSearchParams(text)));
  try {
    return redacted(JSON.parse(text));
  } catch {
    return text;
  }
}

function redacted(value: unknown, depth = 0): unknown {
  if (depth > 8) return '…';
  if (Array.isArray(value)) return value.map(entry => redacted(entry, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, SECRET.test(key) ? '…' : redacted(entry, depth + 1)]),
  );
}
