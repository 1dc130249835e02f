import { describe, expect, it } from 'vitest';
import type { TextSessionId } from '../../../floor/ids.ts';
import { firstSight, marked, withoutGone } from './read-places.ts';
import { makeMessage, makeThread } from './testing.ts';

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

describe('a conversation that one sees for the first time', () => {
  const said = [makeMessage({ index: 3 }), makeMessage({ index: 5 })];

  it('was read up to what had been said before one looked', () => {
    expect(firstSight(makeThread({ startedAt: 1000 }, said), 2000)).toBe(5);
  });

  it('is all news where it began while one looked', () => {
    expect(firstSight(makeThread({ startedAt: 3000 }, said), 2000)).toBe(0);
  });

  it('is news from its first word on where nothing had been said', () => {
    expect(firstSight(makeThread({ startedAt: 1000, transcript: 'whole' }), 2000)).toBe(0);
  });

  it('is not judged before it is known what was said', () => {
    expect(firstSight(makeThread({ startedAt: 1000, transcript: 'unknown' }), 2000)).toBeUndefined();
  });
});
