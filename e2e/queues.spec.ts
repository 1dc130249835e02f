import { expect, test } from './harness.ts';
import { fault, floorOf, membersOf, nameOf, namesAtWork, openQueue, queueNamed, writes } from './queues.ts';

test.use({
  productOptions: { agents: 90, scenario: 'quiet', seed: 7, platforms: 'cxone,netsapiens' },
});

test('queues are shown with their trouble first, and every number explains itself', async ({
  page,
  product,
}) => {
  await product.signIn(page);
  await page.goto(`${product.url}/queues`);
  const grid = page.getByRole('grid', { name: 'Queues' });
  const { queues } = await floorOf(page, product);
  await expect(grid.locator('.queue-strip')).toHaveCount(queues.length);

  const strip = grid.getByRole('row').filter({ hasText: 'Front Desk' });
  await strip.getByRole('button', { name: /^Service level/ }).click();
  const told = page.getByRole('dialog', { name: 'Service level of Front Desk, explained' });
  for (const fact of ['Formula', 'Leaves out', 'Window', 'Starts again', 'Sample', 'Source', 'As of'])
    await expect(told.getByText(fact, { exact: true })).toBeVisible();
  await expect(told).toContainText('As the platform computes it');
  await page.keyboard.press('Escape');
  await expect(told).toHaveCount(0);

  // A number that is not told is a dash with its reason, never 0.
  const texts = grid.getByRole('row').filter({ hasText: 'Delivery Texts' });
  const level = texts.getByRole('button', { name: /^Service level/ });
  await expect(level).toContainText('–');
  await level.click();
  await expect(page.getByRole('dialog')).toContainText('NetSapiens has told no service level');
});

test('the address says which queues are shown and how', async ({ page, product }) => {
  await product.signIn(page);
  await page.goto(`${product.url}/queues?platform=netsapiens&view=table&sort=name`);
  const names = page.locator('.queue-strip .strip-open');
  await expect(names.first()).toHaveText('Delivery Texts');
  await expect(page.locator('.strips')).toHaveAttribute('data-look', 'table');
  await page.getByRole('textbox', { name: /^Filter by name/ }).fill('work');
  await expect(names).toHaveText(['Workshop']);
  await expect(page).toHaveURL(/text=work/);
  await page.reload();
  await expect(names).toHaveText(['Workshop']);
});

test('an agent is added with every setting; the 202 is pending until it shows', async ({ page, product }) => {
  await product.signIn(page);
  await product.control('POST', '/control/speed', { factor: 0.01 });
  const queue = await queueNamed(page, product, 'Key Accounts');
  const panel = await openQueue(page, product, queue);
  const before = await membersOf(page, product, queue.id);
  await panel.getByRole('button', { name: 'Add…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add to Key Accounts' });
  const free = dialog.getByRole('group', { name: 'Free now' }).locator('.candidate');
  const candidate = free.filter({ hasText: await namesAtWork(product) }).first();
  const name = (await candidate.locator('bdi').first().innerText()).trim();
  await candidate.click();
  await dialog.getByLabel('Place in line').fill('42');
  await dialog.getByLabel('Queue priority').fill('900');
  const add = dialog.getByRole('button', { name: /^Add .* to Key Accounts$/ });
  await add.click({ force: true });
  await expect(dialog.getByText('Give a number from 0 to 100.')).toBeVisible();
  await dialog.getByLabel('Queue priority').fill('3');
  await dialog.getByLabel('Wrap-up, in seconds').fill('25');
  await dialog.getByLabel('SMS conversations at once').fill('2');
  await dialog.getByLabel('The phone answers by itself').check();
  await add.click();
  await expect(dialog).toHaveCount(0);

  const member = panel.locator('.member').filter({ hasText: name });
  await expect(member).toContainText('pending');
  const receipt = panel.locator('.receipt').last();
  await expect(receipt).toContainText('Done, and seen on the floor', { timeout: 30_000 });
  await expect(member).not.toContainText('pending');
  await expect(member).toContainText('priority 3 · wrap-up 0:25');

  const after = await membersOf(page, product, queue.id);
  expect(after).toHaveLength(before.length + 1);
  const added = after.find(({ agentId }) => !before.some(one => one.agentId === agentId));
  expect(added).toMatchObject({
    availability: 'automatic',
    order: 42,
    priority: 3,
    wrapUpSeconds: 25,
    textLimit: 2,
    callLimit: 1,
    autoAnswer: true,
    answerConfirmation: false,
  });
  const [call] = await writes(product);
  expect(call?.status).toBe(202);
  await expect(receipt).toContainText('What came back: Accepted, 202');
  await product.control('POST', '/control/speed', { factor: 1 });
});

test('members are put in another order by keyboard, and only those who move are written', async ({
  page,
  product,
}) => {
  await product.signIn(page);
  const queue = await queueNamed(page, product, 'Workshop');
  const panel = await openQueue(page, product, queue);
  const members = panel.locator('.member');
  const [first, second] = await members.locator('.member-who bdi').allInnerTexts();
  const written = (await writes(product)).length;
  await members.first().getByRole('button', { name: /^Move/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(members.first()).toContainText(second ?? '');
  await expect(panel.locator('.order-draft')).toContainText('Nothing is sent yet');
  expect(await writes(product)).toHaveLength(written);
  await panel.getByRole('button', { name: 'Apply 2 changes' }).click();
  await expect(async () => {
    const after = (await membersOf(page, product, queue.id)).toSorted(
      (a, b) => (a.order ?? 0) - (b.order ?? 0),
    );
    const names = await Promise.all(after.slice(0, 2).map(({ agentId }) => nameOf(page, product, agentId)));
    expect(names).toEqual([second, first]);
  }).toPass({ timeout: 30_000 });
  const calls = (await writes(product)).slice(written);
  expect(calls.map(({ method }) => method)).toEqual(['PUT', 'PUT']);
  await expect(members.first()).toContainText(second ?? '');
});

test('members are dragged to another place', async ({ page, product }) => {
  await product.signIn(page);
  const queue = await queueNamed(page, product, 'Workshop');
  const panel = await openQueue(page, product, queue);
  const members = panel.locator('.member');
  const [first] = await members.locator('.member-who bdi').allInnerTexts();
  const from = await members.first().locator('.grip').boundingBox();
  const to = await members.nth(2).boundingBox();
  if (from === null || to === null) throw new Error('The members are not in sight.');
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(to.x + 8, to.y + to.height / 2, { steps: 6 });
  await page.mouse.up();
  await expect(members.nth(2)).toContainText(first ?? '');
  await panel.getByRole('button', { name: 'Discard' }).click();
  await expect(members.first()).toContainText(first ?? '');
});

test('a member is logged out and in, and taken off with a reason and a way back', async ({
  page,
  product,
}) => {
  await product.signIn(page);
  const { memberships, queues } = await floorOf(page, product);
  const member = memberships.find(
    ({ queueId, availability }) => queueId.startsWith('netsapiens:') && availability === 'automatic',
  );
  const queue = queues.find(one => one.id === member?.queueId);
  if (member === undefined || queue === undefined) throw new Error('Nobody is logged in to a queue.');
  const panel = await openQueue(page, product, queue);
  const id = member.agentId;
  const row = panel.locator(`.member[data-member="${id}"]`);
  await row.locator('.member-open').click();
  await row.getByRole('button', { name: 'Log out…' }).click();
  await row.getByRole('button', { name: /^Log .* out$/ }).click();
  await expect(row.locator('.member-how')).toContainText('logged out', { timeout: 30_000 });
  await row.getByRole('button', { name: 'Log in', exact: true }).click();
  await expect(row.locator('.member-how')).toContainText('logged in', { timeout: 30_000 });

  await row.getByRole('button', { name: 'Remove…' }).click();
  const form = row.getByRole('form', { name: /^Take .* off/ });
  await expect(form).toContainText(/\d+ of \d+ members would serve .* then/);
  const off = form.getByRole('button', { name: /^Take .* off$/ });
  await expect(off).toHaveAttribute('aria-disabled', 'true');
  await form.getByLabel('Wrong queue').check();
  await off.click();
  await expect(panel.locator('.receipt').last()).toContainText(/Will be sent in \d s/);
  await page.keyboard.press('z');
  await expect(panel.locator('.receipt').last()).toContainText('Taken back');
  expect((await membersOf(page, product, queue.id)).some(({ agentId }) => agentId === id)).toBe(true);
});

test('a blocked host trips the breaker, looks like it, locks what would change, and heals', async ({
  page,
  product,
}) => {
  await product.signIn(page);
  const queue = await queueNamed(page, product, 'Front Desk');
  const panel = await openQueue(page, product, queue);
  await fault(product, { fault: 'status', code: 403 });
  const strip = page.locator(`[data-queue="${queue.id}"]`);
  await expect(strip).toHaveAttribute('data-stale', 'true', { timeout: 30_000 });
  await expect(panel.getByRole('paragraph').filter({ hasText: 'NetSapiens is down' })).toContainText(
    'blocks this gateway',
    { timeout: 30_000 },
  );
  const add = panel.getByRole('button', { name: 'Add…' });
  await expect(add).toHaveAttribute('aria-disabled', 'true');
  await expect(add).toHaveAccessibleDescription(/^Refused: NetSapiens is down/);
  // CXone's queues are as live as before.
  await expect(page.locator('[data-queue^="cxone:"][data-stale]')).toHaveCount(0);
  const opened = page.url();
  const row = page.locator('.matrix-row').first();
  const hatching = () => row.evaluate(element => getComputedStyle(element).backgroundImage);
  await page.goto(`${product.url}/queues?view=matrix&platform=netsapiens`);
  await expect.poll(hatching).toContain('gradient');
  await expect(page.locator('.totals')).toHaveAttribute('data-stale', 'true');
  await page.goto(`${product.url}/queues?view=matrix&platform=cxone`);
  await expect.poll(hatching).toBe('none');
  await expect(page.locator('.totals')).not.toHaveAttribute('data-stale');
  await page.goto(opened);

  await fault(product, { fault: 'none' });
  await expect(strip).not.toHaveAttribute('data-stale', 'true', { timeout: 60_000 });
  await expect(add).not.toHaveAttribute('aria-disabled', 'true', { timeout: 30_000 });
});
