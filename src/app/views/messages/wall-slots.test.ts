import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillSlots } from './wall-slots.ts';

const make = (overrides: Partial<Parameters<typeof fillSlots<string>>[1]> = {}) => ({
  size: 3,
  pinned: [],
  ranked: ['a', 'b', 'c', 'd', 'e'],
  busy: new Set<string>(),
  ...overrides,
});

describe('the wall', () => {
  it('begins with what waits longest', () => {
    expect(fillSlots([], make())).toEqual(['a', 'b', 'c']);
  });

  it('does not move what it shows when the order changes', () => {
    expect(fillSlots(['a', 'b', 'c'], make({ ranked: ['e', 'd', 'c', 'b', 'a'] }))).toEqual(['a', 'b', 'c']);
  });

  it('fills the place of what is over, and only that', () => {
    expect(fillSlots(['a', 'b', 'c'], make({ ranked: ['d', 'c', 'a'] }))).toEqual(['a', 'd', 'c']);
  });

  it('keeps what somebody reads although it is over', () => {
    const busy = new Set(['b']);
    expect(fillSlots(['a', 'b', 'c'], make({ ranked: ['d', 'c', 'a'], busy }))).toEqual(['a', 'b', 'c']);
  });

  it('makes room for what is pinned at the cost of what nobody asked for', () => {
    expect(fillSlots(['a', 'b', 'c'], make({ pinned: ['e', 'b'] }))).toEqual(['a', 'b', 'e']);
  });

  it('shows everything once, in its place, whatever comes and goes', () => {
    const ids = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f', 'g'));
    const step = fc.record({ size: fc.constantFrom(2, 3, 4, 6), pinned: ids, ranked: ids, busy: ids });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), steps => {
        let slots: readonly (string | undefined)[] = [];
        for (const { size, ranked, ...one } of steps) {
          const pinned = one.pinned.slice(0, size);
          const before = slots;
          const busy = new Set(
            one.busy.filter(id => before.includes(id)).slice(0, Math.max(0, size - pinned.length)),
          );
          slots = fillSlots(before, { size, pinned, ranked, busy });
          const shown = slots.filter(id => id !== undefined);
          expect(slots).toHaveLength(size);
          expect(new Set(shown).size).toBe(shown.length);
          for (const id of pinned) expect(shown).toContain(id);
          for (const id of before.slice(0, size))
            if (id !== undefined && (busy.has(id) || pinned.includes(id)))
              expect(slots.indexOf(id)).toBe(before.indexOf(id));
          expect(slots.includes(undefined) && ranked.some(id => !shown.includes(id))).toBe(false);
        }
      }),
    );
  });
});
