import type { Page } from '@playwright/test';
import { act, beginTalk, openTalk, standStill } from './conversations.ts';
import { expect, type Product, test } from './harness.ts';

test.use({ productOptions: { agents: 360, scenario: 'normal-day', seed: 7, platforms: 'genesys' } });

declare global {
  interface Window {
    /** Lengths of what kept the page from answering, in milliseconds. */
    stalls: number[];
  }
}

type Told = {
  readonly floor: {
    readonly textSessions: readonly {
      readonly session: { readonly id: string; readonly state: string };
      readonly messages: readonly unknown[];
    }[];
  };
};

async function threads(page: Page, product: Product): Promise<Told['floor']['textSessions']> {
  const told: Told = await (await page.request.get(`${product.url}/api/floor`)).json();
  return told.floor.textSessions;
}

/**
 * Elements in the page, and the longest time for which it did not answer since it was last asked, once left out: a
 * machine pauses by itself, too.
 */
const cost = (page: Page) =>
  page.evaluate(() => ({
    elements: document.querySelectorAll('*').length,
    stall: window.stalls.splice(0).toSorted((a, b) => b - a)[1] ?? 0,
  }));

test('five hundred conversations at fifty messages a second cost what is on screen', async ({
  page,
  product,
}) => {
  test.setTimeout(180_000);
  await page.addInitScript(() => {
    window.stalls = [];
    const observer = new PerformanceObserver(list => {
      for (const { duration } of list.getEntries()) window.stalls.push(duration);
    });
    observer.observe({ type: 'longtask' });
  });
  await product.signIn(page);
  await page.goto(`${product.url}/messages`);
  const live = async () =>
    (await threads(page, product)).filter(({ session, messages }) => session.state === 'live' && messages[0])
      .length;
  await expect.poll(live, { timeout: 90_000 }).toBeGreaterThan(500);
  const rows = page.getByRole('option');
  await expect(rows.first()).toContainText(/ waits for /);

  await cost(page);
  await product.control('POST', '/control/speed', { factor: 7 });
  const list = page.getByRole('listbox');
  for (let turn = 0; turn < 12; turn += 1) {
    await list.hover();
    await page.mouse.wheel(0, turn < 6 ? 900 : -900);
    // What was said last in what is on screen moves on.
    const shown = await rows.allInnerTexts();
    await expect.poll(() => rows.allInnerTexts()).not.toEqual(shown);
  }
  const moving = await cost(page);
  expect(await rows.count()).toBeLessThan(60);
  expect(moving.elements).toBeLessThan(2_000);
  expect(moving.stall).toBeLessThan(1_000);

  await page.goto(`${product.url}/messages?view=wall&size=12`);
  await expect(page.locator('.tile-text .said').nth(20)).toBeVisible();
  expect((await cost(page)).elements).toBeLessThan(5_000);

  // Back to a human pace, so that the one conversation below is the only thing that matters.
  await standStill(product);
  const talk = await beginTalk(product);
  for (let n = 1; n <= 1_000; n += 1) await act(product, talk.agent.storyId, 'say', `number ${n}.`);
  const held = async () =>
    (await threads(page, product)).find(({ session }) => session.id === `genesys:${talk.id}`)?.messages
      .length;
  await expect.poll(held, { timeout: 60_000 }).toBe(200);
  const pane = await openTalk(page, product, talk);
  await expect(pane.locator('.said', { hasText: 'number 1000.' })).toBeVisible();
  expect(await pane.locator('.entry').count()).toBeLessThan(80);
  const opened = await cost(page);
  expect(opened.elements).toBeLessThan(2_500);
  expect(opened.stall).toBeLessThan(1_000);
});
