import type { Locator, Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { expect, type Product, test } from './harness.ts';

test.use({
  productOptions: { agents: 60, scenario: 'normal-day', seed: 7, platforms: 'cxone,genesys,netsapiens' },
});

const TILES = [
  'Calls waiting',
  'Longest wait',
  'Service level',
  'Agents',
  'Texts waiting',
  'Queues in most trouble',
];

const tile = (page: Page, name: string): Locator => page.getByRole('region', { name });
const figure = (page: Page, name: string): Locator => tile(page, name).locator('.board-figure');

/** Signs the browser in without going through the floor, and opens a wall. */
async function openWall(page: Page, product: Product, search = '') {
  const reply = await page.request.post(`${product.url}/api/session`, {
    data: { username: 'viewer', password: 'floorwatch-demo' },
    headers: { origin: product.url },
  });
  expect(reply.ok()).toBe(true);
  await page.goto(`${product.url}/wallboard${search}`);
  await expect(figure(page, 'Calls waiting')).toHaveText(/^\d+$/);
  await expect(figure(page, 'Texts waiting')).toHaveText(/^\d+$/);
  await expect(figure(page, 'Service level')).toHaveText(/^\d+%$/);
}

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

/** What is cut off, reaches over its tile, or lies over its neighbour within the tile. */
function misplaced(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const box = (element: Element) => element.getBoundingClientRect();
    for (const own of document.querySelectorAll('.board-tile')) {
      const name = own.getAttribute('data-tile');
      const edge = box(own);
      if (edge.left < 0 || edge.top < 0 || edge.right > innerWidth || edge.bottom > innerHeight)
        found.push(`${name} leaves the screen`);
      for (const part of own.querySelectorAll('p, li, td, th, h2')) {
        const { left, right, top, bottom } = box(part);
        const slack = 1;
        if (
          left < edge.left - slack ||
          right > edge.right + slack ||
          top < edge.top ||
          bottom > edge.bottom + slack
        )
          found.push(`${name}: ${part.textContent} leaves its tile`);
        if (part.scrollWidth > part.clientWidth + slack && part.clientWidth > 0)
          found.push(`${name}: ${part.textContent} is cut off`);
      }
      const [body, age] = [own.querySelector('.board-tile-body'), own.querySelector('.board-age')];
      const last = body?.lastElementChild;
      if (last && age && box(last).bottom > box(age).top + 1) found.push(`${name}: its age lies over it`);
    }
    const { scrollWidth, scrollHeight } = document.documentElement;
    if (scrollWidth > innerWidth || scrollHeight > innerHeight) found.push('the page scrolls');
    return found;
  });
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

/** What an agent is called, from the floor that the same browser may read. */
async function namesOfAgents(page: Page, product: Product): Promise<readonly string[]> {
  const reply = await page.request.get(`${product.url}/api/floor`);
  const { floor } = (await reply.json()) as {
    floor: { agents: readonly { readonly profile?: { readonly name: string } }[] };
  };
  return floor.agents.flatMap(({ profile }) => (profile === undefined ? [] : [profile.name]));
}

test('shows the floor across a room: six tiles, each with its age, and nobody by name', async ({
  page,
  product,
}) => {
  await openWall(page, product);
  await expect(page.getByRole('heading', { level: 1, name: 'The floor' })).toBeVisible();
  for (const name of TILES) await expect(tile(page, name)).toContainText(/just now|\d+ s ago/);
  await expect(figure(page, 'Longest wait')).toHaveText(/^\d+:\d\d$/);
  await expect(tile(page, 'Service level')).toContainText(/(target|below) 80/);
  await expect(tile(page, 'Service level')).toContainText('as NICE CXone computes it');
  await expect(tile(page, 'Agents')).toContainText(/\d+\s*On contact/);
  await expect(tile(page, 'Texts waiting')).toContainText(/longest \d+:\d\d|nobody waits/);

  const text = await page.locator('body').innerText();
  const names = await namesOfAgents(page, product);
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter(name => text.includes(name))).toEqual([]);
  await expect(page.getByRole('navigation', { name: 'Views' })).toHaveCount(0);
});

test('trouble is red, marked and said; the longest wait ticks', async ({ page, product }) => {
  await openWall(page, product);
  const over = tile(page, 'Calls waiting').locator('.board-over');
  await expect(async () => {
    await product.control('POST', '/control/scenario', { name: 'queue-spike' });
    await product.control('POST', '/control/step', { seconds: 600 });
    // Then the floor stands still: what waits has to be read, and to last, before it shows.
    await product.control('POST', '/control/scenario', { name: 'quiet' });
    await expect(over).toHaveText(/^\d+ queues? over 5$/, { timeout: 10_000 });
  }).toPass({ timeout: 50_000 });
  await expect(over.locator('.over-icon')).toBeVisible();
  const colours = await over.evaluate(element => {
    const calm = document.querySelector('.board-clock');
    return [element, calm ?? element].map(one => getComputedStyle(one).color);
  });
  expect(colours[0]).not.toBe(colours[1]);

  const rows = tile(page, 'Queues in most trouble').locator('tbody tr');
  await expect(rows.first()).toHaveAttribute('data-grade', 'over');
  await expect(rows.first()).toContainText('Over the limit:');
  expect(await rows.count()).toBeLessThanOrEqual(4);

  const wait = figure(page, 'Longest wait');
  await expect(wait).toHaveText(/^\d+:\d\d$/);
  const before = await wait.textContent();
  await expect(wait).not.toHaveText(before ?? '');
  expect(await wait.evaluate(element => getComputedStyle(element).fontVariantNumeric)).toContain(
    'tabular-nums',
  );
});

test('outlives its gateway: the last numbers stay, look old and say since when', async ({
  page,
  product,
}) => {
  await openWall(page, product);
  const agents = tile(page, 'Agents');
  await expect(agents).toHaveAttribute('data-age', 'fresh');
  await product.killGateway();
  await expect(page.getByText(/^Not connected since \d\d:\d\d:\d\d\. Trying again\.$/)).toBeVisible({
    timeout: 40_000,
  });
  for (const name of TILES) {
    await expect(tile(page, name)).toHaveAttribute('data-age', 'old');
    await expect(tile(page, name)).toContainText(/as of \d\d:\d\d, /);
  }
  expect(await misplaced(page)).toEqual([]);
  await expect(figure(page, 'Service level')).toHaveText(/^\d+%$/);
  expect(await agents.evaluate(element => getComputedStyle(element).backgroundImage)).toContain('gradient');

  await product.startGateway();
  await expect(page.getByText(/^Not connected since/)).toHaveCount(0, { timeout: 60_000 });
  for (const name of TILES)
    await expect(tile(page, name)).toHaveAttribute('data-age', 'fresh', { timeout: 40_000 });
});

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

test('says which platform is silent, and keeps the others fresh', async ({ page, product }) => {
  await openWall(page, product);
  await product.control('POST', '/control/faults', { platform: 'netsapiens', fault: 'status', code: 503 });
  await expect(page.getByText(/^NetSapiens not heard since/)).toBeVisible({ timeout: 40_000 });
  await expect(tile(page, 'Calls waiting')).toHaveAttribute('data-age', 'part');
  await expect(tile(page, 'Calls waiting')).toContainText(/NetSapiens as of/);
  expect(await misplaced(page)).toEqual([]);
  await product.control('POST', '/control/faults', { platform: 'netsapiens', fault: 'none' });
  await expect(tile(page, 'Calls waiting')).toHaveAttribute('data-age', 'fresh', { timeout: 60_000 });
});

test('shows whose numbers its address names', async ({ page, product }) => {
  await openWall(page, product);
  const everybody = await tile(page, 'Agents')
    .getByText(/logged in/)
    .textContent();
  await page.goto(`${product.url}/wallboard?platforms=netsapiens&title=Leeds`);
  await expect(page.getByRole('heading', { level: 1, name: 'Leeds' })).toBeVisible();
  await expect(tile(page, 'Service level')).toContainText('as NetSapiens computes it');
  const some = await tile(page, 'Agents')
    .getByText(/logged in/)
    .textContent();
  expect(Number.parseInt(some ?? '', 10)).toBeLessThan(Number.parseInt(everybody ?? '', 10));

  await page.goto(`${product.url}/wallboard?queues=cxone:1501&platforms=cxone`);
  await expect(page.getByRole('heading', { level: 1, name: 'Billing' })).toBeVisible();
  await expect(page.locator('.board')).toHaveAttribute('data-tiles', '5');
});

test('a sign-in that ends is said calmly, and taken up again by whoever signs in', async ({
  page,
  product,
}) => {
  await openWall(page, product);
  await page.request.delete(`${product.url}/api/session`, { headers: { origin: product.url } });
  await expect(page.getByText(/This wall has to be signed in again\./)).toBeVisible({ timeout: 40_000 });
  await expect(tile(page, 'Agents')).toHaveAttribute('data-age', 'old');
  await expect(figure(page, 'Service level')).toHaveText(/^\d+%$/);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Name').fill('viewer');
  await page.getByLabel('Password').fill('floorwatch-demo');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(tile(page, 'Agents')).toHaveAttribute('data-age', 'fresh');
});

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

test('is gone to from the floor and left again', async ({ page, product }) => {
  await product.signIn(page, 'viewer');
  await page.getByRole('link', { name: 'Wallboard' }).click();
  await expect(figure(page, 'Calls waiting')).toHaveText(/^\d+$/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('grid')).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/floor');
});
