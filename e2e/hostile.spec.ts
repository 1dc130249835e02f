import { expect, test } from './harness.ts';
import { openAgent, somebodyIdle } from './people.ts';
import { watch } from './watch.ts';

// A floor of its own: names that are markup would stay on the one that other tests share.
test.use({ productOptions: { agents: 40, scenario: 'normal-day', seed: 32 } });

test('what a platform sends stays text, whatever is in it', async ({ page, product }) => {
  const broken = watch(page);

  await product.control('POST', '/control/faults', { platform: 'cxone', fault: 'hostile', path: '/agents' });
  await product.signIn(page);
  const somebody = await somebodyIdle(product);
  const panel = await openAgent(page, product, somebody);
  await expect(panel.getByText('joined, events come in live')).toBeVisible({ timeout: 60_000 });
  const happen = (what: string, detail: string) =>
    product.control('POST', '/control/act', { agentId: somebody.id, do: what, with: detail });
  await happen('indicator-on', '<img src=x onerror="alert(1)">');
  await happen('custom', '<script>alert(2)</script>');
  await happen('page', 'javascript:alert(3)');
  await happen('pop', 'https://user:secret@evil.example.com/');

  // What a stranger wrote is on the screen, and it is markup that nobody interpreted.
  await expect(panel.getByText('<img src=x onerror="alert(1)">').first()).toBeVisible({ timeout: 30_000 });
  await expect(panel.getByText('<script>alert(2)</script>').first()).toBeVisible({ timeout: 30_000 });
  await expect(panel.getByText('javascript:alert(3)').first()).toBeVisible({ timeout: 30_000 });
  await expect(panel.getByText('not a web address, shown as text').first()).toBeVisible();
  await expect(panel.getByText('on evil.example.com: not safe to open').first()).toBeVisible();
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
  await expect(panel.getByText('joined, events come in live')).toBeVisible({ timeout: 60_000 });
  await product.control('POST', '/control/act', { agentId: somebody.id, do: 'page' });
  const link = panel.locator('.inert-link').first();
  await expect(link).toBeVisible({ timeout: 30_000 });
  const open = link.locator('a');
  await expect(open).toHaveAttribute('rel', 'noopener noreferrer');
  await expect(open).toHaveAttribute('target', '_blank');
  await expect(open).toContainText('open desk.example.com');
});
