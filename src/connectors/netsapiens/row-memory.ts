/**
 * What the rows of a list were read as the last time. A poll repeats nearly all that the one before said: a row that comes
 * again word for word, and about where it was, is the very object that it was read as then.
 */
export type RowMemory<T> = {
  /** A reading of the whole list begins. */
  readonly begin: () => void;
  /** What the next row was read as before; `undefined` where it is new or says something else. */
  readonly recall: (row: unknown) => T | undefined;
  /** Keeps what the row was read as, for the next reading. */
  readonly keep: (row: unknown, read: T) => void;
};

type Kept<T> = {
  readonly raw: Readonly<Record<string, unknown>>;
  /** Its keys in their order, which rows of one shape share: the order decides where a field has two spellings. */
  readonly keys: readonly string[];
  readonly read: T;
};

/** So many rows that went or are new stand between two that stayed; beyond that, rows are read anew. */
const LOOK_AHEAD = 8;

export function createRowMemory<T>(): RowMemory<T> {
  let before: readonly Kept<T>[] = [];
  let now: Kept<T>[] = [];
  let at = 0;
  let shape: readonly string[] = [];
  return {
    begin: () => {
      before = now;
      now = [];
      at = 0;
    },
    recall: row => {
      if (!isObject(row)) return undefined;
      const end = Math.min(at + LOOK_AHEAD, before.length);
      for (let place = at; place < end; place += 1) {
        const kept = before[place];
        if (kept === undefined || !isSame(row, kept)) continue;
        at = place + 1;
        now.push(kept);
        return kept.read;
      }
      return undefined;
    },
    keep: (row, read) => {
      if (!isObject(row)) return;
      const keys = Object.keys(row);
      if (keys.length !== shape.length || keys.some((key, place) => key !== shape[place])) shape = keys;
      now.push({ raw: row, keys: shape, read });
    },
  };
}

/** Values that are no scalars never count as the same: such rows are read anew each time. */
function isSame(row: Readonly<Record<string, unknown>>, { raw, keys }: Kept<unknown>): boolean {
  let place = 0;
  for (const key in row) {
    if (key !== keys[place] || row[key] !== raw[key]) return false;
    place += 1;
  }
  return place === keys.length;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
