import type { Page } from '@playwright/test';
import { expect, type Product, test } from './harness.ts';
import { figure, misplaced, openWall, TILES, tile } from './walls.ts';

test.use({
  productOptions: { agents: 60, scenario: 'normal-day', seed: 7, platforms: 'cxone,genesys,netsapiens' },
});

/** What an agent is called, from the floor that the same browser may read. */
async function namesOfAgents(page: Page, product: Product): Promise<readonly string[]> {
  const reply = await page.request.get(`${product.url}/api/floor`);
  const { floor } = (await reply.json()) as {
    floor: { agents: readonly { readonly profile?: { readonly name: string } }[] };
  };
  return floor.agents.flatMap(({ profile }) => (profile === undefined ? [] : [profile.name]));
}

test('shows the floor across a room: six tiles, each with its age, and nobody by name', async ({
  page,
  product,
}) => {
  await openWall(page, product);
  await expect(page.getByRole('heading', { level: 1, name: 'The floor' })).toBeVisible();
  for (const name of TILES) await expect(tile(page, name)).toContainText(/just now|\d+ s ago/);
  await expect(figure(page, 'Longest wait')).toHaveText(/^\d+:\d\d$/);
  await expect(tile(page, 'Service level')).toContainText(/(target|below) 80/);
  await expect(tile(page, 'Service level')).toContainText('as NICE CXone computes it');
  await expect(tile(page, 'Agents')).toContainText(/\d+\s*On contact/);
  await expect(tile(page, 'Texts waiting')).toContainText(/longest \d+:\d\d|nobody waits/);

  const text = await page.locator('body').innerText();
  const names = await namesOfAgents(page, product);
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter(name => text.includes(name))).toEqual([]);
  await expect(page.getByRole('navigation', { name: 'Views' })).toHaveCount(0);
});

test('shows whose numbers its address names', async ({ page, product }) => {
  await openWall(page, product);
  const everybody = await tile(page, 'Agents')
    .getByText(/logged in/)
    .textContent();
  await page.goto(`${product.url}/wallboard?platforms=netsapiens&title=Leeds`);
  await expect(page.getByRole('heading', { level: 1, name: 'Leeds' })).toBeVisible();
  await expect(tile(page, 'Service level')).toContainText('as NetSapiens computes it');
  const some = await tile(page, 'Agents')
    .getByText(/logged in/)
    .textContent();
  expect(Number.parseInt(some ?? '', 10)).toBeLessThan(Number.parseInt(everybody ?? '', 10));

  await page.goto(`${product.url}/wallboard?queues=cxone:1501&platforms=cxone`);
  await expect(page.getByRole('heading', { level: 1, name: 'Billing' })).toBeVisible();
  await expect(page.locator('.board')).toHaveAttribute('data-tiles', '5');
});

test('outlives its gateway: the last numbers stay, look old and say since when', async ({
  page,
  product,
}) => {
  await openWall(page, product);
  const agents = tile(page, 'Agents');
  await expect(agents).toHaveAttribute('data-age', 'fresh');
  await product.killGateway();
  await expect(page.getByText(/^Not connected since \d\d:\d\d:\d\d\. Trying again\.$/)).toBeVisible({
    timeout: 40_000,
  });
  for (const name of TILES) {
    await expect(tile(page, name)).toHaveAttribute('data-age', 'old');
    await expect(tile(page, name)).toContainText(/as of \d\d:\d\d, /);
  }
  expect(await misplaced(page)).toEqual([]);
  await expect(figure(page, 'Service level')).toHaveText(/^\d+%$/);
  expect(await agents.evaluate(element => getComputedStyle(element).backgroundImage)).toContain('gradient');

  await product.startGateway();
  await expect(page.getByText(/^Not connected since/)).toHaveCount(0, { timeout: 60_000 });
  for (const name of TILES)
    await expect(tile(page, name)).toHaveAttribute('data-age', 'fresh', { timeout: 40_000 });
});

test('says which platform is silent, and keeps the others fresh', async ({ page, product }) => {
  await openWall(page, product);
  await product.control('POST', '/control/faults', { platform: 'netsapiens', fault: 'status', code: 503 });
  await expect(page.getByText(/^NetSapiens not heard since/)).toBeVisible({ timeout: 40_000 });
  await expect(tile(page, 'Calls waiting')).toHaveAttribute('data-age', 'part');
  await expect(tile(page, 'Calls waiting')).toContainText(/NetSapiens as of/);
  expect(await misplaced(page)).toEqual([]);
  await product.control('POST', '/control/faults', { platform: 'netsapiens', fault: 'none' });
  await expect(tile(page, 'Calls waiting')).toHaveAttribute('data-age', 'fresh', { timeout: 60_000 });
});

test('a sign-in that ends is said calmly, and taken up again by whoever signs in', async ({
  page,
  product,
}) => {
  await openWall(page, product);
  await page.request.delete(`${product.url}/api/session`, { headers: { origin: product.url } });
  await expect(page.getByText(/This wall has to be signed in again\./)).toBeVisible({ timeout: 40_000 });
  await expect(tile(page, 'Agents')).toHaveAttribute('data-age', 'old');
  await expect(figure(page, 'Service level')).toHaveText(/^\d+%$/);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Name').fill('viewer');
  await page.getByLabel('Password').fill('floorwatch-demo');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(tile(page, 'Agents')).toHaveAttribute('data-age', 'fresh');
});

test('is gone to from the floor and left again', async ({ page, product }) => {
  await product.signIn(page, 'viewer');
  await page.getByRole('link', { name: 'Wallboard' }).click();
  await expect(figure(page, 'Calls waiting')).toHaveText(/^\d+$/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('grid')).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/floor');
});

// Last, as it leaves hours behind in which much was counted.
test('trouble is red, marked and said; the longest wait ticks', async ({ page, product }) => {
  await openWall(page, product);
  const over = tile(page, 'Calls waiting').locator('.board-over');
  await expect(async () => {
    await product.control('POST', '/control/scenario', { name: 'queue-spike' });
    await product.control('POST', '/control/step', { seconds: 600 });
    // Then the floor stands still: what waits has to be read, and to last, before it shows.
    await product.control('POST', '/control/scenario', { name: 'quiet' });
    await expect(over).toHaveText(/^\d+ queues? over 5$/, { timeout: 10_000 });
  }).toPass({ timeout: 50_000 });
  await expect(over.locator('.over-icon')).toBeVisible();
  const colours = await over.evaluate(element => {
    const calm = document.querySelector('.board-clock');
    return [element, calm ?? element].map(one => getComputedStyle(one).color);
  });
  expect(colours[0]).not.toBe(colours[1]);

  const rows = tile(page, 'Queues in most trouble').locator('tbody tr');
  await expect(rows.first()).toHaveAttribute('data-grade', 'over');
  await expect(rows.first()).toContainText('Over the limit:');
  expect(await rows.count()).toBeLessThanOrEqual(4);

  const wait = figure(page, 'Longest wait');
  await expect(wait).toHaveText(/^\d+:\d\d$/);
  const before = await wait.textContent();
  await expect(wait).not.toHaveText(before ?? '');
  expect(await wait.evaluate(element => getComputedStyle(element).fontVariantNumeric)).toContain(
    'tabular-nums',
  );
});
