import type { Locator } from '@playwright/test';
import { expect, test } from './harness.ts';
import { callsTo, openAgent, openSomebody, somebodyIdle, somebodyOnACall } from './people.ts';

const LOGOUT = /\/agents\/\d+\/logout/i;

/** Fills the form in and asks for the session's end. */
async function askForTheEnd(panel: Locator, firstName: string) {
  await panel.getByRole('button', { name: new RegExp(`^End ${firstName}.*…$`) }).click();
  const form = panel.getByRole('form', { name: new RegExp(`^End ${firstName}`) });
  const end = form.getByRole('button', { name: /^End/ });
  await expect(end).toHaveAttribute('aria-disabled', 'true');
  await form.getByLabel('Stuck session').check();
  await end.click();
}

test('ending a session asks why, can be taken back, and then happens exactly once', async ({
  page,
  product,
}) => {
  const { somebody, panel } = await openSomebody(page, product, somebodyIdle);

  await askForTheEnd(panel, somebody.firstName);
  const receipt = panel.locator('.receipt').last();
  await expect(receipt).toContainText(/Will be sent in \d s/);
  await page.keyboard.press('z');
  await expect(receipt).toContainText('Taken back. Nothing was sent');
  expect(await callsTo(product, 'POST', LOGOUT)).toEqual([]);

  await askForTheEnd(panel, somebody.firstName);
  const second = panel.locator('.receipt').last();
  await expect(second).toContainText('Done, and seen on the floor', { timeout: 30_000 });
  await expect(panel.locator('.panel-state')).toContainText('Logged out');
  await expect(page.locator(`.line[data-agent="cxone:${somebody.id}"]`)).toContainText('Logged out');
  expect(await callsTo(product, 'POST', LOGOUT)).toEqual([
    expect.stringContaining(`/agents/${somebody.id}/logout`),
  ]);

  await page.goto(`${product.url}/activity`);
  const row = page.getByRole('row', { name: new RegExp(`End ${somebody.name}`) }).first();
  await expect(row).toContainText('Stuck session');
  await expect(row).toContainText('seen on the floor');
  await expect(page.getByText(/Unbroken, \d+ links? checked here/)).toBeVisible();
});

test('what cannot be done says why before the click, and does nothing when clicked', async ({
  page,
  product,
}) => {
  const { somebody, panel } = await openSomebody(page, product, somebodyIdle);
  const barge = panel.getByRole('button', { name: /^Barge in/ });
  await expect(barge).toHaveAttribute('aria-disabled', 'true');
  await expect(barge).toHaveAccessibleDescription(`Refused: ${somebody.firstName} has no contact now.`);
  await barge.click({ force: true });
  await expect(panel.locator('.armed')).toHaveCount(0);
  await expect(panel.locator('.receipt')).toHaveCount(0);
});

test('barging in is armed, names who will hear, and only then happens; the way back is one key', async ({
  page,
  product,
}) => {
  const { somebody, panel } = await openSomebody(page, product, somebodyOnACall);
  const BARGE = /\/barge(\?|$)/i;
  await expect(panel.getByRole('button', { name: /^Monitor/ })).not.toHaveAttribute('aria-disabled', 'true');

  await page.keyboard.press('3');
  await expect(panel.getByRole('alert')).toContainText(
    `${somebody.firstName} and the customer will hear you.`,
  );
  await page.keyboard.press('Escape');
  await expect(panel.locator('.armed')).toHaveCount(0);
  await expect(panel).toBeVisible();
  expect(await callsTo(product, 'POST', BARGE)).toEqual([]);

  await page.keyboard.press('1');
  await expect(panel.getByRole('button', { name: /^Monitor/ })).toHaveAttribute('aria-pressed', 'true', {
    timeout: 30_000,
  });
  await panel.getByRole('button', { name: /^Barge in/ }).click();
  await panel.getByRole('button', { name: /^Barge in now/ }).click();
  await expect.poll(async () => (await callsTo(product, 'POST', BARGE)).length).toBe(1);
  await expect(panel.getByRole('button', { name: /^Barge in/ }).first()).toHaveAttribute(
    'aria-pressed',
    'true',
    {
      timeout: 30_000,
    },
  );

  await page.keyboard.press('0');
  await expect(panel.getByRole('button', { name: /^Stop supervising/ })).toHaveCount(0, { timeout: 30_000 });
});

test('the keys of the ladder work in a sheet, where there is little room', async ({ page, product }) => {
  await page.setViewportSize({ width: 720, height: 450 });
  await product.signIn(page);
  const { id, firstName } = await somebodyOnACall(product);
  await page.goto(`${product.url}/floor?agent=cxone:${id}`);
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByRole('button', { name: /^Barge in/ })).not.toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('3');
  await expect(sheet.getByRole('alert')).toContainText(`${firstName} and the customer will hear you.`);
  await page.keyboard.press('Escape');
  await expect(sheet.locator('.armed')).toHaveCount(0);
  await expect(sheet).toBeVisible();
});

test('an armed act disarms itself', async ({ page, product }) => {
  await page.clock.install();
  const { panel } = await openSomebody(page, product, somebodyOnACall);
  await expect(panel.getByRole('button', { name: /^Barge in/ })).not.toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('3');
  await expect(panel.locator('.armed')).toBeVisible();
  await page.clock.fastForward(9000);
  await expect(panel.locator('.armed')).toHaveCount(0);
});

test('a message reaches the agent, and the receipt says that its effect is not reported', async ({
  page,
  product,
}) => {
  const { somebody, panel } = await openSomebody(page, product, somebodyIdle);
  await panel.getByRole('button', { name: 'Message…' }).click();
  await panel.getByLabel(`Only ${somebody.firstName} will see this`).fill('Please call me when you are free');
  await page.keyboard.press('Control+Enter');
  await expect(panel.locator('.receipt').last()).toContainText(/accepted it/, { timeout: 30_000 });
  const sent = (await product.journal()).filter(
    call => /messages/i.test(call.path) && call.method === 'POST',
  );
  expect(sent).toHaveLength(1);
});

test('without an identity of one’s own, listening in leads to linking one', async ({ page, product }) => {
  await page.goto(product.url);
  await product.signIn(page, 'admin');
  await page.locator('.account-button').click();
  await page.getByRole('dialog', { name: 'Your account' }).getByRole('button', { name: /CXone/ }).click();
  const dialog = page.getByRole('dialog', { name: /^You on/ });
  await dialog.getByRole('button', { name: 'Remove the link' }).click();
  await expect(dialog).toHaveCount(0);

  const somebody = await somebodyOnACall(product);
  const panel = await openAgent(page, product, somebody);
  await expect(panel.locator('.act-hint').first()).toContainText('you have not linked one yet');
  await panel.getByRole('button', { name: 'Link yours' }).first().click();
  await expect(page.getByRole('dialog', { name: /^You on/ })).toBeVisible();
});

test('taking over asks why, can be taken back, and then the call is one’s own', async ({ page, product }) => {
  const { somebody, panel } = await openSomebody(page, product, somebodyOnACall);
  const TAKE_OVER = /\/take-?over(\?|$)/i;
  const before = (await callsTo(product, 'POST', TAKE_OVER)).length;
  await expect(panel.getByRole('button', { name: /^Take over/ })).not.toHaveAttribute(
    'aria-disabled',
    'true',
  );
  const form = panel.getByRole('form', { name: `Take over from ${somebody.firstName}` });
  const askForIt = async () => {
    await page.keyboard.press('4');
    await expect(form).toContainText(`${somebody.firstName} will be out of the call.`);
    await expect(form.getByRole('button', { name: 'Take over now' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await expect(form.getByRole('radio').first()).toBeFocused();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect(form).toHaveCount(0);
  };
  await askForIt();
  const receipt = panel.getByRole('article', { name: `Take over from ${somebody.firstName}` }).last();
  await expect(receipt).toContainText(/Will be sent in \d s/);
  await page.keyboard.press('z');
  await expect(receipt).toContainText('Taken back. Nothing was sent');
  expect(await callsTo(product, 'POST', TAKE_OVER)).toHaveLength(before);

  await askForIt();
  await expect.poll(() => callsTo(product, 'POST', TAKE_OVER), { timeout: 30_000 }).toHaveLength(before + 1);
  await expect(receipt).toContainText('Done, and seen on the floor', { timeout: 30_000 });
});

test('whoever uses the keyboard is never thrown back to the top of the page', async ({ page, product }) => {
  const { panel } = await openSomebody(page, product, somebodyOnACall);
  const end = panel.getByRole('button', { name: /^End .*…$/ });
  await end.focus();
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('form').getByRole('radio').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(end).toBeFocused();

  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('form')).toHaveCount(0);
  await expect(end).toBeFocused();
  await panel.getByRole('button', { name: /^Undo/ }).focus();
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('heading', { level: 2 })).toBeFocused();

  const barge = panel.getByRole('button', { name: /^Barge in/ }).first();
  await barge.focus();
  await page.keyboard.press('Enter');
  await panel.getByRole('button', { name: 'Not now' }).focus();
  await page.keyboard.press('Enter');
  await expect(barge).toBeFocused();
});
