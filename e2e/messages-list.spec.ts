import { expectNoViolations } from './axe.ts';
import { act, beginTalk, enter, modeButton, openTalk, standStill, talks } from './conversations.ts';
import { expect, test } from './harness.ts';

test.use({ productOptions: { agents: 24, scenario: 'normal-day', seed: 7, platforms: 'genesys' } });

test('the list says who waits for whom, is moved in by keyboard, and its address is what it shows', async ({
  page,
  product,
}) => {
  await product.signIn(page);
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  const rows = page.getByRole('option');
  await expect(rows.nth(3)).toBeVisible();
  await standStill(product);
  await expect(rows.first()).toContainText(/ waits for /);

  await page.keyboard.press('/');
  const [talk] = await talks(product);
  if (talk === undefined) throw new Error('nobody texts');
  await page.keyboard.type(talk.customer.name);
  await expect(rows).toHaveCount(1);
  expect(new URL(page.url()).searchParams.get('text')).toBe(talk.customer.name);
  await page.keyboard.press('ArrowDown');
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.conversation h2')).toBeFocused();
  await page.reload();
  await expect(page.locator('.conversation h2')).toContainText(talk.customer.name);
  await expect(rows).toHaveCount(1);
  await page.locator('.conversation h2').focus();
  await page.keyboard.press('Escape');
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('.conversation')).toHaveCount(0);

  await page.getByRole('button', { name: 'Clear filters' }).click();
  const total = page.locator('.total', { hasText: 'Customer waits' });
  await total.click();
  await expect(total).toHaveAttribute('aria-pressed', 'true');
  expect(new URL(page.url()).searchParams.get('turn')).toBe('agent');
  const shown = Number(await total.locator('.total-figure').innerText());
  await expect(page.locator('.toolbar-count')).toContainText(`${shown} of `);
});

test('what is new is new for me alone, and looking leaves no trace', async ({ page, product }) => {
  await product.signIn(page);
  await standStill(product);
  const talk = await beginTalk(product);
  await page.goto(`${product.url}/messages?text=${encodeURIComponent(talk.customer.name)}`);
  const row = page.locator(`[data-thread="genesys:${talk.id}"]`);
  await expect(row.locator('.thread-said')).not.toHaveText('Transcript not known');
  const before = await talks(product);
  await act(product, talk.agent.storyId, 'say', 'Is anybody there?');
  await expect(row.locator('.unread-count')).toHaveText(/^1/);
  await row.click();
  await expect(page.locator('.said', { hasText: 'Is anybody there?' })).toBeVisible();
  await expect(row.locator('.unread-count')).toHaveCount(0);
  const after = await talks(product);
  const legsOf = (all: typeof before) => all.find(({ id }) => id === talk.id)?.legs;
  expect(legsOf(after)).toEqual(legsOf(before));
});

test('a wall of transcripts holds still while one reads back', async ({ page, product }) => {
  await product.signIn(page);
  await standStill(product);
  const talk = await beginTalk(product);
  for (let n = 1; n <= 30; n += 1) await act(product, talk.agent.storyId, 'say', `line ${n}`);
  await page.goto(`${product.url}/messages?view=wall&size=2&pin=genesys:${talk.id}`);
  const tiles = page.locator('.tile-text');
  await expect(tiles).toHaveCount(2);
  const tile = page.locator(`[data-thread-tile="genesys:${talk.id}"]`);
  await expect(tile.locator('.said', { hasText: 'line 30' })).toBeVisible();

  const scroller = tile.locator('.transcript-scroll');
  await scroller.hover();
  await page.mouse.wheel(0, -500);
  const pill = tile.locator('.to-end');
  await expect(pill).toBeVisible();
  const place = () => scroller.evaluate(element => element.scrollTop);
  const before = await place();
  for (const text of ['new one', 'new two', 'new three']) await act(product, talk.agent.storyId, 'say', text);
  await expect(pill).toContainText('3 new messages');
  expect(await place()).toBe(before);
  await pill.click();
  await expect(tile.locator('.said', { hasText: 'new three' })).toBeVisible();
  await expect(pill).toHaveCount(0);

  const order = () => tiles.evaluateAll(all => all.map(one => one.getAttribute('data-thread-tile')));
  const shown = await order();
  const size = page.getByRole('group', { name: 'Transcripts side by side' });
  await size.getByText('4', { exact: true }).click();
  await expect(tiles).toHaveCount(4);
  expect((await order()).slice(0, 2)).toEqual(shown);
});

test('a long transcript opens at its end at once, and goes back to its beginning', async ({
  page,
  product,
}) => {
  await product.signIn(page);
  await standStill(product);
  const talk = await beginTalk(product);
  for (let n = 1; n <= 450; n += 1) await act(product, talk.agent.storyId, 'say', `number ${n}.`);
  const pane = await openTalk(page, product, talk);
  await expect(pane.locator('.said', { hasText: 'number 450.' })).toBeVisible();
  expect(await pane.locator('.entry').count()).toBeLessThan(80);
  const scroller = pane.locator('.transcript-scroll');
  const toTop = () => scroller.evaluate(element => element.scrollTo(0, 0));
  // What the line swallows is fetched on a press.
  await page.route('**/messages?before=*', route => route.abort());
  const again = pane.getByRole('button', { name: 'Try again' });
  await expect(async () => {
    await toTop();
    await expect(again).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.unrouteAll();
  await again.click();
  await expect(async () => {
    await toTop();
    await expect(pane.locator('.said', { hasText: /number 1\.$/ })).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 60_000 });
  expect(await pane.locator('.entry').count()).toBeLessThan(80);
});

test('a viewer sees no text and no customer, until a reason is written down', async ({ page, product }) => {
  await product.signIn(page, 'viewer');
  await standStill(product);
  const talk = await beginTalk(product);
  await act(product, talk.agent.storyId, 'say', 'my card number is on the letter');
  const bodies: string[] = [];
  page.on('response', response => {
    if (/\/api\/(floor|events|texts)/.test(response.url()))
      void response.text().then(
        text => bodies.push(text),
        () => undefined,
      );
  });
  await page.goto(`${product.url}/messages?open=genesys:${talk.id}`);
  const pane = page.locator('.conversation');
  await expect(pane.locator('.standing-bar')).toContainText('Your role does not see texts and the customer');
  await expect(pane.locator('.said').first()).toContainText('hidden');
  await expect(page.getByText('my card number')).toHaveCount(0);
  expect(bodies.join('')).not.toContain('my card number');
  expect(bodies.join('')).not.toContain(talk.customer.name);

  await pane.getByRole('button', { name: 'Show this conversation' }).click();
  await pane.getByRole('button', { name: 'Complaint' }).click();
  await expect(pane.locator('.said', { hasText: 'my card number' })).toBeVisible();
  await expect(pane.getByRole('heading', { level: 2 })).toContainText(talk.customer.name);
  await act(product, talk.agent.storyId, 'say', 'and so is my address');
  await expect(pane.locator('.said', { hasText: 'and so is my address' })).toBeVisible();
  await pane.getByRole('button', { name: 'Hide again' }).click();
  await expect(page.getByText('my card number')).toHaveCount(0);

  await page.request.delete(`${product.url}/api/session`, { headers: { origin: product.url } });
  await product.signIn(page, 'admin');
  const audit = await page.request.get(`${product.url}/api/audit?action=text.revealed`);
  expect((await audit.json()).rows).toContainEqual(
    expect.objectContaining({ user: 'viewer', target: `genesys:${talk.id}`, reason: 'Complaint' }),
  );
});

test("a customer's text is text", async ({ page, product }) => {
  await product.signIn(page);
  await standStill(product);
  const talk = await beginTalk(product);
  const says = (text: string) => act(product, talk.agent.storyId, 'say', text);
  await says('<img src=x onerror="document.title=1"><b>bold</b>');
  await says('pay at https://bank.example@evil.example/login or javascript:alert(1)');
  await says('safe\u202egnp.exe\u0007 مرحبا');
  await says('w'.repeat(900));
  const dialogs: string[] = [];
  page.on('dialog', dialog => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const pane = await openTalk(page, product, talk);
  await expect(pane.locator('.said', { hasText: '<b>bold</b>' })).toBeVisible();
  await expect(pane.locator('.inert-host')).toHaveText('evil.example');
  await expect(pane.locator('.transcript a, .transcript img')).toHaveCount(0);
  await expect(pane.locator('.said', { hasText: 'safegnp.exe' })).toBeVisible();
  const wide = await pane
    .locator('.transcript-scroll')
    .evaluate(element => element.scrollWidth - element.clientWidth);
  expect(wide).toBeLessThanOrEqual(0);
  expect(dialogs).toEqual([]);
  expect(await page.title()).toBe('Floorwatch');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`messages are without violations in the ${colorScheme} theme`, async ({ page, product }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await product.signIn(page);
    await standStill(product);
    const talk = await beginTalk(product);
    await act(product, talk.agent.storyId, 'say', 'see www.shop.example');
    const pane = await openTalk(page, product, talk);
    await expectNoViolations(page, 'conversation');
    await page.keyboard.press('1');
    await expect(pane.getByRole('form')).toBeVisible();
    await expectNoViolations(page, 'reason');
    await page.keyboard.press('Escape');
    await enter(page, pane, '2');
    await pane.getByRole('textbox', { name: /^Message/ }).fill('Offer a voucher');
    await page.keyboard.press('Enter');
    await expect(pane.locator('.said', { hasText: 'voucher' })).toBeVisible();
    await pane.getByRole('heading', { level: 2 }).click();
    await page.keyboard.press('3');
    await expect(pane.locator('.text-armed')).toBeVisible();
    await expectNoViolations(page, 'coach, armed');
    await page.keyboard.press('Escape');
    await pane.getByRole('button', { name: 'More to do' }).click();
    await expect(page.getByRole('dialog', { name: 'More to do' })).toBeVisible();
    await expectNoViolations(page, 'more');
    await page.keyboard.press('Escape');
    await pane.getByRole('button', { name: /who sees what/ }).click();
    await expect(page.getByRole('dialog', { name: 'Who sees what' })).toBeVisible();
    await expectNoViolations(page, 'who sees what');
    await page.keyboard.press('Escape');
    await page.goto(`${product.url}/messages?view=wall&size=4`);
    await expect(page.locator('.tile-text .said').nth(3)).toBeVisible();
    await expectNoViolations(page, 'wall');
  });
}

test('on a phone there is the list or the conversation, and nothing is wider than the screen', async ({
  page,
  product,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await product.signIn(page);
  await page.goto(`${product.url}/messages`);
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await expect(page.getByRole('option').nth(2)).toBeVisible();
  expect(await overflow()).toBeLessThanOrEqual(0);
  await expectNoViolations(page, 'phone list');
  await page.getByRole('option').first().click();
  await expect(page.locator('.conversation')).toBeVisible();
  await expect(page.getByRole('option').first()).toBeHidden();
  expect(await overflow()).toBeLessThanOrEqual(0);
  await expectNoViolations(page, 'phone conversation');
  const pane = page.locator('.conversation');
  await standStill(product);
  await modeButton(pane, 'Monitor').click();
  await pane.getByRole('form').getByRole('button', { name: 'Quality check' }).click();
  await expect(modeButton(pane, 'Monitor')).toHaveAttribute('aria-pressed', 'true');
  // Pointing at a button says what it does, and must not move it away.
  const coach = modeButton(pane, 'Coach');
  const still = await coach.boundingBox();
  await coach.hover();
  await expect(pane.locator('.mode-hint')).toContainText('The customer will not');
  expect(await coach.boundingBox()).toEqual(still);
  await coach.click();
  await expect(coach).toHaveAttribute('aria-pressed', 'true');
  await pane.getByRole('button', { name: 'Attached data' }).click();
  await page.getByRole('button', { name: 'Change CustomerSegment' }).click();
  await expect(page.getByLabel('New value')).toHaveValue('default');
  expect(await overflow()).toBeLessThanOrEqual(0);
  await expectNoViolations(page, 'phone, attached data');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await expect(page.getByRole('option').first()).toBeVisible();
});
