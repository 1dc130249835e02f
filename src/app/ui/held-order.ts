/** An order that stands still while somebody points at it. */
export type HeldOrder<T> = {
  readonly ids: readonly T[];
  /** How many things would come, go or move if it were let go. */
  readonly waiting: number;
};

/**
 * What is shown of `fresh` while `frozen` stands: the frozen order, whatever has come or gone since. Values go on
 * changing in their rows; only places wait.
 */
export function heldOrder<T>(frozen: readonly T[] | undefined, fresh: readonly T[]): HeldOrder<T> {
  if (frozen === undefined || frozen === fresh) return { ids: fresh, waiting: 0 };
  const places = new Map(fresh.map((id, index) => [id, index]));
  let gone = 0;
  let moved = 0;
  let before = -1;
  for (const id of frozen) {
    const place = places.get(id);
    if (place === undefined) gone += 1;
    else if (place < before) moved += 1;
    else before = place;
  }
  const came = fresh.length - (frozen.length - gone);
  return { ids: frozen, waiting: gone + moved + came };
}

/** Whether two orders are the same. */
export function sameOrder<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}
