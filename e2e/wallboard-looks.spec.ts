import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { expect, test } from './harness.ts';
import { figure, misplaced, openWall, tile } from './walls.ts';

test.use({
  productOptions: { agents: 60, scenario: 'normal-day', seed: 7, platforms: 'cxone,genesys,netsapiens' },
});

/** Text that is smaller than so many pixels. */
function smallText(page: Page, least: number): Promise<readonly string[]> {
  return page.evaluate(least => {
    const found: string[] = [];
    for (const part of document.querySelectorAll('.board-main *:not(.sr-only)')) {
      const own = [...part.childNodes].some(
        node => node.nodeType === Node.TEXT_NODE && /\S/.test(node.textContent ?? ''),
      );
      const size = Number.parseFloat(getComputedStyle(part).fontSize);
      if (own && size < least) found.push(`${part.textContent}: ${size} px`);
    }
    return found;
  }, least);
}

function sizesOf(page: Page, what: string): Promise<readonly number[]> {
  return page
    .locator(what)
    .evaluateAll(parts => parts.map(part => Number.parseFloat(getComputedStyle(part).fontSize)));
}

/** Lets everything that waits on the floor have waited for so long, in a wall that is opened after this. */
async function waitsSince(page: Page, seconds: number): Promise<void> {
  await page.route('**/api/floor', async route => {
    const reply = await route.fetch();
    const told: Told = await reply.json();
    const since = told.serverTime - seconds * 1000;
    for (const queue of told.floor.queues) {
      if (queue.channel !== 'voice') continue;
      queue.waiting = 12;
      queue.longestWaitSince = since;
    }
    for (const { session } of told.floor.textSessions)
      if (session.waitingFor !== undefined) session.waitingFor = { role: 'agent', since };
    await route.fulfill({ response: reply, json: told });
  });
}

type Told = {
  readonly serverTime: number;
  readonly floor: {
    readonly queues: readonly { readonly channel: string; waiting: number; longestWaitSince: number }[];
    readonly textSessions: readonly {
      readonly session: { waitingFor?: { readonly role: string; readonly since: number } };
    }[];
  };
};

/** How much each of these stands out from its tile, at the least: hatching and transparency counted in. */
function contrasts(page: Page, what: string): Promise<readonly number[]> {
  return page.locator(what).evaluateAll(parts => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    if (canvas === null) throw new Error('no canvas');
    const paint = (layers: readonly (readonly [string, number])[]) => {
      for (const [colour, opacity] of layers) {
        canvas.globalAlpha = opacity;
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
      }
      const rgb = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map(value => value / 255);
      const [r = 0, g = 0, b = 0] = rgb.map(v => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    return parts.map(part => {
      const tile = part.closest('.board-tile');
      if (tile === null) throw new Error('not in a tile');
      const stripe = /(oklch|rgba?|color)\([^()]*\/[^()]*\)/.exec(
        getComputedStyle(tile).backgroundImage,
      )?.[0];
      let opacity = 1;
      for (let one: Element | null = part; one !== null; one = one.parentElement)
        opacity *= Number(getComputedStyle(one).opacity);
      const { backgroundColor: surface } = getComputedStyle(tile);
      const grounds = stripe === undefined ? [[surface]] : [[surface], [surface, stripe]];
      const ratios = grounds.map(ground => {
        const below = ground.map(colour => [colour, 1] as const);
        const [a, b] = [paint(below), paint([...below, [getComputedStyle(part).color, opacity]])];
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      });
      return Math.min(...ratios);
    });
  });
}

for (const theme of ['light', 'dark'] as const) {
  test(`what was over its limit can still be read when it is old, in the ${theme} theme`, async ({
    page,
    product,
  }) => {
    await waitsSince(page, 900);
    await openWall(page, product, `?theme=${theme}`);
    await page.route('**/api/events*', route => route.abort());
    await page.evaluate(() => dispatchEvent(new Event('offline')));
    await expect(tile(page, 'Longest wait')).toHaveAttribute('data-age', 'old', { timeout: 40_000 });
    const red = '.board-over, [data-over]';
    await expect(page.locator(red).first()).toBeVisible();
    for (const what of [red, '.board-tile-body :is(.board-line, .board-figure, bdi, td, .board-count)'])
      for (const contrast of await contrasts(page, what)) expect(contrast, what).toBeGreaterThanOrEqual(4.5);
  });
}

for (const [width, height] of [
  [1920, 1080],
  [1440, 900],
  [1080, 1920],
] as const) {
  test(`waits of more than an hour stay in their places at ${width}×${height}`, async ({ page, product }) => {
    await page.setViewportSize({ width, height });
    for (const [seconds, words] of [
      [4000, /1h\s06/],
      [41_000, /11h/],
    ] as const) {
      await page.unrouteAll();
      await waitsSince(page, seconds);
      await openWall(page, product);
      const rows = tile(page, 'Queues in most trouble').locator('tbody tr');
      await expect(rows.first()).toContainText(words);
      expect(await misplaced(page)).toEqual([]);
    }
  });
}

for (const [width, height] of [
  [1920, 1080],
  [3840, 2160],
  [1080, 1920],
  [2160, 3840],
] as const) {
  test(`fits ${width}×${height}, with figures to be read across a room`, async ({ page, product }) => {
    await page.setViewportSize({ width, height });
    await product.control('POST', '/control/scenario', { name: 'queue-spike' });
    await openWall(page, product, '?title=Operations%2C%20Leeds');
    const shorter = Math.min(width, height);
    for (const name of ['Calls waiting', 'Longest wait', 'Service level', 'Texts waiting']) {
      const size = await figure(page, name).evaluate(element =>
        Number.parseFloat(getComputedStyle(element).fontSize),
      );
      expect(size / shorter, name).toBeGreaterThanOrEqual(0.18);
      expect(size / height, name).toBeLessThanOrEqual(0.3);
    }
    // 0.045 of a 55 inch screen's shorter side are digits of 22 mm: still told apart at 6 m.
    for (const [what, least] of [
      ['.board-queues td', 0.045],
      ['.board-count', 0.09],
    ] as const) {
      const size = await page
        .locator(what)
        .first()
        .evaluate(element => Number.parseFloat(getComputedStyle(element).fontSize));
      expect(size / shorter, what).toBeGreaterThanOrEqual(least);
    }
    // Nor is anything smaller than what can be read there, notes and ages included: capitals of 14 mm at least.
    expect(await smallText(page, 0.0279 * shorter)).toEqual([]);
    for (const note of ['.board-age', '.board-line', '.board-queues thead th', '.board-rest li'])
      for (const size of await sizesOf(page, note))
        expect(size / shorter, note).toBeGreaterThanOrEqual(0.031);
    expect(await misplaced(page)).toEqual([]);
  });
}

for (const theme of ['dark', 'light'] as const) {
  test(`is without violations in the ${theme} theme`, async ({ page, product }) => {
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: theme === 'dark' ? 'light' : 'dark' });
    await openWall(page, product, theme === 'dark' ? '' : '?theme=light');
    // Nothing moves while it is looked at.
    await product.control('POST', '/control/speed', { factor: 0.01 });
    const lightness = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    expect(lightness).toBe(theme);
    await expectNoViolations(page, theme);
  });
}
