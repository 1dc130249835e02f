import { describe, expect, it } from 'vitest';
import type { TextSessionId } from '../../../floor/ids.ts';
import { marked, withoutGone } from './read-places.ts';

const ids = (count: number, from = 0): readonly TextSessionId[] =>
  Array.from({ length: count }, (_, index): TextSessionId => `genesys:${from + index}`);
const at = (list: readonly TextSessionId[], index: number) => list.map(id => [id, index] as const);

describe('how far conversations were read', () => {
  it('never moves back, and is the same when nothing moved', () => {
    const read = marked(new Map(), at(ids(2), 4));
    expect(marked(read, at(ids(1), 3))).toBe(read);
    expect(marked(read, at(ids(1), 4))).toBe(read);
    expect(marked(read, at(ids(1), 7))).toEqual(new Map([...at(ids(1), 7), ...at(ids(1, 1), 4)]));
  });

  it('is kept of every conversation that is there, however many there are', () => {
    const there = ids(9000);
    const read = marked(new Map(), at(there, 0));
    expect(there.every(id => read.has(id))).toBe(true);
    expect(withoutGone(read, new Set(there))).toBe(read);
  });

  it('is forgotten of those that are gone, once they are many', () => {
    const read = marked(new Map(), at(ids(5000), 1));
    expect(withoutGone(read, new Set(ids(3000)))).toBe(read);
    const there = ids(10, 2990);
    expect([...withoutGone(read, new Set(there)).keys()]).toEqual(there);
  });
});
