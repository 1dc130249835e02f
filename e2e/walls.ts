import { expect, type Locator, type Page } from '@playwright/test';
import type { Product } from './harness.ts';

/** What a wall shows when its address names nothing. */
export const TILES = [
  'Calls waiting',
  'Longest wait',
  'Service level',
  'Agents',
  'Texts waiting',
  'Queues in most trouble',
];

export const tile = (page: Page, name: string): Locator => page.getByRole('region', { name });
export const figure = (page: Page, name: string): Locator => tile(page, name).locator('.board-figure');

/** Signs the browser in without going through the floor, and opens a wall. */
export async function openWall(page: Page, product: Product, search = '') {
  const reply = await page.request.post(`${product.url}/api/session`, {
    data: { username: 'viewer', password: 'floorwatch-demo' },
    headers: { origin: product.url },
  });
  expect(reply.ok()).toBe(true);
  await page.goto(`${product.url}/wallboard${search}`);
  await expect(figure(page, 'Calls waiting')).toHaveText(/^\d+$/);
  await expect(figure(page, 'Texts waiting')).toHaveText(/^\d+$/);
  await expect(figure(page, 'Service level')).toHaveText(/^\d+%$/);
  // Until it is there, another font stands in that is wider.
  const hasFont = () => page.evaluate(() => document.fonts.check('600 20px "Inter Variable"'));
  await expect.poll(hasFont).toBe(true);
}

/** What is cut off, reaches over its tile, or lies over its neighbour within the tile. */
export function misplaced(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const box = (element: Element) => element.getBoundingClientRect();
    for (const own of document.querySelectorAll('.board-tile')) {
      const name = own.getAttribute('data-tile');
      const edge = box(own);
      if (edge.left < 0 || edge.top < 0 || edge.right > innerWidth || edge.bottom > innerHeight)
        found.push(`${name} leaves the screen`);
      for (const part of own.querySelectorAll('p, li, td, th, h2')) {
        const { left, right, top, bottom } = box(part);
        const slack = 1;
        if (
          left < edge.left - slack ||
          right > edge.right + slack ||
          top < edge.top ||
          bottom > edge.bottom + slack
        )
          found.push(`${name}: ${part.textContent} leaves its tile`);
        if (part.scrollWidth > part.clientWidth + slack && part.clientWidth > 0)
          found.push(`${name}: ${part.textContent} is cut off`);
      }
      const [body, age] = [own.querySelector('.board-tile-body'), own.querySelector('.board-age')];
      const last = body?.lastElementChild;
      if (last && age && box(last).bottom > box(age).top + 1) found.push(`${name}: its age lies over it`);
    }
    const { scrollWidth, scrollHeight } = document.documentElement;
    if (scrollWidth > innerWidth || scrollHeight > innerHeight) found.push('the page scrolls');
    return found;
  });
}
