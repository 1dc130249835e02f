import type { Page } from '@playwright/test';
import type { ServiceLevelFormula } from '../src/floor/entities.ts';
import { SERVICE_LEVEL_FORMULAS } from '../src/floor/formulas.ts';
import { serviceLevel } from '../src/floor/service-level.ts';
import type { QueueTally } from '../src/floor/tally.ts';
import type { SnapshotReply } from '../src/protocol/feed.ts';
import { expect, type Product, test } from './harness.ts';

test.use({ productOptions: { agents: 90, scenario: 'normal-day', seed: 17 } });

const QUEUE = 'Billing';
const FORMULAS = Object.keys(SERVICE_LEVEL_FORMULAS) as ServiceLevelFormula[];

/** What the gateway counted of the queue. */
async function tallyOf({ request }: Page, { url }: Product): Promise<QueueTally | undefined> {
  const reply: SnapshotReply = await (await request.get(`${url}/api/floor`)).json();
  const id = reply.floor.queues.find(({ name }) => name === QUEUE)?.id;
  return reply.floor.tallies?.find(([queueId]) => queueId === id)?.[1];
}

const percentText = (percent: number) => `${Math.round(percent * 10) / 10}`;

test('contacts are counted here, and the service level is shown by the formula that one chooses', async ({
  page,
  product,
}) => {
  test.setTimeout(180_000);
  await product.signIn(page);
  await page.goto(`${product.url}/queues?text=${QUEUE}`);
  const strip = page.locator('.queue-strip').filter({ hasText: QUEUE });
  const level = strip.getByRole('button', { name: /^Service level/ });

  // Until enough contacts were counted the platform's number stands; then the default formula's.
  await expect(level).toContainText('by platform');
  await product.control('POST', '/control/speed', { factor: 20 });
  await expect(level).toContainText('excl. short', { timeout: 90_000 });
  await product.control('POST', '/control/speed', { factor: 0.01 });
  let counts: QueueTally['counts'] | undefined;
  await expect(async () => {
    const before = counts;
    counts = (await tallyOf(page, product))?.counts;
    expect(counts).toEqual(before);
  }).toPass({ intervals: [4_000], timeout: 60_000 });
  if (counts === undefined) throw new Error('Nothing was counted.');
  await expect(strip.getByRole('button', { name: /^Answered/ })).toContainText(`${counts.answered}`);
  expect(counts.answered + counts.abandoned).toBeGreaterThanOrEqual(10);

  await level.click();
  const told = page.getByRole('dialog', { name: `Service level of ${QUEUE}, explained` });
  for (const formula of FORMULAS) {
    const percent = serviceLevel(formula, counts);
    const choice = told.locator('label').filter({ hasText: SERVICE_LEVEL_FORMULAS[formula].name });
    await expect(choice).toContainText(percent === undefined ? /\d/ : percentText(percent));
  }
  await expect(told).toContainText('Counted here, from each contact as NICE CXone tells it.');
  await told.getByRole('radio', { name: /^Of all offered/ }).check();
  await expect(told).toContainText('answered within T ÷ (answered + abandoned)');
  await page.keyboard.press('Escape');
  await expect(level).toContainText('of offered');
  await expect(level).toContainText(percentText(serviceLevel('of-offered', counts) ?? Number.NaN));
  await expect(page).toHaveURL(/formula=/);
  await page.reload();
  await expect(level).toContainText('of offered');

  // What the platform does not tell at all comes from the same count.
  await strip.getByRole('button', { name: /^Abandoned/ }).click();
  await expect(page.getByRole('dialog', { name: /^Abandoned of/ })).toContainText('Counted here');
});

test('a kill -9 of the gateway does not begin the count anew', async ({ page, product }) => {
  await product.signIn(page);
  await product.control('POST', '/control/speed', { factor: 20 });
  const counted = (tally: QueueTally | undefined) =>
    (tally?.counts.answered ?? 0) + (tally?.counts.abandoned ?? 0);
  await expect
    .poll(async () => counted(await tallyOf(page, product)), { timeout: 60_000 })
    .toBeGreaterThan(0);
  const before = await tallyOf(page, product);
  await product.killGateway();
  await product.startGateway();
  const after = await tallyOf(page, product);
  expect(after?.since).toBe(before?.since);
  expect(counted(after)).toBeGreaterThanOrEqual(counted(before));
});
