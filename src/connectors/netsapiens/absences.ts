/**
 * Tells what is gone from a list that is read again and again. A list that is read page by page may lose a row that
 * moved between two pages: what is missing is believed gone after `patience` whole readings in a row.
 */
export type Absences<K extends string> = {
  /** Notes what a whole reading held, and says what is gone since. */
  readonly read: (present: ReadonlySet<K>) => readonly K[];
  /** What may be on the list without having been read (a reply, an earlier run). */
  readonly add: (key: K) => void;
  /** Gone for sure: not told again. */
  readonly drop: (key: K) => void;
};

export function createAbsences<K extends string>(patience: number): Absences<K> {
  const missed = new Map<K, number>();
  return {
    read: present => {
      const gone: K[] = [];
      for (const [key, times] of missed) {
        if (present.has(key)) continue;
        if (times + 1 < patience) missed.set(key, times + 1);
        else {
          missed.delete(key);
          gone.push(key);
        }
      }
      for (const key of present) missed.set(key, 0);
      return gone;
    },
    add: key => {
      if (!missed.has(key)) missed.set(key, 0);
    },
    drop: key => {
      missed.delete(key);
    },
  };
}
