import { describe, expect, it } from 'vitest';
import { makeSupervision } from '../../../floor/testing.ts';
import { boardOf, type Surroundings } from './board.ts';
import { makeLeg, makeMessage, makeThread } from './testing.ts';

const NOW = 1_000_000;

const makeSurroundings = (overrides: Partial<Surroundings> = {}): Surroundings => ({
  agent: () => ({ name: 'Ana Reyes', supervisions: [] }),
  user: () => 'sam',
  readUpTo: () => undefined,
  now: () => NOW,
  ...overrides,
});

const waits = (id: string, seconds: number, role: 'agent' | 'customer' = 'agent') =>
  makeThread({ id: `genesys:${id}`, waitingFor: { role, since: NOW - seconds * 1000 } });

const threads = [
  waits('short', 30),
  waits('answered', 500, 'customer'),
  waits('long', 300),
  makeThread({ id: 'genesys:unknown', startedAt: 5000 }),
  makeThread({ id: 'genesys:over', state: 'ended' }),
];

describe('the board', () => {
  it('puts who has waited longest for an answer first, then what nobody knows', () => {
    const { ids } = boardOf(threads, {}, makeSurroundings());
    expect(ids).toEqual(['genesys:long', 'genesys:short', 'genesys:unknown', 'genesys:answered']);
  });

  it('counts live conversations before the filters, and shows those that pass them', () => {
    const board = boardOf(threads, { over: true }, makeSurroundings());
    expect(board.ids).toEqual(['genesys:long']);
    expect(board.totals).toEqual({
      all: 4,
      turns: { agent: 2, customer: 1, unknown: 1 },
      mine: 0,
      over: 1,
      unread: 0,
    });
  });

  it('takes the limit from the view', () => {
    expect(boardOf(threads, { limit: 20 }, makeSurroundings()).totals.over).toBe(2);
  });

  it('filters by words in names, queue and what was said last', () => {
    const one = makeThread({ id: 'genesys:a', customerName: 'Élodie', queueName: 'Billing' }, [
      makeMessage({ text: 'Refund please' }),
    ]);
    const shows = (text: string) => boardOf([one], { text }, makeSurroundings()).ids.length;
    expect([shows('elodie refund'), shows('billing'), shows('reyes'), shows('parcel')]).toEqual([1, 1, 1, 0]);
  });

  it('filters by how it is supervised', () => {
    const watched = makeThread({ id: 'genesys:a', legs: [makeLeg()] });
    const alone = makeThread({ id: 'genesys:b' });
    const supervisions = [makeSupervision({ contactId: 'genesys:a', mode: 'coach' })];
    const around = makeSurroundings({ agent: () => ({ name: 'Ana', supervisions }) });
    const shown = (one: 'mine' | 'coach' | 'monitor' | 'nobody') =>
      boardOf([watched, alone], { watched: [one] }, around).ids;
    expect(shown('mine')).toEqual(['genesys:a']);
    expect(shown('coach')).toEqual(['genesys:a']);
    expect(shown('monitor')).toEqual([]);
    expect(shown('nobody')).toEqual(['genesys:b']);
  });

  it('knows what is new for me by where I have read to, and for conversations I have seen only', () => {
    const one = makeThread({ id: 'genesys:a' }, [makeMessage({ index: 1 }), makeMessage({ index: 2 })]);
    expect(boardOf([one], {}, makeSurroundings()).unread.size).toBe(0);
    expect(boardOf([one], {}, makeSurroundings({ readUpTo: () => 1 })).unread.get('genesys:a')).toBe(1);
  });

  it('is the same object while it says the same, and keeps what did not change when it says more', () => {
    const before = boardOf(threads, {}, makeSurroundings());
    expect(boardOf(threads, {}, makeSurroundings(), before)).toBe(before);
    const said = threads.map(({ session }) => ({
      session,
      messages: [makeMessage({ text: 'Still there?' })],
    }));
    expect(boardOf(said, {}, makeSurroundings(), before)).toBe(before);
    const joined = boardOf([...threads, waits('late', 10)], {}, makeSurroundings(), before);
    expect(joined.ids).not.toBe(before.ids);
    expect(joined.late).toBe(before.late);
    expect(joined.unread).toBe(before.unread);
  });

  it('reads the transcript again of what has changed, and of nothing else', () => {
    const reads: string[] = [];
    const watched = (id: string) => ({
      session: makeThread({ id: `genesys:${id}` }).session,
      get messages() {
        reads.push(id);
        return [makeMessage({ index: 2 })];
      },
    });
    const all = ['a', 'b', 'c'].map(watched);
    const ana = { name: 'Ana', supervisions: [] };
    const around = makeSurroundings({ agent: () => ana, readUpTo: () => 1 });
    const before = boardOf(all, {}, around);
    reads.length = 0;
    const after = boardOf([...all.slice(0, 2), watched('c')], {}, around, before);
    expect(new Set(reads)).toEqual(new Set(['c']));
    expect(after).toBe(before);
  });
});
