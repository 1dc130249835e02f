import { expect, it } from 'vitest';
import { reloadWhenUnused } from './reload.ts';
import { createFakeClock } from './testing/fake-clock.ts';
import { createFakePage } from './testing/fake-page.ts';

function makeScene() {
  const clock = createFakeClock();
  const page = createFakePage();
  const scene = { usedAt: clock.now(), reloads: 0 };
  const stop = new AbortController();
  const reload = () => {
    scene.reloads += 1;
  };
  void reloadWhenUnused({ clock, page, random: () => 0, usedAt: () => scene.usedAt, reload }, stop.signal);
  return { clock, page, scene, stop };
}

it('leaves a page alone that somebody uses', async () => {
  const { clock, scene, stop } = makeScene();
  for (let minute = 0; minute < 120; minute += 1) {
    await clock.advance(60_000);
    scene.usedAt = clock.now();
  }
  expect(scene.reloads).toBe(0);
  stop.abort();
});

it('reloads a page that nobody touches, such as a wall, once', async () => {
  const { clock, scene } = makeScene();
  await clock.advance(14 * 60_000);
  expect(scene.reloads).toBe(0);
  await clock.advance(2 * 60_000);
  expect(scene.reloads).toBe(1);
  await clock.advance(60 * 60_000);
  expect(scene.reloads).toBe(1);
});

it('reloads a page that nobody can see sooner, but never without a network', async () => {
  const { clock, page, scene } = makeScene();
  page.happens('offline');
  page.happens('hidden');
  await clock.advance(5 * 60_000);
  expect(scene.reloads).toBe(0);
  page.happens('online');
  await clock.advance(60_000);
  expect(scene.reloads).toBe(1);
});
