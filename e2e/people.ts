import { expect, type Page } from '@playwright/test';
import type { Product } from './harness.ts';

/** Somebody on the simulated floor. */
export type Somebody = { readonly id: string; readonly name: string; readonly firstName: string };

type StoryAgent = {
  readonly id: string;
  readonly platform: string;
  readonly name: string;
  readonly supervisor: boolean;
  readonly presence: string;
  readonly activity: string;
  readonly session?: unknown;
};

const asSomebody = ({ id, name }: StoryAgent): Somebody => ({
  id,
  name,
  firstName: name.split(' ')[0] ?? name,
});

async function agents(product: Product): Promise<readonly StoryAgent[]> {
  const told = (await product.control('GET', '/control/story')) as { readonly agents: readonly StoryAgent[] };
  return told.agents.filter(agent => agent.platform === 'cxone' && !agent.supervisor);
}

/** Agents who are logged in and without any contact: on a busy floor there may be none for a while. */
async function idleAgents(product: Product): Promise<readonly StoryAgent[]> {
  let idle: readonly StoryAgent[] = [];
  await expect(async () => {
    const all = await agents(product);
    idle = all.filter(agent => agent.session !== undefined && agent.activity === 'idle');
    expect(idle, 'agents without a contact').not.toHaveLength(0);
  }).toPass({ timeout: 40_000 });
  return idle;
}

/** An agent who has just answered a call, so that it will last for a while. */
export async function somebodyOnACall(product: Product): Promise<Somebody> {
  let found: StoryAgent | undefined;
  await expect(async () => {
    for (const agent of await idleAgents(product)) {
      const act = (what: string) => product.control('POST', '/control/act', { agentId: agent.id, do: what });
      try {
        await act('available');
        await act('ring');
        await act('answer');
        found = agent;
        return;
      } catch {
        // The story had other plans for this one in the same moment: the next.
      }
    }
    throw new Error('Nobody on the floor is free to take a call.');
  }).toPass({ timeout: 40_000 });
  if (found === undefined) throw new Error('Nobody took a call.');
  return asSomebody(found);
}

/** An agent without any contact, sent to lunch so that no call comes. */
export async function somebodyIdle(product: Product): Promise<Somebody> {
  const [first] = await idleAgents(product);
  if (first === undefined) throw new Error('Nobody on the floor is idle.');
  await product.control('POST', '/control/act', { agentId: first.id, do: 'break', with: 'Lunch' });
  return asSomebody(first);
}

/** Opens an agent's panel by its address and waits until it says who that is. */
export async function openAgent(page: Page, product: Product, { id, name }: Somebody) {
  await page.goto(`${product.url}/floor?agent=cxone:${id}`);
  const panel = page.getByRole('complementary', { name });
  await expect(panel.getByRole('heading', { level: 2, name })).toBeVisible();
  return panel;
}

/** Signs in, finds somebody and opens their panel. */
export async function openSomebody(
  page: Page,
  product: Product,
  find: (product: Product) => Promise<Somebody>,
) {
  await product.signIn(page);
  const somebody = await find(product);
  return { somebody, panel: await openAgent(page, product, somebody) };
}

/** Paths of the calls of a method that reached CXone. */
export async function callsTo(product: Product, method: string, path: RegExp): Promise<readonly string[]> {
  const calls = await product.journal();
  return calls.filter(call => call.method === method && path.test(call.path)).map(call => call.path);
}
