import { describe, expect, it } from 'vitest';
import { type Phase, receiptNews, type Told } from './receipt-phases.ts';

const makeTold = (tone: Told['view']['tone'], sentence: string, id = 'a', undoMs?: number): Told => ({
  id,
  title: 'End Maya’s session',
  view: { tone, sentence, undoMs },
});

const nothing: ReadonlyMap<string, Phase> = new Map();

describe('what readers are told of receipts', () => {
  it('tells once that an act can be undone, however the seconds run', () => {
    const first = receiptNews(nothing, [makeTold('going', 'Will be sent in 5 s', 'a', 5000)]);
    expect(first.news).toEqual(['End Maya’s session. Sent in a few seconds: press z to undo.']);
    expect(receiptNews(first.phases, [makeTold('going', 'Will be sent in 4 s', 'a', 4000)]).news).toEqual([]);
  });

  it('tells the end once, and none of the beats between', () => {
    const sent = receiptNews(new Map([['a', 'undoable']]), [makeTold('going', 'Sent')]);
    expect(sent.news).toEqual([]);
    const done = receiptNews(sent.phases, [makeTold('done', 'Done, and seen on the floor')]);
    expect(done.news).toEqual(['End Maya’s session. Done, and seen on the floor.']);
    expect(receiptNews(done.phases, [makeTold('done', 'Done, and seen on the floor')]).news).toEqual([]);
  });

  it('tells a refusal', () => {
    expect(receiptNews(nothing, [makeTold('trouble', 'Not allowed')]).news).toEqual([
      'End Maya’s session. Not allowed.',
    ]);
  });

  it('tells of many at once only what went wrong, and that they are over', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const asked = receiptNews(
      nothing,
      ids.map(id => makeTold('going', 'Will be sent in 5 s', id, 5000)),
    );
    expect(asked.news).toEqual([]);
    const over = receiptNews(
      asked.phases,
      ids.map(id => (id === 'c' ? makeTold('trouble', 'Not allowed', id) : makeTold('done', 'Done', id))),
    );
    expect(over.news).toEqual([
      'End Maya’s session. Not allowed.',
      'None of your acts is under way any more.',
    ]);
  });
});
