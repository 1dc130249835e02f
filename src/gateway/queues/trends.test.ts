import { expect, it, vi } from 'vitest';
import { createMemoryStore } from '../store/memory-store.ts';
import { makeClock } from '../testing-clock.ts';
import { createTrends } from './trends.ts';

const MINUTE = 60_000;

async function makeTrends() {
  const store = createMemoryStore();
  const time = makeClock();
  const now = time.clock.now();
  await store.samples.add(
    [3, 2, 1].map(ago => ({ queueId: 'cxone:q1', at: now - ago * MINUTE, waiting: ago })),
  );
  const since = vi.spyOn(store.samples, 'since');
  const trends = createTrends({ store, clock: time.clock });
  const waiting = async (minutes: number) =>
    (await trends.all(minutes)).get('cxone:q1')?.map(sample => sample.waiting);
  return { store, time, since, waiting };
}

it('[TR1] reads the past once for all who look at it, whatever stretch of it they ask for', async () => {
  const { time, since, waiting } = await makeTrends();
  expect(await Promise.all([waiting(60), waiting(2), waiting(60)])).toEqual([
    [3, 2, 1],
    [2, 1],
    [3, 2, 1],
  ]);
  expect(since).toHaveBeenCalledTimes(1);
  expect(await waiting(1440)).toEqual([3, 2, 1]);
  expect(since).toHaveBeenCalledTimes(2);
  await time.advance(6_000);
  expect(await waiting(60)).toEqual([3, 2, 1]);
  expect(since).toHaveBeenCalledTimes(3);
});

it('[TR1] does not share that it could not be read', async () => {
  const { since, waiting } = await makeTrends();
  since.mockRejectedValueOnce(new Error('disk I/O error'));
  await expect(waiting(60)).rejects.toThrow('disk');
  expect(await waiting(60)).toEqual([3, 2, 1]);
});
