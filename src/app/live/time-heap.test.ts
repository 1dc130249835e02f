import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTimeHeap } from './time-heap.ts';

it('hands out exactly the ids that are due, the earliest first, after any moves', () => {
  const change = fc.record({ id: fc.nat(40), at: fc.option(fc.nat(1000), { nil: undefined }) });
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 300 }),
      fc.array(fc.nat(1000), { maxLength: 5 }),
      (changes, nows) => {
        const heap = createTimeHeap<number>();
        const naive = new Map<number, number>();
        for (const { id, at } of changes) {
          heap.set(id, at);
          if (at === undefined) naive.delete(id);
          else naive.set(id, at);
        }
        for (const now of nows.sort((a, b) => a - b)) {
          const expected = [...naive].filter(([, at]) => at <= now);
          const due = heap.due(now);
          expect(new Set(due)).toEqual(new Set(expected.map(([id]) => id)));
          const times = due.map(id => naive.get(id) ?? -1);
          expect(times).toEqual([...times].sort((a, b) => a - b));
          for (const [id] of expected) naive.delete(id);
        }
      },
    ),
  );
});

it('forgets an id that was handed out until it gets a new time', () => {
  const heap = createTimeHeap<string>();
  heap.set('a', 5);
  expect(heap.due(4)).toEqual([]);
  expect(heap.due(5)).toEqual(['a']);
  expect(heap.due(99)).toEqual([]);
  heap.set('a', 7);
  expect(heap.due(7)).toEqual(['a']);
});
