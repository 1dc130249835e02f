import { expectNoViolations } from './axe.ts';
import { expect, test } from './harness.ts';
import { openAgent, somebodyOnACall } from './people.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every view is without violations in the ${colorScheme} theme`, async ({ page, product }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(product.url);
    await expect(page.getByRole('heading', { name: 'Sign in to the floor' })).toBeVisible();
    await expectNoViolations(page, 'sign-in');

    await product.signIn(page);
    await expect(page.locator('.line[data-agent]').nth(5)).toBeVisible();
    await expectNoViolations(page, 'floor');

    await page.getByRole('button', { name: /^Team/ }).click();
    await expect(page.getByRole('dialog', { name: 'Filter by team' })).toBeVisible();
    await expectNoViolations(page, 'filter');
    await page.keyboard.press('Escape');

    const panel = await openAgent(page, product, await somebodyOnACall(product));
    await page.keyboard.press('3');
    await panel.getByRole('button', { name: /^End/ }).click();
    await expect(panel.getByRole('form')).toBeVisible();
    await expectNoViolations(page, 'panel');

    await page.goto(`${product.url}/floor?view=tiles`);
    await expect(page.locator('.tile').nth(5)).toBeVisible();
    await expectNoViolations(page, 'tiles');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog', { name: 'Find or do' })).toBeVisible();
    await expectNoViolations(page, 'palette');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
    await expectNoViolations(page, 'keys');
    await page.keyboard.press('Escape');

    await page.goto(`${product.url}/activity?steps=1`);
    await page.locator('.audit tbody tr').first().click();
    await expect(page.locator('aside.panel')).toBeVisible();
    await expectNoViolations(page, 'activity');
  });
}

test('on a phone everything is one column, trouble first, and the agent is a sheet', async ({
  page,
  product,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await product.signIn(page);
  await expect(page.locator('.line[data-agent]').nth(3)).toBeVisible();
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await expectNoViolations(page, 'phone');

  await page.locator('.line[data-agent]').first().click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByRole('heading', { level: 2 })).toBeVisible();
  await expectNoViolations(page, 'sheet');
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);

  await page.goto(`${product.url}/activity`);
  await expect(page.locator('.audit tbody tr').first()).toBeVisible();
  expect(await overflow()).toBeLessThanOrEqual(0);
});

test('whoever asks for no motion sees a new theme everywhere at once', async ({ page, product }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await product.signIn(page);
  await expect(page.locator('.line[data-agent]').nth(5)).toBeVisible();
  const [first, later] = await page.evaluate(async () => {
    const inks = () => [...document.querySelectorAll('body, bdi')].map(it => getComputedStyle(it).color);
    document.documentElement.dataset.theme = 'dark';
    const first = new Set(inks());
    for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
    return [[...first], [...new Set(inks())]];
  });
  expect(first).toEqual(later);
});

test('where the system dictates the colours, what is chosen and how agents share out is still seen', async ({
  page,
  product,
}) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await product.signIn(page);
  await expect(page.locator('.line[data-agent]').nth(5)).toBeVisible();
  const canvas = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const colours = () =>
    page
      .locator('.shares > i')
      .evaluateAll(all =>
        all
          .filter(one => one.getBoundingClientRect().width > 0)
          .map(one => getComputedStyle(one).backgroundColor),
      );
  await expect.poll(async () => new Set(await colours()).size).toBeGreaterThan(2);
  expect(await colours()).not.toContain(canvas);
  const outline = (what: string) =>
    page.locator(what).evaluateAll(all => all.map(one => getComputedStyle(one).outlineStyle));
  expect(await outline('.toolbar .choices > label:has(:checked)')).toEqual(['solid']);
  expect(await outline('.toolbar .choices > label:not(:has(:checked))')).toEqual(['none']);
  const total = page.locator('.total').first();
  await total.click();
  await expect(total).toHaveAttribute('aria-pressed', 'true');
  await page.mouse.move(700, 20);
  expect(await outline('.total[aria-pressed="true"]')).toEqual(['solid']);
});

test('at twice the size nothing is lost', async ({ page, product }) => {
  await page.setViewportSize({ width: 720, height: 450 });
  await product.signIn(page);
  await expect(page.locator('.line[data-agent]').first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await page.locator('.line[data-agent]').first().click();
  await expect(page.getByRole('dialog').getByRole('heading', { level: 2 })).toBeVisible();
});

test('focus goes round in a sensible order, and is always seen', async ({ page, product }) => {
  await product.signIn(page);
  await expect(page.locator('.line[data-agent]').nth(5)).toBeVisible();
  await page.evaluate(() =>
    document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined,
  );
  const seen: string[] = [];
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press('Tab');
    const place = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return 'body';
      const style = getComputedStyle(element);
      const shown =
        element.matches(':has(:focus-visible)') || style.outlineStyle !== 'none' || element.matches('input');
      const area = element.closest('header, .totals, .toolbar, [role="grid"], .held-pill')?.className ?? '';
      return `${shown ? '' : 'unseen '}${element.matches('.skip-link') ? 'skip' : area.split(' ')[0]}`;
    });
    if (seen.at(-1) !== place) seen.push(place);
    if (place.startsWith('grid')) break;
  }
  expect(seen).toEqual(['skip', 'top-bar', 'totals', 'toolbar', 'grid-table']);
});
