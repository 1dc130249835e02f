import { expect, type Page } from '@playwright/test';
import {
  bargeIn,
  beginTalk,
  enter,
  modeButton,
  openOwnTalk,
  openTalk,
  standStill,
  talkNow,
} from './conversations.ts';
import { type Product, test } from './harness.ts';

test.use({ productOptions: { agents: 24, scenario: 'normal-day', seed: 7, platforms: 'genesys' } });

/** Bayeux clients that shook hands with Genesys, one for each connection. */
async function handshakes(product: Product): Promise<number> {
  const calls = await product.journal();
  return calls.filter(
    ({ path, body }) => path.includes('/notifications') && /meta\/handshake/.test(told(body)),
  ).length;
}

const told = (body: unknown) => (typeof body === 'string' ? body : JSON.stringify(body ?? ''));

test('two supervisors in one conversation see each other, over connections of their own', async ({
  browser,
  page,
  product,
}) => {
  await product.signIn(page);
  const other = await browser.newContext();
  const second: Page = await other.newPage();
  await product.signIn(second, 'admin');
  await standStill(product);
  const talk = await beginTalk(product);
  const first = talk.name.split(' ')[0];
  const before = await handshakes(product);

  const mine = await openTalk(page, product, talk);
  const theirs = await openTalk(second, product, talk);
  await enter(page, mine, '1');
  // Also to somebody who is not inside.
  await expect(theirs.locator('.participants .mode-chip', { hasText: 'Sam Supervisor' })).toBeVisible();
  await enter(second, theirs, '2', 'Long wait');

  for (const [pane, whom, word] of [
    [mine, 'Alex Admin', 'coach'],
    [theirs, 'Sam Supervisor', 'monitor'],
  ] as const) {
    const chips = pane.locator('.participants .mode-chip');
    await expect(chips).toHaveCount(2);
    await expect(chips.filter({ hasText: 'You' })).toHaveCount(1);
    await expect(chips.filter({ hasText: whom })).toContainText(word);
  }
  expect(await handshakes(product)).toBe(before + 2);
  const legs = (await talkNow(product, talk))?.legs ?? [];
  expect(legs).toContainEqual({ user: 'supervisor', state: 'Chatting', mode: 'Monitor' });
  expect(legs).toContainEqual({ user: 'supervisor2', state: 'Chatting', mode: 'Coach' });

  await theirs.getByRole('textbox', { name: /^Message/ }).fill('Offer a voucher');
  await second.keyboard.press('Enter');
  const said = mine.locator('.said', { hasText: 'Offer a voucher' });
  await expect(said).toHaveCount(1);
  await expect(said).toContainText('Alex Admin');
  await expect(said).toHaveAttribute('data-visibility', 'agents');

  await bargeIn(theirs);
  await expect(mine.locator('.participants .mode-chip', { hasText: 'Alex Admin' })).toContainText('barge in');
  await expect(modeButton(mine, 'Monitor')).toHaveAttribute('aria-pressed', 'true');
  await mine.getByRole('button', { name: /who sees what/ }).click();
  const who = page.getByRole('dialog', { name: 'Who sees what' });
  await expect(who.getByRole('row', { name: /Alex Admin/ })).toContainText('Supervisor, barge in');
  await expect(who.getByRole('row', { name: /Sam Supervisor/ })).toContainText('Supervisor, monitor');
  // The customer may have the same first name.
  await expect(who.getByRole('row', { name: new RegExp(`^${first} Agent`) })).toBeVisible();
  await page.keyboard.press('Escape');

  await theirs.getByRole('button', { name: /^Leave/ }).click();
  await expect(mine.locator('.participants .mode-chip')).toHaveText([/You/]);
  await expect(modeButton(mine, 'Monitor')).toHaveAttribute('aria-pressed', 'true');
  await other.close();
});

test('what is attached is read by whoever is inside, and changed where the agent may notice', async ({
  page,
  product,
}) => {
  const { pane } = await openOwnTalk(page, product);
  const open = pane.getByRole('button', { name: 'Attached data' });
  const data = page.getByRole('dialog', { name: 'Attached data' });
  await open.click();
  await expect(data).toContainText('Genesys tells what is attached to those who are inside');
  await page.keyboard.press('Escape');

  await enter(page, pane, '1');
  await open.click();
  const service = data.getByRole('listitem').filter({ hasText: 'CustomerSegment' });
  await expect(service).toContainText('default');
  await expect(data.locator('.act-hint')).toContainText('you are hidden from them');
  await expect(data.getByRole('button')).toHaveCount(0);
  await page.keyboard.press('Escape');

  await pane.getByRole('heading', { level: 2 }).click();
  await page.keyboard.press('2');
  await expect(modeButton(pane, 'Coach')).toHaveAttribute('aria-pressed', 'true');
  await open.click();
  await data.getByLabel('Name').fill('Priority');
  await data.getByLabel('Value').fill('high');
  await data.getByLabel('Value').press('Enter');
  const priority = data.getByRole('listitem').filter({ hasText: 'Priority' });
  await expect(priority).toContainText('high');

  await data.getByLabel('Name').fill('Priority');
  await expect(data.getByRole('alert')).toContainText('is attached already');
  await data.getByLabel('Name').fill('');
  await priority.getByRole('button', { name: 'Change Priority' }).click();
  await data.getByLabel('New value').fill('low');
  await data.getByLabel('New value').press('Enter');
  await expect(priority).toContainText('low');

  await priority.getByRole('button', { name: 'Delete Priority' }).click();
  const question = data.getByRole('form', { name: 'Delete Priority for everybody?' });
  await question.getByRole('button', { name: 'Keep it' }).click();
  await expect(question).toHaveCount(0);
  await expect(priority).toContainText('low');
  await priority.getByRole('button', { name: 'Delete Priority' }).click();
  await question.getByRole('button', { name: 'Delete' }).click();
  await expect(priority).toHaveCount(0);
  await expect(service).toContainText('default');
});
