import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSchedule } from './schedule.ts';

it('takes things out by time, and by the order of planning at the same time', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 200 }), times => {
      const schedule = createSchedule();
      const taken: (readonly [number, number])[] = [];
      times.forEach((at, order) => {
        schedule.add(at, () => taken.push([at, order]));
      });
      while (schedule.peek() !== undefined) schedule.take()?.();
      const sorted = times
        .map((at, order) => [at, order] as const)
        .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      expect(taken).toEqual(sorted);
      expect(schedule.size()).toBe(0);
    }),
  );
});

it('says when the next thing is due while things come and go', () => {
  const schedule = createSchedule();
  schedule.add(5, () => {});
  schedule.add(3, () => {});
  expect(schedule.peek()).toBe(3);
  schedule.take();
  schedule.add(4, () => {});
  expect(schedule.peek()).toBe(4);
});
