import type { FloorEvent } from '../src/floor/events.ts';
import type { EventsReply } from '../src/protocol/feed.ts';
import { expect, type Product, test } from './harness.ts';
import { openAgent, somebodyIdle } from './people.ts';
import { watch } from './watch.ts';

test.use({ productOptions: { agents: 40, scenario: 'normal-day', seed: 5 } });

const STREAM = 'get-next-event';

const put = (product: Product, fault: Readonly<Record<string, unknown>>) =>
  product.control('POST', '/control/faults', { platform: 'cxone', ...fault });

/** Quarantined so far, by the gateway's own count. */
async function quarantined({ url }: Product): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const counts = [...text.matchAll(/^floorwatch_quarantined_total\{[^}]*platform="cxone"[^}]*\} (\d+)$/gm)];
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}

/** An administrator's session beside the page's. */
async function adminCookie({ url }: Product): Promise<string> {
  const reply = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: url },
    body: JSON.stringify({ username: 'admin', password: 'floorwatch-demo' }),
  });
  return reply.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

type SetAside = { readonly source: string; readonly reason: string; readonly raw: string };

test('batches of every bad kind end in quarantine, and the rest of the floor goes on', async ({
  page,
  product,
}) => {
  const broken = watch(page);
  await product.signIn(page);
  const somebody = await somebodyIdle(product);
  const panel = await openAgent(page, product, somebody);
  await expect(panel.getByText('joined, events come in live')).toBeVisible({ timeout: 60_000 });
  const cookie = await adminCookie(product);
  const ask = async <T>(path: string): Promise<T> =>
    (await (await fetch(`${product.url}${path}`, { headers: { Cookie: cookie } })).json()) as T;
  const { cursor } = await ask<{ cursor: string }>('/api/floor');
  const before = await quarantined(product);

  const happen = (detail: string) =>
    product.control('POST', '/control/act', { agentId: somebody.id, do: 'custom', with: detail });
  for (const fault of ['hostile', 'malformed', 'truncated', 'hostile', 'duplicate', 'reorder']) {
    await put(product, { fault, path: STREAM, count: 2 });
    // What stood in an answer that nobody can read is gone from the stream; what comes after it is not.
    await expect(async () => {
      await happen(`after ${fault}`);
      await expect(panel.getByText(`after ${fault}`).first()).toBeVisible({ timeout: 5000 });
    }).toPass({ timeout: 40_000 });
  }
  await put(product, { fault: 'unknown-event', agentId: somebody.id });
  await expect(panel.getByText('FloorPlanChanged').first()).toBeVisible({ timeout: 30_000 });

  // Counted, kept as it came, and said in words.
  await expect.poll(() => quarantined(product)).toBeGreaterThan(before + 4);
  const { items } = await ask<{ items: readonly SetAside[] }>('/api/quarantine?limit=200');
  const fromStream = items.filter(({ source }) => source.includes(STREAM));
  expect(fromStream.map(({ raw }) => raw).join('\n')).toContain('__proto__');
  expect(fromStream.every(({ reason, raw }) => reason !== '' && raw.length <= 64 * 1024)).toBe(true);
  await page.getByRole('button', { name: /NICE CXone.*live/ }).click();
  const details = page.getByRole('dialog', { name: /how fresh it is/ });
  await expect(details.getByText(/\d+ messages could not be understood and were set aside\./)).toBeVisible();
  await page.keyboard.press('Escape');

  // Nothing was executed, fetched or opened; nothing turns the reading direction or hides in the text.
  expect(await page.locator('main img, main script, main iframe').count()).toBe(0);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  expect(await page.locator('body').innerText()).not.toMatch(/[\u0000-\u0008\u202a-\u202e\u2066-\u2069]/);
  expect(await page.evaluate(() => Reflect.get({}, 'polluted'))).toBeUndefined();
  expect(broken).toEqual([]);

  // Others went on: their states changed meanwhile, and the platform is live.
  await expect
    .poll(
      async () => {
        const { events } = await ask<EventsReply>(`/api/events?after=${cursor}&wait=0`);
        return events.some(
          (event: FloorEvent) =>
            event.type === 'agent.state-changed' && event.agentId !== `cxone:${somebody.id}`,
        );
      },
      { timeout: 40_000 },
    )
    .toBe(true);
  await expect(page.getByRole('button', { name: /NICE CXone.*live/ })).toBeVisible();
});

test('a stream that answers 500 for long locks that agent’s feed alone, and goes on afterwards', async ({
  page,
  product,
}) => {
  await put(product, { fault: 'none' });
  await product.signIn(page);
  const somebody = await somebodyIdle(product);
  const panel = await openAgent(page, product, somebody);
  await expect(panel.getByText('joined, events come in live')).toBeVisible({ timeout: 60_000 });
  await put(product, { fault: 'status', code: 500, path: STREAM });
  await expect(panel.getByText('joined, events come in live')).toHaveCount(0, { timeout: 60_000 });
  const other = page.locator('.line[data-agent]:not([aria-selected="true"])').first();
  await expect(other).toHaveAttribute('data-freshness', 'live');
  await put(product, { fault: 'none' });
  await expect(panel.getByText('joined, events come in live')).toBeVisible({ timeout: 60_000 });
});
