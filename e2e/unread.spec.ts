import type { Page } from '@playwright/test';
import { expect, type Product, test } from './harness.ts';

test.use({
  productOptions: { agents: 24, scenario: 'quiet', seed: 7, platforms: 'cxone,netsapiens' },
});

async function enter(page: Page, product: Product): Promise<void> {
  const reply = await page.request.post(`${product.url}/api/session`, {
    data: { username: 'supervisor', password: 'floorwatch-demo' },
    headers: { origin: product.url },
  });
  expect(reply.ok()).toBe(true);
}

type Told = {
  readonly floor: {
    readonly platforms: { id: string; heardAt?: number; link: { state: string; reason?: string } }[];
    agents: { readonly platformId: string }[];
    queues: { readonly platformId: string }[];
  };
};

/** Shows a floor on which NetSapiens was never reached. */
async function leaveOutNetSapiens(page: Page): Promise<void> {
  await page.route('**/api/events*', () => undefined);
  await page.route('**/api/floor', async route => {
    const reply = await route.fetch();
    const told: Told = await reply.json();
    const { floor } = told;
    for (const platform of floor.platforms) {
      if (platform.id !== 'netsapiens') continue;
      delete platform.heardAt;
      platform.link = { ...platform.link, state: 'down', reason: 'connection refused' };
    }
    floor.agents = floor.agents.filter(({ platformId }) => platformId !== 'netsapiens');
    floor.queues = floor.queues.filter(({ platformId }) => platformId !== 'netsapiens');
    await route.fulfill({ response: reply, json: told });
  });
}

test('before the floor is here nothing is counted', async ({ page, product }) => {
  await enter(page, product);
  await page.route('**/api/floor', () => undefined);
  for (const [view, count] of [
    ['floor', '– agents'],
    ['queues', '– queues'],
    ['messages', '– conversations'],
  ] as const) {
    await page.goto(`${product.url}/${view}`);
    await expect(page.getByText('being fetched').first()).toBeAttached();
    await expect(page.locator('.toolbar-count')).toHaveText(count);
    for (const figure of await page.locator('.total-figure').allInnerTexts())
      expect(figure.trim(), view).toBe('–');
  }
});

test('what a platform that was never reached may have is not counted as nothing', async ({
  page,
  product,
}) => {
  await enter(page, product);
  await leaveOutNetSapiens(page);
  await page.goto(`${product.url}/floor`);
  const count = page.locator('.toolbar-count');
  await expect(count).toHaveText(/^\d+ agents without NetSapiens, not heard yet$/);
  await page.goto(`${product.url}/floor?platform=netsapiens`);
  await expect(count).toHaveText(/^– of \d+ agents without NetSapiens, not heard yet$/);
  await expect(page.getByText('Agents of NetSapiens are not known yet.')).toBeVisible();
  for (const figure of await page.locator('.total-figure').allInnerTexts()) expect(figure.trim()).toBe('–');

  await page.goto(`${product.url}/queues?platform=netsapiens`);
  await expect(count).toHaveText(/^– of \d+ queues without NetSapiens, not heard yet$/);
  for (const figure of await page.locator('.total-figure').allInnerTexts()) expect(figure.trim()).toBe('–');
  await page.goto(`${product.url}/queues?platform=netsapiens&view=matrix`);
  await expect(page.locator('.matrix-bar .toolbar-count')).toHaveText('– agents');

  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('An agent, a view, a filter, an act').fill('zzzz');
  await expect(page.getByText('Agents of NetSapiens are not known yet.')).toBeVisible();
});
