import { expect, it } from 'vitest';
import { atMostEvery } from './pace.ts';
import { createFakeClock } from './testing/fake-clock.ts';

it('does the first work at once, and what follows soon after together, at the end of the interval', async () => {
  const clock = createFakeClock();
  const done: number[] = [];
  const start = clock.now();
  const ask = atMostEvery(clock, 250)(() => done.push(clock.now() - start));
  ask();
  for (let n = 0; n < 6; n += 1) {
    await clock.advance(50);
    ask();
  }
  await clock.advance(1000);
  ask();
  expect(done).toEqual([0, 250, 500, 1300]);
  await clock.advance(1000);
  expect(done).toHaveLength(4);
});
