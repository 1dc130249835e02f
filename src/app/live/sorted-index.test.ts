import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSortedIndex } from './sorted-index.ts';

type Item = { readonly key: number; readonly id: number };
const compare = (a: Item, b: Item) => a.key - b.key || a.id - b.id;

describe('a sorted index', () => {
  it('agrees with a sorted array after any inserts and removals, in items, places and size', () => {
    const change = fc.record({ id: fc.nat(400), key: fc.nat(30), remove: fc.boolean() });
    fc.assert(
      fc.property(
        fc.array(fc.nat(30), { maxLength: 500, size: 'max' }),
        fc.array(change, { maxLength: 900, size: 'max' }),
        (keys, changes) => {
          const known = new Map(keys.map((key, id) => [id, { key, id }]));
          const index = createSortedIndex(compare, [...known.values()]);
          for (const { id, key, remove } of changes) {
            const before = known.get(id);
            if (before) expect(index.remove(before)).toBe(true);
            known.delete(id);
            if (remove) continue;
            const item = { id, key };
            known.set(id, item);
            index.insert(item);
          }
          const naive = [...known.values()].sort(compare);
          expect(Array.from(naive, (_, rank) => index.at(rank))).toEqual(naive);
          expect(naive.map(index.rankOf)).toEqual(naive.map((_, rank) => rank));
          expect(index.size()).toBe(naive.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps its places while everything moves to the end, as agents do when their state changes', () => {
    const items = Array.from({ length: 3000 }, (_, id) => ({ id, key: id }));
    const index = createSortedIndex(compare, items);
    const moved = items.map(({ id, key }) => ({ id, key: key + 10_000 }));
    for (const [place, item] of moved.entries()) {
      const old = items[place];
      if (old) index.remove(old);
      index.insert(item);
    }
    expect([0, 1499, 2999].map(index.at)).toEqual([moved[0], moved[1499], moved[2999]]);
    expect(index.at(3000)).toBeUndefined();
    expect(index.at(-1)).toBeUndefined();
  });

  it('says so when an item to remove is not there', () => {
    const index = createSortedIndex(compare, [{ key: 1, id: 1 }]);
    expect(index.remove({ key: 1, id: 2 })).toBe(false);
    expect(createSortedIndex(compare).remove({ key: 1, id: 2 })).toBe(false);
    expect(index.size()).toBe(1);
  });

  it('counts what stands before an item that is not in it', () => {
    const index = createSortedIndex(compare, [
      { key: 1, id: 1 },
      { key: 3, id: 1 },
    ]);
    expect(index.rankOf({ key: 2, id: 0 })).toBe(1);
    expect(createSortedIndex(compare).rankOf({ key: 2, id: 0 })).toBe(0);
  });
});
