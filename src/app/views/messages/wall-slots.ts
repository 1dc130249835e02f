/** Places of the wall, from the top left; an empty one is `undefined`. */
export type Slots<T> = readonly (T | undefined)[];

/**
 * Fills the wall without moving anything on it. What is pinned stands on it; what is shown stays in its place while it
 * is worth showing or somebody reads it; free places go to the first of `ranked`, which waits longest.
 */
export function fillSlots<T>(
  before: Slots<T>,
  given: {
    readonly size: number;
    readonly pinned: readonly T[];
    readonly ranked: readonly T[];
    /** Is read, pointed at or written in just now: not to be taken away. */
    readonly busy: ReadonlySet<T>;
  },
): Slots<T> {
  const { size, ranked, busy } = given;
  const pinned = given.pinned.slice(0, size);
  const wanted = new Set([...pinned, ...ranked]);
  const keeps = (id: T) => wanted.has(id) || busy.has(id);
  const slots: (T | undefined)[] = Array.from({ length: size }, (_, place) => {
    const id = before[place];
    return id !== undefined && keeps(id) ? id : undefined;
  });
  // A smaller wall first lets go of what nobody asked for.
  for (const id of before.slice(size)) {
    if (id === undefined || !(pinned.includes(id) || busy.has(id))) continue;
    put(slots, id, new Set([...pinned, ...busy]));
  }
  for (const id of pinned) if (!slots.includes(id)) put(slots, id, new Set([...pinned, ...busy]));
  const shown = new Set(slots);
  const waiting = ranked.filter(id => !shown.has(id));
  return slots.map(id => id ?? waiting.shift());
}

/** Puts something into a free place, else into the last one that holds nothing of `kept`. */
function put<T>(slots: (T | undefined)[], id: T, kept: ReadonlySet<T>): void {
  const free = slots.indexOf(undefined);
  const place = free >= 0 ? free : slots.findLastIndex(other => other !== undefined && !kept.has(other));
  if (place >= 0) slots[place] = id;
}
