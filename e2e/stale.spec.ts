import type { Locator } from '@playwright/test';
import { expect, test } from './harness.ts';
import { callsTo, openSomebody, somebodyIdle, somebodyOnACall } from './people.ts';

const receiptsIn = (panel: Locator) =>
  panel.locator('.receipt').evaluateAll(all => all.map(one => one.getAttribute('data-command')));

test('a platform that fails looks like it: rows are hatched, times stand still, acts are locked', async ({
  page,
  product,
}) => {
  const { somebody, panel } = await openSomebody(page, product, somebodyIdle);
  const row = page.locator(`.line[data-agent="cxone:${somebody.id}"]`);
  await expect(row).toHaveAttribute('data-freshness', 'live');

  await product.control('POST', '/control/faults', { platform: 'cxone', fault: 'status', code: 503 });
  await expect(row).not.toHaveAttribute('data-freshness', 'live', { timeout: 40_000 });
  await expect(page.getByRole('button', { name: /NICE CXone.*(stale|down)/ })).toBeVisible();
  await expect(panel.locator('.act-hint').first()).toContainText('acts are locked');
  await expect(panel.getByRole('button', { name: /^End/ })).toHaveAttribute('aria-disabled', 'true');
  const time = row.locator('.cell-time');
  const age = page.locator('.chip-text');
  await expect(async () => {
    const [was, then] = [await age.textContent(), await time.textContent()];
    await expect(age).not.toHaveText(was ?? '', { timeout: 10_000 });
    expect(await time.textContent()).toBe(then);
  }).toPass({ timeout: 40_000 });
  await page.getByRole('button', { name: /NICE CXone.*(stale|down)/ }).click();
  await expect(page.getByRole('dialog', { name: /how fresh it is/ })).toContainText(/503|locked/);
  await page.keyboard.press('Escape');

  await product.control('POST', '/control/faults', { platform: 'cxone', fault: 'none' });
  await expect(row).toHaveAttribute('data-freshness', 'live', { timeout: 60_000 });
  await expect(panel.getByRole('button', { name: /^End/ })).not.toHaveAttribute('aria-disabled', 'true');
});

test('a past that could not be fetched is asked for again on a press', async ({ page, product }) => {
  await page.route('**/api/history/events*', route => route.abort());
  const { panel } = await openSomebody(page, product, somebodyIdle);
  await expect(panel.getByText('The past could not be fetched')).toBeVisible({ timeout: 40_000 });
  await page.unrouteAll();
  await panel.getByRole('button', { name: 'Try again' }).click();
  await expect(panel.getByText('The past could not be fetched')).toHaveCount(0);
  await expect(panel.locator('.stretches li').first()).toBeVisible();
});

test('a broken line is said loudly, and mends itself', async ({ page, product }) => {
  const { somebody, panel } = await openSomebody(page, product, somebodyIdle);
  await product.killGateway();
  await expect(page.getByText(/^Not connected since \d\d:\d\d:\d\d\. What you see is .* old\./)).toBeVisible({
    timeout: 40_000,
  });
  await expect(panel.locator('.act-hint').first()).toContainText('Floorwatch is not connected.');
  await expect(page.locator(`.line[data-agent="cxone:${somebody.id}"]`)).toBeVisible();

  await product.startGateway();
  await page
    .getByRole('button', { name: 'Try now' })
    .click({ timeout: 5000 })
    .catch(() => undefined);
  await expect(page.getByText(/^Not connected since/)).toHaveCount(0, { timeout: 40_000 });
});

test('the way back from a contact is locked as the way in is, and says why to its key, too', async ({
  page,
  product,
}) => {
  const { panel } = await openSomebody(page, product, somebodyOnACall);
  const coach = panel.getByRole('button', { name: /^Coach/ });
  await expect(coach).not.toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('2');
  const back = panel.getByRole('button', { name: /^Back to silent/ });
  await expect(back).toBeVisible({ timeout: 30_000 });
  await expect(coach).toHaveAttribute('aria-pressed', 'true');

  await product.control('POST', '/control/faults', { platform: 'cxone', fault: 'status', code: 503 });
  await expect(back).toHaveAttribute('aria-disabled', 'true', { timeout: 40_000 });
  await expect(back).toHaveAccessibleDescription(/^Refused: NICE CXone .*acts are locked/);
  // Those that went well leave by themselves; no new one may come.
  const receipts = await receiptsIn(panel);
  const asked = await callsTo(product, 'POST', /\/monitor(\?|$)/i);
  for (const key of ['r', '0']) {
    await page.mouse.move(0, 0);
    await page.keyboard.press(key);
    await expect(panel.locator('.act-hint[data-refused]').first()).toContainText('acts are locked');
  }
  await back.click({ force: true });
  expect(receipts).toEqual(expect.arrayContaining(await receiptsIn(panel)));

  await product.control('POST', '/control/faults', { platform: 'cxone', fault: 'none' });
  await expect(back).not.toHaveAttribute('aria-disabled', 'true', { timeout: 60_000 });
  expect(await callsTo(product, 'POST', /\/monitor(\?|$)/i)).toEqual(asked);
  await page.keyboard.press('r');
  await expect(back).toHaveCount(0, { timeout: 30_000 });
  await page.keyboard.press('0');
  await expect(panel.getByRole('button', { name: /^Stop supervising/ })).toHaveCount(0, { timeout: 30_000 });
});
