import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { floorOf } from './queues.ts';

test.use({
  productOptions: {
    agents: 300,
    branches: 9,
    scenario: 'busy-day',
    seed: 3,
    platforms: 'netsapiens',
  },
});

/** What a frame may take on a slow, busy machine, once left out for a pause of its own; a matrix drawn whole takes seconds. */
const LONGEST_TASK_MS = 400;

/** What was seen of the page while something was done in it. */
type Watch = { readonly longest: number; readonly cells: number; readonly blank: number };

/** Watches the main thread and the matrix from frame to frame until told to stop. */
async function watching(page: Page, run: () => Promise<void>): Promise<Watch> {
  const watch = await page.evaluateHandle(() => {
    const seen = { long: [] as number[], cells: 0, blank: 0, over: false };
    const tasks = new PerformanceObserver(list => {
      for (const { duration } of list.getEntries()) seen.long.push(duration);
    });
    tasks.observe({ type: 'longtask' });
    const grid = document.querySelector('.matrix');
    const look = () => {
      seen.cells = Math.max(seen.cells, document.querySelectorAll('.matrix-cell').length);
      const box = grid?.getBoundingClientRect();
      // The last cell in sight: a frame in which nothing stands there was drawn too late.
      const there = box && document.elementFromPoint(box.right - 60, box.bottom - 60);
      if (there?.closest('.matrix-row') == null) seen.blank += 1;
      if (!seen.over) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return { seen, tasks };
  });
  await run();
  return watch.evaluate(({ seen, tasks }) => {
    for (const { duration } of tasks.takeRecords()) seen.long.push(duration);
    tasks.disconnect();
    seen.over = true;
    const [, longest = 0] = seen.long.toSorted((a, b) => b - a);
    return { longest, cells: seen.cells, blank: seen.blank };
  });
}

test('300 agents and 63 queues are moved through smoothly, by wheel and by keys', async ({
  page,
  product,
}) => {
  await product.signIn(page);
  await page.goto(`${product.url}/queues?view=matrix`);
  const matrix = page.getByRole('grid', { name: 'Who serves which queue on NetSapiens' });
  await expect(matrix).toHaveAttribute('aria-colcount', '64');
  await expect(matrix).toHaveAttribute('aria-rowcount', '301');
  const { memberships, queues } = await floorOf(page, product);
  expect(queues).toHaveLength(63);
  expect(memberships.length).toBeGreaterThan(600);

  const wheel = await watching(page, async () => {
    await matrix.hover({ position: { x: 500, y: 400 } });
    for (let turn = 0; turn < 60; turn += 1) await page.mouse.wheel(turn % 3 === 0 ? 120 : 0, 300);
    const end = await matrix.evaluate(({ scrollTop, scrollHeight, clientHeight }) =>
      Math.abs(scrollTop + clientHeight - scrollHeight),
    );
    expect(end).toBeLessThan(2);
  });

  await matrix.focus();
  await page.keyboard.press('Control+Home');
  const active = matrix.locator('.matrix-cell[data-active]');
  await expect(active).toHaveAttribute('id', 'cell-0-0');
  const keys = await watching(page, async () => {
    for (let at = 1; at < 63; at += 1) await page.keyboard.press('ArrowRight');
    await expect(active).toHaveAttribute('id', 'cell-0-62');
    for (let at = 1; at < 300; at += 1) await page.keyboard.press('ArrowDown');
    await expect(active).toHaveAttribute('id', 'cell-299-62');
    await page.keyboard.press('PageUp');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+End');
    await expect(active).toHaveAttribute('id', 'cell-299-62');
  });
  await expect(active).toBeInViewport();
  await expect(matrix).toHaveAttribute('aria-activedescendant', 'cell-299-62');

  // A selection over everything between two corners of the screen is drafted and taken back at once, too.
  const drafts = await watching(page, async () => {
    for (let at = 0; at < 19; at += 1) await page.keyboard.press('Shift+ArrowUp');
    for (let at = 0; at < 9; at += 1) await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Space');
    await expect(page.getByRole('region', { name: /^Draft \d{3} changes/ })).toBeVisible();
    await page.keyboard.press('Delete');
    await expect(page.locator('.matrix-cell[data-draft]')).toHaveCount(0);
  });

  for (const [what, seen] of Object.entries({ wheel, keys, drafts })) {
    // What is in sight at 1440×900 with some to spare, of 18 900 cells.
    expect(seen.cells, what).toBeLessThan(1200);
    expect(seen.cells, what).toBeGreaterThan(200);
    expect(seen.longest, what).toBeLessThan(LONGEST_TASK_MS);
    expect(seen.blank, what).toBe(0);
  }
});
