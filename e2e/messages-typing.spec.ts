import type { Locator, Page } from '@playwright/test';
import { asked, bargeIn, enter, modeButton, openOwnTalk, type Talk, talkNow } from './conversations.ts';
import { expect, type Product, test } from './harness.ts';

test.use({ productOptions: { agents: 24, scenario: 'normal-day', seed: 7, platforms: 'genesys' } });

/** What was said of the supervisor's own writing, and to whom. */
async function typing(product: Product, talk: Talk): Promise<readonly string[]> {
  const before = talk.participants.map(({ nickname }) => nickname);
  return ((await talkNow(product, talk))?.typing ?? [])
    .filter(({ from }) => !before.includes(from))
    .map(({ type, visibility }) => `${type} ${visibility}`);
}

const field = (pane: Locator) => pane.getByRole('textbox', { name: /^Message/ });

/** Says so past the page, as a page of somebody else's making might. */
async function claim(page: Page, product: Product, talk: Talk, audience: 'agent' | 'everyone') {
  const reply = await page.request.post(`${product.url}/api/texts/genesys:${talk.id}/typing`, {
    data: { typing: true, audience },
    headers: { origin: product.url },
  });
  expect(reply.status()).toBe(204);
}

test('that a coach writes is shown to the agent and never to the customer; that a monitor is there, to nobody', async ({
  page,
  product,
}) => {
  const { talk, pane } = await openOwnTalk(page, product);

  await enter(page, pane, '1');
  await expect(field(pane)).toHaveCount(0);
  for (const audience of ['agent', 'everyone'] as const) await claim(page, product, talk, audience);

  await page.keyboard.press('2');
  await expect(modeButton(pane, 'Coach')).toHaveAttribute('aria-pressed', 'true');
  await claim(page, product, talk, 'everyone');
  await field(pane).pressSequentially('Offer the refund', { delay: 20 });
  await expect.poll(() => typing(product, talk)).toEqual(['TypingStarted Agents']);
  await page.keyboard.press('Enter');
  await expect.poll(() => typing(product, talk)).toEqual(['TypingStarted Agents', 'TypingStopped Agents']);

  // A draft for the agent alone is not given away by barging in: it is held, and so is the news of it.
  await field(pane).pressSequentially('He is wrong about', { delay: 20 });
  await expect.poll(async () => (await typing(product, talk)).at(-1)).toBe('TypingStarted Agents');
  await bargeIn(pane);
  await expect(pane.getByRole('alert')).toContainText('You wrote this for');
  await field(pane).pressSequentially(' the date', { delay: 20 });
  await expect.poll(async () => (await typing(product, talk)).at(-1)).toBe('TypingStopped Agents');
  expect((await typing(product, talk)).filter(one => one.endsWith('All'))).toEqual([]);

  await field(pane).fill('');
  await field(pane).pressSequentially('Hello, I am the team lead', { delay: 20 });
  await expect.poll(async () => (await typing(product, talk)).at(-1)).toBe('TypingStarted All');
  await pane.getByRole('heading', { level: 2 }).click();
  await expect.poll(async () => (await typing(product, talk)).at(-1)).toBe('TypingStopped All');

  const operations = (await asked(product, talk)).map(({ operationName }) => operationName);
  expect(operations.indexOf('SendStartTypingNotification')).toBeGreaterThan(
    operations.indexOf('SwitchToBargeIn'),
  );
  const commands = await page.request.get(`${product.url}/api/audit?limit=200`);
  expect(await commands.text()).not.toContain('typing');
});

test('completing asks why, can be taken back, and then ends one’s part', async ({ page, product }) => {
  const { talk, pane } = await openOwnTalk(page, product);
  await enter(page, pane, '2');
  const complete = async () => {
    await pane.getByRole('button', { name: 'More to do' }).click();
    const more = page.getByRole('dialog', { name: 'More to do' });
    await more.getByRole('button', { name: /^Complete the conversation/ }).click();
    await expect(more).toContainText('may end it for');
    await more.getByRole('button', { name: 'Solved' }).click();
    await expect(more).toHaveCount(0);
  };
  const operations = async () => (await asked(product, talk)).map(({ operationName }) => operationName);

  await complete();
  const receipt = pane.getByRole('article', { name: 'Complete the conversation' });
  await receipt.getByRole('button', { name: /^Undo/ }).click();
  await expect(receipt).toHaveCount(0);
  await expect(modeButton(pane, 'Coach')).toHaveAttribute('aria-pressed', 'true');
  expect(await operations()).not.toContain('Complete');

  await complete();
  await expect.poll(operations, { timeout: 20_000 }).toContain('Complete');
  await expect(pane.locator('.mode-hint')).toContainText('You are not in this conversation');
});
