import { expectNoViolations } from './axe.ts';
import { expect, test } from './harness.ts';
import { openQueue, queueNamed } from './queues.ts';

test.use({
  productOptions: { agents: 90, scenario: 'busy-day', seed: 5, platforms: 'cxone,genesys,netsapiens' },
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the queues are without violations in the ${colorScheme} theme`, async ({ page, product }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await product.signIn(page);
    await page.goto(`${product.url}/queues?group=platform`);
    await expect(page.locator('.queue-strip').nth(8)).toBeVisible();
    await expectNoViolations(page, 'strips');
    await page.locator('.level-line').first().click();
    await expect(page.getByRole('dialog')).toContainText('Formula');
    await expectNoViolations(page, 'a number, explained');
    await page.keyboard.press('Escape');
    await page.goto(`${product.url}/queues?view=table`);
    await expect(page.locator('.queue-strip').nth(8)).toBeVisible();
    await page.locator('.trend').first().click();
    await expect(page.getByRole('dialog')).toContainText('The last hour');
    await expectNoViolations(page, 'table and trend');

    const panel = await openQueue(page, product, await queueNamed(page, product, 'Sales'));
    await panel.locator('.member-open').first().click();
    await panel.getByRole('button', { name: 'Remove…' }).click();
    await expect(panel.getByRole('form')).toBeVisible();
    await expectNoViolations(page, 'panel');
    await panel.getByRole('button', { name: 'Add…' }).click();
    await expect(page.getByRole('dialog', { name: 'Add to Sales' })).toBeVisible();
    await expectNoViolations(page, 'add dialog');

    await page.goto(`${product.url}/queues?view=matrix&platform=netsapiens`);
    await page.locator('.matrix-cell').nth(4).click();
    await page.keyboard.press('Space');
    await expect(page.getByRole('region', { name: /^Draft/ })).toBeVisible();
    await expectNoViolations(page, 'matrix');
    await page.getByRole('radio', { name: 'Genesys' }).check({ force: true });
    await expect(page.getByText('Genesys can only be looked at here.')).toBeVisible();
    await expectNoViolations(page, 'a platform that can only be looked at');
  });
}

test('a popup that is only read, and longer than there is room, is scrolled by the keyboard', async ({
  page,
  product,
}) => {
  await page.setViewportSize({ width: 1440, height: 400 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await product.signIn(page);
  await page.goto(`${product.url}/queues?view=table`);
  await page.locator('.trend').first().click();
  const popup = page.getByRole('dialog');
  await expect(popup).toContainText('The last hour');
  await expect.poll(() => popup.evaluate(it => it.scrollHeight - it.clientHeight)).toBeGreaterThan(0);
  await expect(popup).toBeFocused();
  await page.keyboard.press('End');
  await expect.poll(() => popup.evaluate(it => it.scrollTop)).toBeGreaterThan(0);
  await expectNoViolations(page, 'a popup that scrolls');
});

test('on a phone queues are one column and the panel is a sheet', async ({ page, product }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await product.signIn(page);
  await page.goto(`${product.url}/queues`);
  await expect(page.locator('.queue-strip').nth(2)).toBeVisible();
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await expectNoViolations(page, 'phone');
  await page.locator('.strip-open').first().click();
  await expect(page.getByRole('dialog').getByRole('heading', { level: 2 })).toBeVisible();
  await expectNoViolations(page, 'sheet');
});

test('the bar keeps everything within reach at any width', async ({ page, product }) => {
  await product.signIn(page);
  await expect(page.locator('.chip')).toHaveCount(3);
  for (const width of [1920, 1440, 1366, 1280, 1180, 1024, 900, 768, 640, 480, 390]) {
    await page.setViewportSize({ width, height: 800 });
    const hidden = await page
      .locator('.top-bar > *, .chip')
      .evaluateAll(parts => parts.filter(part => part.getBoundingClientRect().right > innerWidth).length);
    expect(hidden, `${width} px`).toBe(0);
  }
});

test('on a phone the bar names the platform that is down', async ({ page, product }) => {
  await product.control('POST', '/control/faults', { platform: 'netsapiens', fault: 'status', code: 503 });
  await page.setViewportSize({ width: 390, height: 844 });
  await product.signIn(page);
  const chip = page.getByRole('button', { name: /^NetSapiens (down|stale)/ });
  await expect(chip).toBeVisible({ timeout: 40_000 });
  for (const width of [320, 360, 390, 430, 480]) {
    await page.setViewportSize({ width, height: 844 });
    const cut = await chip.locator('.chip-name').evaluate(name => {
      const { left, right, width: shown } = name.getBoundingClientRect();
      return left < 0 || right > innerWidth || shown < 40;
    });
    expect(cut, `${width} px`).toBe(false);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, `${width} px`).toBeLessThanOrEqual(0);
  }
  await product.control('POST', '/control/faults', { platform: 'netsapiens', fault: 'none' });
  await expect(page.getByRole('button', { name: /^NetSapiens live/ })).toHaveCount(1, { timeout: 40_000 });
});

test('the queues are used without a mouse', async ({ page, product }) => {
  await product.signIn(page);
  await page.keyboard.press('g');
  await page.keyboard.press('q');
  await expect(page).toHaveURL(/\/queues/);
  await expect(page.locator('.queue-strip').nth(2)).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('sal');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Sales', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: /^Waiting/ }).last()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Waiting of Sales, explained' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Sales' });
  await expect(panel.getByRole('heading', { level: 2, name: 'Sales' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Sales', exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
});
