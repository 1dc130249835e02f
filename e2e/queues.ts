import type { APIRequestContext, Locator, Page } from '@playwright/test';
import type { Membership, Queue } from '../src/floor/entities.ts';
import type { FloorSnapshot } from '../src/floor/snapshot.ts';
import type { SnapshotReply } from '../src/protocol/feed.ts';
import { expect, type JournalCall, type Product } from './harness.ts';

/** The floor as the gateway tells it to whoever is signed in on the page, once who serves which queue is read. */
export async function floorOf({ request }: Page, { url }: Product): Promise<FloorSnapshot> {
  let floor: FloorSnapshot | undefined;
  await expect(async () => {
    const reply = await request.get(`${url}/api/floor`);
    const told: SnapshotReply = await reply.json();
    floor = told.floor;
    const served = floor.memberships.some(({ queueId }) => queueId.startsWith('netsapiens:'));
    expect(served, 'memberships of NetSapiens').toBe(true);
  }).toPass({ timeout: 30_000 });
  if (floor === undefined) throw new Error('There is no floor.');
  return floor;
}

export async function queueNamed(page: Page, product: Product, name: string): Promise<Queue> {
  const { queues } = await floorOf(page, product);
  const queue = queues.find(one => one.platformId === 'netsapiens' && one.name === name);
  if (queue === undefined) throw new Error(`There is no queue ${name}.`);
  return queue;
}

/** Who serves a queue, by the gateway's floor. */
export async function membersOf(
  page: Page,
  product: Product,
  queueId: string,
): Promise<readonly Membership[]> {
  const { memberships } = await floorOf(page, product);
  return memberships.filter(member => member.queueId === queueId);
}

export async function nameOf(page: Page, product: Product, agentId: string): Promise<string> {
  const { agents } = await floorOf(page, product);
  return agents.find(({ id }) => id === agentId)?.profile?.name ?? agentId;
}

/** Signs in and opens a queue's panel by its address. */
export async function openQueue(
  page: Page,
  product: Product,
  queue: Pick<Queue, 'id' | 'name'>,
): Promise<Locator> {
  await page.goto(`${product.url}/queues?queue=${queue.id}`);
  const panel = page.getByRole('complementary', { name: queue.name });
  await expect(panel.getByRole('heading', { level: 2, name: queue.name })).toBeVisible();
  return panel;
}

/** Calls that changed something on NetSapiens. */
export async function writes(product: Product): Promise<readonly JournalCall[]> {
  const calls = await product.journal();
  return calls.filter(
    ({ platform, method, path }) =>
      platform === 'netsapiens' && method !== 'GET' && /\/callqueues\//.test(path),
  );
}

/** Puts a fault on a platform, or takes all of them away. */
export const fault = (product: Product, body: Readonly<Record<string, unknown>>): Promise<unknown> =>
  product.control('POST', '/control/faults', { platform: 'netsapiens', ...body });

/** The session's cookie works for calls beside the page, too. */
export async function put(request: APIRequestContext, product: Product, path: string, data: unknown) {
  const reply = await request.put(`${product.url}${path}`, { data, headers: { Origin: product.url } });
  expect(reply.status(), path).toBe(200);
}

type StoryAgent = {
  readonly platform: string;
  readonly name: string;
  readonly presence: string;
  readonly session?: unknown;
};

/**
 * Names of those on simulated NetSapiens who are at work and mean to stay: whoever is away is told as logged out of
 * every queue, a new one included. Let the story stand still before.
 */
export async function namesAtWork(product: Product): Promise<RegExp> {
  const story = (await product.control('GET', '/control/story')) as {
    readonly agents: readonly StoryAgent[];
  };
  const atWork = story.agents.filter(({ platform, presence, session }) => {
    return platform === 'netsapiens' && presence === 'available' && session !== undefined;
  });
  return new RegExp(atWork.map(({ name }) => name).join('|'));
}
