import { expect, test } from './harness.ts';
import { openAgent, somebodyIdle } from './people.ts';

test('what a platform sends stays text, whatever is in it', async ({ page, product }) => {
  const broken: string[] = [];
  page.on('dialog', dialog => {
    broken.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', message => {
    if (/content security policy|trusted ?types/i.test(message.text())) broken.push(message.text());
  });
  page.on('pageerror', error => broken.push(error.message));

  await product.control('POST', '/control/faults', { platform: 'cxone', fault: 'hostile' });
  await product.signIn(page);
  const somebody = await somebodyIdle(product);
  await product.control('POST', '/control/act', { agentId: somebody.id, do: 'page' });
  await product.control('POST', '/control/act', { agentId: somebody.id, do: 'pop' });
  await product.control('POST', '/control/act', { agentId: somebody.id, do: 'indicator-on' });

  await page.goto(`${product.url}/floor?group=none`);
  await expect(page.locator('.line[data-agent]').nth(5)).toBeVisible();
  // Something of a stranger's is on the screen, and it is markup that nobody interpreted.
  await expect(page.getByText(/<img|<script|javascript:/i).first()).toBeVisible({ timeout: 40_000 });

  await page.locator('.line[data-agent]').first().click();
  await expect(page.locator('aside.panel').getByRole('heading', { level: 2 })).toBeVisible();
  for (const address of await page
    .locator('a[href]')
    .evaluateAll(all => all.map(a => a.getAttribute('href')))) {
    expect(address).toMatch(/^(\/|https:)/);
  }
  expect(await page.locator('main img, main script, main iframe').count()).toBe(0);
  expect(broken).toEqual([]);
});

test('an agent’s screen pop is shown with its host and opened only on purpose', async ({ page, product }) => {
  await product.control('POST', '/control/faults', { platform: 'cxone', fault: 'none' });
  await product.signIn(page);
  const somebody = await somebodyIdle(product);
  const panel = await openAgent(page, product, somebody);
  await expect(panel.getByText(/joined|not listened to|waiting to be joined/).first()).toBeVisible();
  await product.control('POST', '/control/act', { agentId: somebody.id, do: 'page' });
  const link = panel.locator('.inert-link').first();
  await expect(link).toBeVisible({ timeout: 30_000 });
  const open = link.locator('a');
  if ((await open.count()) > 0) {
    await expect(open).toHaveAttribute('rel', 'noopener noreferrer');
    await expect(open).toHaveAttribute('target', '_blank');
    await expect(open).toContainText(/^open /);
  }
});
