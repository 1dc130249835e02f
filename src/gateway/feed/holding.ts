import type { Lens } from './lens.ts';

/** A poll or stream that waits: where it stands, and until when. */
export type Held = {
  readonly lens: Lens;
  readonly sessionKey: string;
  /** Everything up to here has been told, or is not for this lens. */
  after: number;
  readonly until: number;
};

/** Those who wait, grouped so that equal ones are answered with the same bytes. */
export type Holding<H extends Held> = {
  readonly add: (held: H) => void;
  readonly remove: (held: H) => void;
  readonly size: () => number;
  /** All that wait for the same: equal lens and equal place. */
  readonly groups: () => Generator<{
    readonly lens: Lens;
    readonly after: number;
    readonly members: readonly H[];
  }>;
  readonly all: () => Generator<H>;
};

/** Makes an empty holding. */
export function createHolding<H extends Held>(): Holding<H> {
  const lenses = new Map<string, { readonly lens: Lens; readonly places: Map<number, Set<H>> }>();
  let size = 0;
  return {
    add: held => {
      const group = lenses.get(held.lens.key) ?? { lens: held.lens, places: new Map<number, Set<H>>() };
      lenses.set(held.lens.key, group);
      const members = group.places.get(held.after) ?? new Set<H>();
      group.places.set(held.after, members);
      members.add(held);
      size += 1;
    },
    remove: held => {
      const group = lenses.get(held.lens.key);
      const members = group?.places.get(held.after);
      if (!group || !members?.delete(held)) return;
      size -= 1;
      if (members.size === 0) group.places.delete(held.after);
      if (group.places.size === 0) lenses.delete(held.lens.key);
    },
    size: () => size,
    *groups() {
      for (const { lens, places } of [...lenses.values()])
        for (const [after, members] of [...places]) yield { lens, after, members: [...members] };
    },
    *all() {
      for (const { places } of [...lenses.values()])
        for (const members of [...places.values()]) yield* [...members];
    },
  };
}
