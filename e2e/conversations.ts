import { expect, type Locator, type Page } from '@playwright/test';
import type { Product } from './harness.ts';

/** A text conversation as it really is on simulated Genesys. */
export type Talk = {
  readonly id: string;
  readonly contactId: string;
  readonly agent: { readonly id: string; readonly userName: string; readonly storyId: string };
  readonly customer: { readonly name: string; readonly phone: string };
  /** What stands on the customer's phone. */
  readonly received: readonly { readonly text: string; readonly from: string }[];
  readonly participants: readonly { readonly nickname: string; readonly visibility: string }[];
  readonly legs: readonly { readonly user: string; readonly state: string; readonly mode?: string }[];
  readonly log: readonly { readonly type: string; readonly text?: string }[];
  /** Who was shown to write or to have stopped, and to whom. */
  readonly typing: readonly { readonly type: string; readonly visibility: string; readonly from: string }[];
};

type Agent = {
  readonly id: string;
  readonly platform: string;
  readonly name: string;
  readonly supervisor: boolean;
  readonly session?: unknown;
};

/** All live conversations. */
export async function talks(product: Product): Promise<readonly Talk[]> {
  const told = (await product.control('GET', '/control/genesys')) as {
    readonly conversations: readonly Talk[];
  };
  return told.conversations;
}

/** Who stands watch over whose conversations to come. */
export async function standingWatches(product: Product): Promise<readonly unknown[]> {
  const told = (await product.control('GET', '/control/genesys')) as {
    readonly standing: readonly unknown[];
  };
  return told.standing;
}

/** How a conversation is now; `undefined`: it is over. */
export async function talkNow(product: Product, { id }: Pick<Talk, 'id'>): Promise<Talk | undefined> {
  return (await talks(product)).find(talk => talk.id === id);
}

/** People stand still: from here on only what a test does happens. */
export async function standStill(product: Product): Promise<void> {
  await product.control('POST', '/control/speed', { factor: 0.01 });
}

/** A conversation of its own for a test, begun now, as the newest of an agent who is logged in. */
export async function beginTalk(
  product: Product,
  except: readonly string[] = [],
): Promise<Talk & { readonly name: string }> {
  const story = (await product.control('GET', '/control/story')) as { readonly agents: readonly Agent[] };
  const agents = story.agents.filter(
    ({ id, platform, supervisor, session }) =>
      platform === 'genesys' && !supervisor && session !== undefined && !except.includes(id),
  );
  for (const { id, name } of agents) {
    try {
      const begun = await act(product, id, 'sms');
      await act(product, id, 'answer');
      const talk = (await talks(product)).find(({ contactId }) => contactId === begun.contactId);
      if (talk !== undefined) return { ...talk, name };
    } catch {
      // This one cannot take a conversation now: the next.
    }
  }
  throw new Error('No agent can take a conversation.');
}

/** Makes an agent, or their customer, do something in their newest conversation. */
export async function act(
  product: Product,
  agentId: string,
  what: 'sms' | 'answer' | 'say' | 'end',
  detail?: string,
): Promise<{ readonly contactId?: string }> {
  const done = await product.control('POST', '/control/act', { agentId, do: what, with: detail });
  return done as { readonly contactId?: string };
}

/** Opens a conversation by its address and waits until it says whose it is. */
export async function openTalk(page: Page, product: Product, talk: Talk): Promise<Locator> {
  await page.goto(`${product.url}/messages?open=genesys:${talk.id}`);
  const pane = page.locator('.conversation');
  await expect(pane.getByRole('heading', { level: 2 })).toContainText(talk.customer.name);
  return pane;
}

/** Signs in and opens a conversation of the test's own, while nobody else does anything. */
export async function openOwnTalk(
  page: Page,
  product: Product,
): Promise<{ readonly talk: Talk & { readonly name: string }; readonly pane: Locator }> {
  await product.signIn(page);
  await standStill(product);
  const talk = await beginTalk(product);
  return { talk, pane: await openTalk(page, product, talk) };
}

/** Enters a conversation by key and gives a reason. */
export async function enter(
  page: Page,
  pane: Locator,
  key: '1' | '2',
  reason = 'Quality check',
): Promise<void> {
  await page.keyboard.press(key);
  await pane.getByRole('form').getByRole('button', { name: reason }).click();
  await expect(modeButton(pane, key === '1' ? 'Monitor' : 'Coach')).toHaveAttribute('aria-pressed', 'true');
}

export function modeButton(pane: Locator, name: 'Monitor' | 'Coach' | 'Barge in'): Locator {
  return pane.locator('.modes').getByRole('button', { name: new RegExp(`^${name}`) });
}

/** Arms, and fires: a press that follows at once is taken for a double click and does nothing, so that it is repeated. */
export async function bargeIn(pane: Locator): Promise<void> {
  await modeButton(pane, 'Barge in').click();
  const armed = pane.locator('.text-armed');
  await expect(armed).toBeVisible();
  await expect(async () => {
    await armed.getByRole('button', { name: /^Barge in now/ }).click();
    await expect(armed).toHaveCount(0, { timeout: 300 });
  }).toPass();
}

/** Bodies of what was asked of Genesys about a conversation, oldest first. */
export async function asked(
  product: Product,
  { id }: Pick<Talk, 'id'>,
): Promise<readonly Record<string, unknown>[]> {
  const calls = await product.journal();
  return calls
    .filter(({ method, path }) => method === 'POST' && path.endsWith(id))
    .map(({ body }) => (typeof body === 'object' && body !== null ? { ...body } : {}));
}

/** Links the supervisor's own Genesys user. */
export async function linkGenesys(page: Page, product: Product): Promise<void> {
  const reply = await page.request.put(`${product.url}/api/identities/genesys`, {
    data: { fields: { userName: 'supervisor', password: 'demo', nickname: 'Sam' } },
    headers: { origin: product.url },
  });
  expect(reply.status()).toBe(200);
}
