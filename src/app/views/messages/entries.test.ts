import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesOf, joined, unreadIn } from './entries.ts';
import { makeMessage } from './testing.ts';

const ana = { id: 'a', name: 'Ana', role: 'agent', visibility: 'everyone' } as const;
const dayOf = (at: number) => `day ${Math.floor(at / 86_400_000)}`;

describe('the lines of a transcript', () => {
  it('name the sender again when somebody else speaks, after a pause, and when others see it', () => {
    const messages = [
      makeMessage({ index: 1, at: 0 }),
      makeMessage({ index: 2, at: 1000 }),
      makeMessage({ index: 4, at: 2000, from: ana }),
      makeMessage({ index: 5, at: 3000, from: ana, visibility: 'agents' }),
      makeMessage({ index: 6, at: 400_000, from: ana, visibility: 'agents' }),
    ];
    const heads = entriesOf(messages, undefined, dayOf).map(entry => entry.kind === 'said' && entry.head);
    expect(heads).toEqual([true, false, true, true, true]);
  });

  it('say when a new day begins, and keep their keys when older ones come before them', () => {
    const messages = [makeMessage({ index: 5, at: 1000 }), makeMessage({ index: 6, at: 90_000_000 })];
    const lines = entriesOf(messages, undefined, dayOf);
    expect(lines.map(({ day }) => day)).toEqual([1000, 90_000_000]);
    const longer = entriesOf([makeMessage({ index: 2, at: 0 }), ...messages], undefined, dayOf);
    expect(longer.slice(1).map(({ key }) => key)).toEqual(lines.map(({ key }) => key));
  });

  it('mark what is new', () => {
    const messages = [1, 2, 3].map(index => makeMessage({ index }));
    const kinds = entriesOf(messages, { after: 1, count: 2 }, dayOf).map(({ kind }) => kind);
    expect(kinds).toEqual(['said', 'unread', 'said', 'said']);
    expect(entriesOf(messages, { after: 3, count: 0 }, dayOf)).toHaveLength(3);
  });

  it('tell who comes in from who is seen by others than before', () => {
    const came = (index: number) => makeMessage({ index, kind: 'joined', from: ana });
    const left = makeMessage({ index: 3, kind: 'left', from: ana });
    const again = entriesOf([came(1), came(2), left, came(4)], undefined, dayOf).map(
      entry => entry.kind === 'event' && entry.again,
    );
    expect(again).toEqual([false, true, false, false]);
  });
});

describe('unread', () => {
  it('counts what was said, not what happened', () => {
    const messages = [
      makeMessage({ index: 1 }),
      makeMessage({ index: 2 }),
      makeMessage({ index: 3, kind: 'joined' }),
      makeMessage({ index: 7 }),
    ];
    expect(unreadIn(messages, 1)).toBe(2);
    expect(unreadIn(messages, 7)).toBe(0);
  });
});

describe('two stretches of a transcript', () => {
  it('are one in order of index, the newer knowing better, in whatever pieces they come', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50), { minLength: 1 }), fc.nat(50), fc.nat(50), (indexes, a, b) => {
        const all = indexes.toSorted((x, y) => x - y).map(index => makeMessage({ index }));
        const older = all.slice(0, a).map(message => ({ ...message, text: 'old' }));
        const newer = all.slice(Math.min(a, b));
        const whole = joined(older, newer);
        expect(whole.map(({ index }) => index)).toEqual(all.map(({ index }) => index));
        expect(whole.filter(({ text }) => text === 'old')).toHaveLength(Math.min(a, b, all.length));
      }),
    );
  });

  it('keep only the newest where there are too many', () => {
    const all = [1, 2, 3, 4].map(index => makeMessage({ index }));
    expect(joined(all.slice(0, 2), all.slice(2), 3).map(({ index }) => index)).toEqual([2, 3, 4]);
  });
});
