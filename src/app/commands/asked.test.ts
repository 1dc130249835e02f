import { expect, it } from 'vitest';
import { afterAsking, afterRefusal } from './asked.ts';
import type { Asked } from './receipt.ts';

const makeAsked = (n: number): Asked => ({
  id: `c${n}`,
  type: 'queue.add-agent',
  target: {},
  platformId: 'ns',
  at: n,
});

it('tells of every act why it was not taken, though only the newest have a receipt', () => {
  const empty = { asked: [], dismissed: [], refusals: new Map<string, string>(), tooLate: new Map() };
  const all = Array.from({ length: 150 }, (_, n) => makeAsked(n));
  const after = all.reduce(afterAsking, empty).asked.map(({ id }) => id);
  expect(after).toHaveLength(30);
  const refused = all.reduce(
    (state, { id }) => afterRefusal(state, id, `no ${id}`),
    all.reduce(afterAsking, empty),
  );
  expect(all.map(({ id }) => refused.refusals.get(id))).toEqual(all.map(({ id }) => `no ${id}`));
  expect(refused.asked.map(({ refusal }) => refusal)).toEqual(after.map(id => `no ${id}`));
});
