import { expect, test } from './harness.ts';

// Nobody answers at this address.
test.use({
  productOptions: {
    agents: 24,
    scenario: 'quiet',
    seed: 7,
    platforms: 'genesys',
    genesys: { url: 'http://127.0.0.1:9/genesys' },
  },
});

test('what was never heard is a dash in every view, and never 0', async ({ page, product }) => {
  const reply = await page.request.post(`${product.url}/api/session`, {
    data: { username: 'supervisor', password: 'floorwatch-demo' },
    headers: { origin: product.url },
  });
  expect(reply.ok()).toBe(true);
  for (const [view, says, count] of [
    ['floor', 'Nobody has been heard yet', '– agents'],
    ['queues', 'No queue has been heard of yet', '– queues'],
    ['messages', 'No conversation has been heard yet', '– conversations'],
  ] as const) {
    await page.goto(`${product.url}/${view}`);
    await expect(page.getByText(says)).toBeVisible({ timeout: 30_000 });
    await expect(page.locator('.toolbar-count')).toHaveText(count);
    const figures = page.locator('.total-figure');
    await expect(figures.first()).toHaveText('–');
    for (const figure of await figures.allInnerTexts()) expect(figure.trim(), view).toBe('–');
  }
});
