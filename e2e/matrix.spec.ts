import type { Locator, Page } from '@playwright/test';
import type { FloorSnapshot } from '../src/floor/snapshot.ts';
import { expect, type Product, test } from './harness.ts';
import { fault, floorOf, membersOf, nameOf, put, writes } from './queues.ts';

test.use({
  productOptions: { agents: 90, scenario: 'quiet', seed: 11, platforms: 'cxone,netsapiens' },
});

type Spot = {
  readonly agentId: string;
  readonly agent: string;
  readonly queueId: string;
  readonly queue: string;
};

/** A cell of NetSapiens' matrix whose agent serves the queue, or does not: somebody at work, so that it may take a while. */
async function spot(page: Page, product: Product, serves: boolean, not: readonly Spot[] = []): Promise<Spot> {
  let found: Spot | undefined;
  await product.control('POST', '/control/speed', { factor: 1 });
  await expect(async () => {
    found = spotIn(await floorOf(page, product), serves, not);
    expect(found, 'such a cell').toBeDefined();
  }).toPass({ timeout: 40_000 });
  if (found === undefined) throw new Error('There is no such cell.');
  await product.control('POST', '/control/speed', { factor: 0.01 });
  return found;
}

function spotIn(
  { agents, queues, memberships }: FloorSnapshot,
  serves: boolean,
  not: readonly Spot[],
): Spot | undefined {
  const known = new Set(memberships.map(({ agentId, queueId }) => `${agentId} ${queueId}`));
  for (const { id: queueId, platformId, name: queue } of queues) {
    if (platformId !== 'netsapiens') continue;
    for (const { id: agentId, platformId: home, profile, state } of agents) {
      // Whoever is away shows as logged out of every queue, a new one included.
      if (state?.presence !== 'available') continue;
      const taken = not.some(one => one.agentId === agentId || one.queueId === queueId);
      if (home !== 'netsapiens' || taken || known.has(`${agentId} ${queueId}`) !== serves) continue;
      return { agentId, agent: profile?.name ?? agentId, queueId, queue };
    }
  }
  return undefined;
}

const cellOf = (page: Page, { agent, queue }: Pick<Spot, 'agent' | 'queue'>): Locator =>
  page.getByRole('gridcell', { name: new RegExp(`^${agent}, ${queue}:`) });

async function openMatrix(page: Page, product: Product): Promise<Locator> {
  await page.goto(`${product.url}/queues?view=matrix&platform=netsapiens`);
  const matrix = page.getByRole('grid', { name: 'Who serves which queue on NetSapiens' });
  await expect(matrix.getByRole('gridcell').first()).toBeVisible();
  return matrix;
}

const serves = async (page: Page, product: Product, { agentId, queueId }: Spot): Promise<boolean> =>
  (await membersOf(page, product, queueId)).some(member => member.agentId === agentId);

test('a move is drafted, looked at with its coverage, sent together, and undone', async ({
  page,
  product,
}) => {
  await product.signIn(page);
  const from = await spot(page, product, true);
  const { memberships, queues } = await floorOf(page, product);
  const other = queues.find(
    ({ id, platformId }) =>
      platformId === 'netsapiens' &&
      !memberships.some(member => member.queueId === id && member.agentId === from.agentId),
  );
  if (other === undefined) throw new Error('The agent serves every queue.');
  const to = { ...from, queueId: other.id, queue: other.name };
  const before = (await membersOf(page, product, from.queueId)).find(one => one.agentId === from.agentId);
  await openMatrix(page, product);
  const written = (await writes(product)).length;

  await cellOf(page, from).click();
  await page.keyboard.press('Space');
  await cellOf(page, to).click();
  await page.keyboard.press('Space');
  const side = page.getByRole('complementary', { name: 'Changes' });
  const draft = side.getByRole('region', { name: /^Draft 2 changes/ });
  await expect(draft).toContainText(/\d+ → \d+ at work, \d+ → \d+ free/);
  await expect(cellOf(page, from)).toHaveAttribute('data-draft', 'remove');
  expect(await writes(product)).toHaveLength(written);

  // The draft outlives the view.
  await page.getByRole('link', { name: 'Floor' }).click();
  await expect(page).toHaveURL(/\/floor/);
  await page.getByRole('link', { name: 'Queues' }).click();
  await expect(cellOf(page, to)).toHaveAttribute('data-draft', 'add');

  const apply = draft.getByRole('button', { name: 'Apply 2 changes' });
  await expect(apply).toHaveAttribute('aria-disabled', 'true');
  await draft.getByLabel('Needed elsewhere').check();
  await apply.click();
  const batch = side.getByRole('region', { name: /^Sent/ });
  await expect(batch.getByRole('heading')).toContainText('2 done', { timeout: 45_000 });
  expect(await serves(page, product, from)).toBe(false);
  expect(await serves(page, product, to)).toBe(true);

  await batch.getByRole('button', { name: 'Undo 2 changes' }).click();
  await expect(batch.getByRole('heading')).toContainText('2 done', { timeout: 45_000 });
  expect(await serves(page, product, to)).toBe(false);
  const after = (await membersOf(page, product, from.queueId)).find(one => one.agentId === from.agentId);
  expect({ ...after, asOf: 0, dispatchStatus: '' }).toEqual({ ...before, asOf: 0, dispatchStatus: '' });
});

test('what fails is told item by item and can be tried again', async ({ page, product }) => {
  await product.signIn(page);
  const first = await spot(page, product, false);
  const second = await spot(page, product, false, [first]);
  await openMatrix(page, product);
  for (const cell of [first, second]) {
    await cellOf(page, cell).click();
    await page.keyboard.press('Space');
  }
  const extension = second.queueId.replace('netsapiens:', '');
  await fault(product, { fault: 'status', code: 409, path: `callqueues/${extension}/agents`, count: 1 });
  const side = page.getByRole('complementary', { name: 'Changes' });
  await side.getByRole('button', { name: 'Apply 2 changes' }).click();
  const batch = side.getByRole('region', { name: /^Sent/ });
  await expect(batch.getByRole('heading')).toContainText('1 done, 1 failed', { timeout: 45_000 });
  const failed = batch.locator('[data-state="failed"]');
  await expect(failed).toContainText(second.agent);
  await expect(failed).toContainText('collides with what is there already');
  await batch.getByRole('button', { name: 'Try 1 again' }).click();
  await expect(batch.getByRole('heading')).toContainText('2 done', { timeout: 45_000 });
  expect(await serves(page, product, second)).toBe(true);
});

test('a loan is given back though the browser is closed and the gateway was killed', async ({
  browser,
  product,
}) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await product.signIn(page);
  const lent = await spot(page, product, false);
  await openMatrix(page, product);
  await cellOf(page, lent).click();
  const side = page.getByRole('complementary', { name: 'Changes' });
  await side.getByText('With settings, or lent until a time').click();
  await side.getByLabel(/^Lent until a time/).check();
  await side.getByRole('button', { name: 'Draft this' }).click();
  await side.getByRole('button', { name: 'Apply 1 change' }).click();
  await expect(side.getByRole('region', { name: /^Sent/ })).toContainText('1 done', { timeout: 45_000 });
  const loans = side.getByRole('region', { name: 'Lent now' });
  await expect(loans).toContainText(`${lent.agent} in ${lent.queue} until`);
  expect(await serves(page, product, lent)).toBe(true);

  const id = (await loans.locator('[data-loan]').getAttribute('data-loan')) ?? '';
  const written = (await writes(product)).length;
  await put(page.request, product, `/api/loans/${id}`, { until: Date.now() + 3000 });
  const cookies = await context.storageState();
  await context.close();
  await product.killGateway();
  await product.startGateway();

  // Nobody looks: what reached the platform tells.
  await expect(async () => {
    const calls = (await writes(product)).slice(written);
    expect(calls.map(({ method }) => method)).toEqual(['DELETE']);
  }).toPass({ timeout: 45_000 });
  const again = await browser.newContext({ storageState: cookies });
  const later = await again.newPage();
  await later.goto(`${product.url}/queues?view=matrix&platform=netsapiens`);
  await expect(cellOf(later, lent)).toHaveAttribute('data-serves', 'no', { timeout: 45_000 });
  await expect(later.getByRole('region', { name: 'Lent now' })).toHaveCount(0, { timeout: 30_000 });
  const audit = await later.request.get(`${product.url}/api/audit?action=loan.given-back`);
  expect(await audit.json()).toMatchObject({
    rows: [{ targetName: await nameOf(later, product, lent.agentId) }],
  });
  await again.close();
});

test('several agents are added to several queues at once, by keyboard alone', async ({ page, product }) => {
  await product.signIn(page);
  const matrix = await openMatrix(page, product);
  await matrix.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  const side = page.getByRole('complementary', { name: 'Changes' });
  await expect(side).toContainText('2 agents × 2 queues');
  await page.keyboard.press('Space');
  const drafted = page.locator('.matrix-cell[data-draft]');
  const serving = page.locator('.matrix-cell[aria-selected="true"]:not([data-serves="no"])');
  expect((await drafted.count()) + (await serving.count())).toBe(4);
  await page.keyboard.press('Delete');
  await expect(drafted).toHaveCount(0);
});

test('a skill is given by typing its proficiency', async ({ page, product }) => {
  await product.signIn(page);
  const skill = (await floorOf(page, product)).queues.find(({ id }) => id.startsWith('cxone:'));
  await page.goto(
    `${product.url}/queues?view=matrix&platform=cxone&text=${encodeURIComponent(skill?.name ?? '')}`,
  );
  const matrix = page.getByRole('grid', { name: /on NICE CXone$/ });
  const empty = matrix.locator('.matrix-cell[data-serves="no"]').first();
  await empty.click();
  await page.keyboard.type('12');
  await expect(empty).toHaveAttribute('data-draft', 'add');
  const side = page.getByRole('complementary', { name: 'Changes' });
  await expect(side).toContainText('added, proficiency 12');
  await side.getByRole('button', { name: 'Apply 1 change' }).click();
  await expect(side.getByRole('region', { name: /^Sent/ })).toContainText('1 done', { timeout: 45_000 });
});
