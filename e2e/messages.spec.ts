import {
  act,
  asked,
  bargeIn,
  beginTalk,
  enter,
  modeButton,
  openOwnTalk,
  openTalk,
  standingWatches,
  standStill,
  talkNow,
  talks,
} from './conversations.ts';
import { expect, test } from './harness.ts';

test.use({ productOptions: { agents: 24, scenario: 'normal-day', seed: 7, platforms: 'genesys' } });

test('one monitors, coaches without the customer seeing it, barges in, writes and leaves', async ({
  page,
  product,
}) => {
  await product.signIn(page);
  await standStill(product);
  const talk = await beginTalk(product);
  const first = talk.name.split(' ')[0];
  const pane = await openTalk(page, product, talk);
  await expect(pane.locator('.mode-hint')).toContainText('You are not in this conversation');

  await enter(page, pane, '1');
  await expect(pane.locator('.composer-to')).toContainText(`Neither ${first} nor the customer notices you`);
  const inside = await talkNow(product, talk);
  expect(inside?.legs).toContainEqual({ user: 'supervisor', state: 'Chatting', mode: 'Monitor' });

  await page.keyboard.press('2');
  await expect(modeButton(pane, 'Coach')).toHaveAttribute('aria-pressed', 'true');
  await expect(pane.locator('.composer-to')).toContainText(`Only ${first} sees this`);
  await pane.getByRole('textbox', { name: /^Message/ }).fill('Offer the refund at once');
  await page.keyboard.press('Enter');
  const coached = pane.locator('.said', { hasText: 'Offer the refund at once' });
  await expect(coached).toHaveAttribute('data-visibility', 'agents');
  await expect(coached).toContainText('Agents only');

  await pane.getByRole('heading', { level: 2 }).click();
  await page.keyboard.press('3');
  const armed = pane.getByRole('alert');
  await expect(armed).toContainText(`${first} and the customer will see you and what you write.`);
  await expect(modeButton(pane, 'Coach')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect(armed).toHaveCount(0);

  await bargeIn(pane);
  await expect(modeButton(pane, 'Barge in')).toHaveAttribute('aria-pressed', 'true');
  await expect(pane.locator('.composer-to')).toContainText(`${first} and the customer see this`);
  await pane.getByRole('textbox', { name: /^Message/ }).fill('Hello, I am the team lead');
  await page.keyboard.press('Enter');
  await expect(pane.locator('.said', { hasText: 'I am the team lead' })).toHaveAttribute(
    'data-visibility',
    'everyone',
  );
  const phone = (await talkNow(product, talk))?.received.map(({ text }) => text) ?? [];
  expect(phone).toContain('Hello, I am the team lead');
  expect(phone).not.toContain('Offer the refund at once');

  await pane.getByRole('button', { name: /^Leave/ }).click();
  await expect(pane.locator('.mode-hint')).toContainText('You are not in this conversation');
  const operations = (await asked(product, talk)).map(({ operationName }) => operationName);
  expect(operations.filter(name => !/Typing/.test(String(name)))).toEqual([
    ...(await listened(product, talk)),
    'Intrude',
    'Accept',
    'SwitchToCoach',
    'SendToAgents',
    'SwitchToBargeIn',
    'SendMessage',
    'Leave',
  ]);

  await page.goto(`${product.url}/activity`);
  const row = page.getByRole('row', { name: new RegExp(`Watch ${talk.name}`) }).first();
  await expect(row).toContainText('Quality check');
});

/** What the gateway's own reader did, to know the transcript. */
async function listened(product: Parameters<typeof asked>[0], talk: Parameters<typeof asked>[1]) {
  const all = await asked(product, talk);
  const reader = all.findIndex(({ nickname }) => nickname === 'Floorwatch');
  return all.slice(0, reader + 1).map(({ operationName }) => operationName);
}

test('one key gets out of sight, also while writing, and the draft stays', async ({ page, product }) => {
  const { talk, pane } = await openOwnTalk(page, product);
  await enter(page, pane, '2');
  await pane.getByRole('textbox', { name: /^Message/ }).fill('Ask for the order number');
  await page.keyboard.press('Escape');
  await expect(modeButton(pane, 'Monitor')).toHaveAttribute('aria-pressed', 'true');
  await expect(pane.getByRole('textbox', { name: /^Message/ })).toHaveCount(0);
  await expect(pane.locator('.composer-kept')).toContainText('Ask for the order number');
  const visible = (await talkNow(product, talk))?.legs.find(({ user }) => user === 'supervisor');
  expect(visible?.mode).toBe('Monitor');
});

test('what was written for the agent does not go to the customer by accident', async ({ page, product }) => {
  await product.signIn(page);
  await standStill(product);
  const talk = await beginTalk(product);
  const first = talk.name.split(' ')[0];
  const pane = await openTalk(page, product, talk);
  await enter(page, pane, '2');
  const field = pane.getByRole('textbox', { name: /^Message/ });
  await field.fill('She is lying about the date');
  await bargeIn(pane);
  await expect(pane.getByRole('alert')).toContainText(`You wrote this for ${first} alone`);

  await field.press('Enter');
  const send = pane.getByRole('button', { name: 'Send to both' });
  await expect(send).toHaveAttribute('aria-disabled', 'true');
  await send.click({ force: true });
  expect((await asked(product, talk)).map(({ operationName }) => operationName)).not.toContain('SendMessage');

  await pane.getByRole('button', { name: `Keep it for ${first}` }).click();
  await expect(pane.locator('.composer-to')).toContainText(`Only ${first} sees this`);
  await field.press('Enter');
  await expect(pane.locator('.said', { hasText: 'She is lying' })).toHaveAttribute(
    'data-visibility',
    'agents',
  );
  const phone = (await talkNow(product, talk))?.received.map(({ text }) => text) ?? [];
  expect(phone).not.toContain('She is lying about the date');
});

test('a conversation that is completed while one watches says so, and stays to be read', async ({
  page,
  product,
}) => {
  const { talk, pane } = await openOwnTalk(page, product);
  await enter(page, pane, '1');
  await act(product, talk.agent.storyId, 'say', 'Thank you, that is all');
  await expect(pane.locator('.said', { hasText: 'that is all' })).toBeVisible();
  await act(product, talk.agent.storyId, 'end');
  await expect(pane.locator('.standing-bar')).toContainText('Revoked');
  await expect(pane.locator('.said', { hasText: 'that is all' })).toBeVisible();
  await expect(modeButton(pane, 'Monitor')).toHaveAttribute('aria-disabled', 'true');
  await expect(modeButton(pane, 'Monitor')).toHaveAccessibleDescription('Refused: The conversation is over.');
});

test('a cut connection loses and doubles no message', async ({ page, product }) => {
  const { talk, pane } = await openOwnTalk(page, product);
  await enter(page, pane, '1');
  const says = (text: string) => act(product, talk.agent.storyId, 'say', text);
  await says('before the cut');
  await expect(pane.locator('.said', { hasText: 'before the cut' })).toHaveCount(1);

  await product.control('POST', '/control/faults', {
    platform: 'genesys',
    fault: 'drop',
    path: 'notifications',
    count: 4,
  });
  for (const text of ['during, one', 'during, two', 'during, three']) await says(text);
  // Used up: that many calls for notifications were really cut.
  const faults = async () => ((await product.control('GET', '/control')) as { faults: unknown[] }).faults;
  await expect.poll(faults, { timeout: 30_000 }).toEqual([]);
  await says('after the cut');
  await expect(pane.locator('.said', { hasText: 'after the cut' })).toHaveCount(1);
  await expect
    .poll(
      () =>
        pane
          .locator('.said')
          .filter({ hasText: /the cut|during/ })
          .allInnerTexts(),
      { timeout: 30_000 },
    )
    .toEqual([
      expect.stringContaining('before the cut'),
      expect.stringContaining('during, one'),
      expect.stringContaining('during, two'),
      expect.stringContaining('during, three'),
      expect.stringContaining('after the cut'),
    ]);
});

test('standing watch brings the next conversation by itself, and can be stopped', async ({
  page,
  product,
}) => {
  const { talk, pane } = await openOwnTalk(page, product);
  await pane.getByRole('button', { name: 'More to do' }).click();
  const more = page.getByRole('dialog', { name: 'More to do' });
  await more.getByText('All to come').click();
  await more.getByLabel('Why').fill('first week alone');
  await more.getByRole('button', { name: 'Watch', exact: true }).click();
  await expect(more).toHaveCount(0);

  const mine = expect.objectContaining({ supervisor: 'supervisor', mode: 'Monitor', scope: 'AllChats' });
  await expect.poll(() => standingWatches(product)).toContainEqual(mine);

  const { contactId } = await act(product, talk.agent.storyId, 'sms');
  await act(product, talk.agent.storyId, 'answer');
  await expect
    .poll(async () => (await talks(product)).find(one => one.contactId === contactId)?.legs)
    .toContainEqual({ user: 'supervisor', state: 'Chatting', mode: 'Monitor' });
  await expect(page.locator('.total', { hasText: 'You are in' })).not.toHaveText(/^0/);

  await pane.getByRole('button', { name: 'More to do' }).click();
  await more.getByRole('button', { name: 'Stop watching' }).click();
  await expect.poll(() => standingWatches(product)).not.toContainEqual(mine);
});
