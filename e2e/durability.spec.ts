import { DISPLAY_WORDS, displayState } from '../src/floor/display.ts';
import type { ContactStatus } from '../src/floor/entities.ts';
import type { FloorEvent } from '../src/floor/events.ts';
import type { AgentId } from '../src/floor/ids.ts';
import type { FloorSnapshot } from '../src/floor/snapshot.ts';
import type { EventsReply, SnapshotReply } from '../src/protocol/feed.ts';
import type { HistoryEventsReply } from '../src/protocol/history.ts';
import { expect, type Product, test } from './harness.ts';

test.use({ productOptions: { agents: 60, scenario: 'normal-day', seed: 11 } });

/** A browser's session, outside of a browser: what follows the feed beside the page. */
async function signInForCookie({ url }: Product): Promise<string> {
  const reply = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: url },
    body: JSON.stringify({ username: 'supervisor', password: 'floorwatch-demo' }),
  });
  return reply.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

const ask = async <T>(product: Product, cookie: string, path: string): Promise<T> => {
  const reply = await fetch(`${product.url}${path}`, { headers: { Cookie: cookie } });
  expect(reply.status, path).toBe(200);
  return reply.json() as Promise<T>;
};

/** Polls from a cursor until `count` more events were heard. */
async function follow(product: Product, cookie: string, from: string, count: number) {
  const events: FloorEvent[] = [];
  let cursor = from;
  while (events.length < count) {
    const path = `/api/events?after=${cursor}&wait=20`;
    const reply = await ask<EventsReply>(product, cookie, path);
    events.push(...reply.events);
    cursor = reply.cursor;
  }
  return { cursor, events };
}

/** What keeps an agent busy, which says more of the state than the state alone. */
function statusesOf({ contacts, textSessions }: FloorSnapshot, id: AgentId): readonly ContactStatus[] {
  const calls = contacts.filter(one => one.agentId === id && !one.final && one.status !== 'ended');
  const talks = textSessions.filter(({ session }) => session.agentId === id && session.state === 'live');
  return [...calls.map(({ status }) => status), ...talks.map(() => 'active' as const)];
}

test('a kill -9 of the gateway on a busy floor loses and repeats no event', async ({ page, product }) => {
  await product.control('POST', '/control/speed', { factor: 4 });
  let snapshots = 0;
  page.on('request', request => {
    if (new URL(request.url()).pathname === '/api/floor') snapshots += 1;
  });
  await product.signIn(page);
  const cookie = await signInForCookie(product);
  const { cursor: begin } = await ask<SnapshotReply>(product, cookie, '/api/floor');
  const before = await follow(product, cookie, begin, 150);
  const taken = snapshots;

  await product.killGateway();
  await expect(page.getByText(/not connected/i).first()).toBeVisible({ timeout: 30_000 });
  await product.startGateway();
  const after = await follow(product, cookie, before.cursor, 150);

  // The page goes on from its cursor: it is live again and took no second snapshot.
  await expect(page.getByText(/not connected/i)).toHaveCount(0, { timeout: 30_000 });
  expect(snapshots).toBe(taken);

  // Places in the log are without a gap, and what was heard is what the log holds: in order, once.
  const place = (cursor: string) => Number(cursor.split('.')[1]);
  const heard = [...before.events, ...after.events];
  expect(place(after.cursor) - place(begin)).toBe(heard.length);
  const past = `/api/history/events?after=${place(begin)}&limit=${heard.length}`;
  const { events } = await ask<HistoryEventsReply>(product, cookie, past);
  expect(events.map(({ sequence }) => sequence)).toEqual(heard.map((_, index) => place(begin) + 1 + index));
  expect(events.map(({ event }) => event)).toEqual(heard);

  // When the story stands still, every row of the page says what the gateway's floor says.
  await product.control('POST', '/control/speed', { factor: 0.01 });
  await expect(async () => {
    const { floor } = await ask<SnapshotReply>(product, cookie, '/api/floor');
    const rows = await page.getByRole('row').allInnerTexts();
    const agents = floor.agents.filter(({ profile }) =>
      rows.some(row => row.startsWith(`${profile?.name}\n`)),
    );
    expect(agents.length).toBeGreaterThan(10);
    for (const { id, profile, state } of agents) {
      const row = rows.find(text => text.startsWith(`${profile?.name}\n`));
      const display = displayState(state, statusesOf(floor, id));
      expect(row?.toLowerCase()).toContain(DISPLAY_WORDS[display].split(',')[0]?.toLowerCase());
    }
  }).toPass({ timeout: 20_000 });
});
