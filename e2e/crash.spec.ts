import { expect, test } from './harness.ts';
import { callsTo, openAgent, somebodyIdle } from './people.ts';

// A floor of its own: what other tests do to theirs would count here.
test.use({ productOptions: { agents: 40, scenario: 'normal-day', seed: 31 } });

const LOGOUT = /\/agents\/\d+\/logout/i;

test('a kill -9 between sending a command and hearing of it leaves it unknown, said so, and never repeated', async ({
  page,
  product,
}) => {
  await product.signIn(page);
  const somebody = await somebodyIdle(product);
  const panel = await openAgent(page, product, somebody);
  const put = (fault: Readonly<Record<string, unknown>>) =>
    product.control('POST', '/control/faults', { platform: 'cxone', ...fault });
  await put({ fault: 'latency', ms: 20_000, path: '/logout' });
  await panel.getByRole('button', { name: new RegExp(`^End ${somebody.firstName}.*…$`) }).click();
  const form = panel.getByRole('form', { name: new RegExp(`^End ${somebody.firstName}`) });
  await form.getByLabel('Stuck session').check();
  await form.getByRole('button', { name: /^End/ }).click();
  const receipt = panel.locator('.receipt').last();
  await expect(receipt).toContainText(/Sent/, { timeout: 20_000 });
  await product.killGateway();
  // The platform does it, and for now nobody can see so.
  for (const path of ['/agents/states', 'get-next-event']) await put({ fault: 'status', code: 503, path });
  await product.startGateway();

  // The page comes back by itself and says what is known: nothing.
  await expect(receipt).toContainText(/not known|may have happened/i, { timeout: 40_000 });
  await page.goto(`${product.url}/activity`);
  const unknown = page.getByRole('row', { name: new RegExp(`End ${somebody.name}`) }).first();
  await expect(unknown).toContainText('outcome not known');

  // Once the platform can be read again, what happened is seen; nothing is sent a second time.
  await put({ fault: 'none' });
  await expect.poll(() => callsTo(product, 'POST', LOGOUT), { timeout: 40_000 }).toHaveLength(1);
  const row = page.getByRole('row', { name: new RegExp(`End ${somebody.name}`) }).first();
  await expect(row).toContainText('seen on the floor', { timeout: 60_000 });
  expect(await callsTo(product, 'POST', LOGOUT)).toEqual([
    expect.stringContaining(`/agents/${somebody.id}/logout`),
  ]);
  await expect(page.getByText(/Unbroken, \d+ links? checked here/)).toBeVisible();
});
