import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { openAgent, openSomebody, somebodyIdle, somebodyOnACall } from './people.ts';

test.use({
  productOptions: { agents: 40, scenario: 'quiet', seed: 7, platforms: 'cxone,netsapiens' },
});

/** Writes down everything that readers are told in the page, in order. */
async function listen(page: Page): Promise<() => Promise<readonly string[]>> {
  await expect(page.locator('[aria-relevant="additions"]')).toBeAttached();
  await page.evaluate(() => {
    const heard: string[] = [];
    Reflect.set(window, 'heardByReaders', heard);
    const spoken = '[aria-live="polite"], [role="alert"], [role="status"]';
    new MutationObserver(changes => {
      for (const { target, addedNodes } of changes) {
        const place = target instanceof Element ? target : target.parentElement;
        for (const node of addedNodes) {
          const own =
            node instanceof Element && (node.matches(spoken) || node.querySelector(spoken) !== null);
          if (own || place?.closest(spoken)) heard.push(node.textContent ?? '');
        }
      }
    }).observe(document.body, { childList: true, subtree: true });
  });
  return () => page.evaluate(() => Reflect.get(window, 'heardByReaders'));
}

const countOf = (heard: readonly string[], what: RegExp) => heard.filter(one => what.test(one)).length;

test('a key that is refused tells readers why, each time', async ({ page, product }) => {
  const { somebody } = await openSomebody(page, product, somebodyIdle);
  const heard = await listen(page);
  const why = new RegExp(`^Refused: (${somebody.firstName} has no contact now|You do not supervise)`);
  for (const [key, times] of [
    ['1', 1],
    ['1', 2],
    ['0', 3],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(async () => countOf(await heard(), why)).toBe(times);
  }
});

test('receipts are told once when they can be undone and once when they are over', async ({
  page,
  product,
}) => {
  const { somebody, panel } = await openSomebody(page, product, somebodyOnACall);
  const heard = await listen(page);
  await panel.getByRole('button', { name: /^End .* session…$/ }).click();
  await panel.getByLabel('Stuck session').check();
  await panel.getByRole('form').getByRole('button', { name: /^End/ }).click();
  // Seconds run, and nothing is told for that.
  await expect(panel.getByText(/^Will be sent in [34] s$/)).toBeVisible();
  await page.keyboard.press('z');
  await expect(panel.getByText('Taken back. Nothing was sent')).toBeVisible();
  await expect
    .poll(async () => (await heard()).filter(one => one.startsWith(`End ${somebody.firstName}`)))
    .toEqual([
      expect.stringMatching(/Sent in a few seconds: press z to undo\.$/),
      expect.stringMatching(/Taken back\. Nothing was sent\.$/),
    ]);
});

test('what is armed is told once, and that it is not any more', async ({ page, product }) => {
  const { panel } = await openSomebody(page, product, somebodyOnACall);
  await expect(panel.getByRole('button', { name: /^Barge in/ })).not.toHaveAttribute('aria-disabled', 'true');
  const heard = await listen(page);
  await page.keyboard.press('3');
  await expect(panel.getByRole('alert')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel.getByRole('alert')).toHaveCount(0);
  await expect.poll(async () => countOf(await heard(), /^Not armed any more/)).toBe(1);
  expect(countOf(await heard(), /and the customer will hear you/)).toBe(1);
});

test('a sheet that covers the page speaks for itself', async ({ page, product }) => {
  await product.signIn(page);
  const somebody = await somebodyIdle(product);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${product.url}/floor?agent=cxone:${somebody.id}`);
  const sheet = page.getByRole('dialog', { name: somebody.name });
  await expect(sheet.getByRole('heading', { level: 2 })).toBeVisible();
  await page.keyboard.press('0');
  await expect(sheet.locator('[aria-live="polite"]')).toContainText('Refused: ');
});

test('a platform that goes and comes back is told once each', async ({ page, product }) => {
  await product.signIn(page);
  await openAgent(page, product, await somebodyIdle(product));
  const heard = await listen(page);
  await product.control('POST', '/control/faults', { platform: 'netsapiens', fault: 'status', code: 503 });
  await expect
    .poll(async () => countOf(await heard(), /^NetSapiens is (stale|down)/), { timeout: 40_000 })
    .toBe(1);
  await product.control('POST', '/control/faults', { platform: 'netsapiens', fault: 'none' });
  await expect
    .poll(async () => countOf(await heard(), /^NetSapiens is live again\.$/), { timeout: 40_000 })
    .toBe(1);
  expect(countOf(await heard(), /^NetSapiens is/)).toBe(2);
});
