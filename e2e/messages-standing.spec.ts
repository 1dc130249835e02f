import {
  beginTalk,
  linkGenesys,
  modeButton,
  openTalk,
  standingWatches,
  standStill,
  talkNow,
} from './conversations.ts';
import { expect, test } from './harness.ts';

// A tenant where Intrude names no mode, where people accept invitations themselves, and where nobody listens for them.
test.use({
  productOptions: {
    agents: 16,
    scenario: 'normal-day',
    seed: 7,
    platforms: 'genesys',
    genesys: { intrudeMode: 'standing', acceptInvitations: 'ask', transcripts: 'entered' },
  },
});

test('says what is missing while no identity is linked', async ({ page, product }) => {
  await product.signIn(page);
  const talk = await beginTalk(product);
  const pane = await openTalk(page, product, talk);
  await expect(modeButton(pane, 'Monitor')).toHaveAttribute('aria-disabled', 'true');
  await expect(pane.locator('.act-hint')).toContainText('you have not linked one yet');
  await expect(pane.getByRole('button', { name: 'Link yours' })).toBeVisible();
});

test('shows the refusal of an Intrude without mode and monitoring, then enters by standing watch', async ({
  page,
  product,
}) => {
  await product.signIn(page);
  await linkGenesys(page, product);
  await standStill(product);
  const talk = await beginTalk(product);
  const pane = await openTalk(page, product, talk);

  await expect(pane.locator('.unknown-transcript')).toContainText('The transcript is not known');
  await expect(page.locator('.conversation .said')).toHaveCount(0);
  await pane
    .locator('.unknown-transcript')
    .getByRole('button', { name: /^Monitor/ })
    .click();
  await pane.getByRole('form').getByRole('button', { name: 'Long wait' }).click();
  const receipt = pane.locator('.receipt');
  await expect(receipt).toContainText('Genesys');
  await expect(receipt).toHaveAttribute('data-tone', 'trouble');
  await receipt.locator('summary').click();
  await expect(receipt.locator('pre')).toContainText('statusCode');
  await expect(pane.locator('.unknown-transcript')).toContainText('The transcript is not known');

  await pane.getByRole('button', { name: 'More to do' }).click();
  const more = page.getByRole('dialog', { name: 'More to do' });
  await more.getByText('All to come').click();
  await more.getByLabel('Why').fill('new agent');
  await more.getByRole('button', { name: 'Watch', exact: true }).click();
  await expect.poll(() => standingWatches(product)).toHaveLength(1);

  await page.keyboard.press('1');
  await pane.getByRole('form').getByRole('button', { name: 'Long wait' }).first().click();
  const bar = pane.locator('.standing-bar');
  await expect(bar.getByRole('button', { name: 'Accept' })).toBeVisible();
  await expect(modeButton(pane, 'Coach')).toHaveAccessibleDescription(/accept or decline that first/);
  await bar.getByRole('button', { name: 'Accept' }).click();
  await expect(modeButton(pane, 'Monitor')).toHaveAttribute('aria-pressed', 'true');
  await expect(pane.locator('.transcript')).toContainText('came in');
  expect((await talkNow(product, talk))?.legs).toContainEqual({
    user: 'supervisor',
    state: 'Chatting',
    mode: 'Monitor',
  });
});

test('an invitation can be declined', async ({ page, product }) => {
  await product.signIn(page);
  await linkGenesys(page, product);
  await standStill(product);
  const talk = await beginTalk(product);
  const pane = await openTalk(page, product, talk);
  await pane.getByRole('button', { name: 'More to do' }).click();
  const more = page.getByRole('dialog', { name: 'More to do' });
  await more.getByText('All to come').click();
  await more.getByLabel('Why').fill('new agent');
  await more.getByRole('button', { name: 'Watch', exact: true }).click();
  await expect
    .poll(() => standingWatches(product))
    .toContainEqual(expect.objectContaining({ agent: talk.agent.userName }));
  await page.keyboard.press('1');
  await pane.getByRole('form').getByRole('button', { name: 'Complaint' }).click();
  await pane.locator('.standing-bar').getByRole('button', { name: 'Decline' }).click();
  await expect(pane.locator('.mode-hint')).toContainText('You are not in this conversation');
  await expect(pane.locator('.standing-bar')).toHaveCount(0);
});
