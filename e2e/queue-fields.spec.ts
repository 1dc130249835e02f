import type { Locator, Page } from '@playwright/test';
import type { Membership } from '../src/floor/entities.ts';
import { expect, type Product, test } from './harness.ts';
import { membersOf, namesAtWork, openQueue, queueNamed, writes } from './queues.ts';

test.use({
  productOptions: { agents: 60, scenario: 'quiet', seed: 13, platforms: 'netsapiens' },
});

/** What a supervisor fills in, what goes over the wire for it, and what is read back. */
type Case = {
  readonly name: string;
  readonly choice: string;
  readonly numbers: Readonly<Record<string, string>>;
  readonly flags: readonly string[];
  readonly wire: Readonly<Record<string, string | number>>;
  readonly read: Partial<Membership>;
};

const CASES: readonly Case[] = [
  {
    name: 'logged in, with every number and switch, confirmed at once',
    choice: 'By themselves',
    numbers: {
      'Place in line': '42',
      'Queue priority': '7',
      'Wrap-up, in seconds': '95',
      'Calls at once': '3',
      'SMS conversations at once': '4',
    },
    flags: [
      'The phone answers by itself',
      'They confirm each call with a key',
      'Wait until NetSapiens confirms it',
    ],
    wire: {
      synchronous: 'yes',
      'callqueue-agent-availability-type': 'automatic',
      'callqueue-agent-wrap-up-allowance-seconds': 95,
      'auto-answer-enabled': 'yes',
      'callqueue-agent-dispatch-order-ordinal': 42,
      'callqueue-agent-dispatch-queue-priority-ordinal': 7,
      'limits-max-active-calls-total': 3,
      'callqueue-agent-answer-confirmation-enabled': 'yes',
      'callqueue-agent-max-concurrent-sms-conversations': 4,
    },
    read: {
      availability: 'automatic',
      wrapUpSeconds: 95,
      autoAnswer: true,
      order: 42,
      priority: 7,
      callLimit: 3,
      answerConfirmation: true,
      textLimit: 4,
    },
  },
  {
    name: 'logged out, with zeros that are not taken for nothing',
    choice: 'After log-in',
    numbers: { 'Place in line': '0', 'Wrap-up, in seconds': '0', 'SMS conversations at once': '0' },
    flags: [],
    wire: {
      'callqueue-agent-availability-type': 'manual',
      'callqueue-agent-wrap-up-allowance-seconds': 0,
      'auto-answer-enabled': 'no',
      'callqueue-agent-dispatch-order-ordinal': 0,
      'limits-max-active-calls-total': 1,
      'callqueue-agent-answer-confirmation-enabled': 'no',
      'callqueue-agent-max-concurrent-sms-conversations': 0,
    },
    read: {
      availability: 'manual',
      wrapUpSeconds: 0,
      autoAnswer: false,
      order: 0,
      callLimit: 1,
      answerConfirmation: false,
      textLimit: 0,
    },
  },
  {
    name: 'logged in at an outside phone',
    choice: 'To an outside phone',
    numbers: { 'Queue priority': '2' },
    flags: ['They confirm each call with a key'],
    wire: {
      'callqueue-agent-availability-type': 'offnet-automatic',
      'auto-answer-enabled': 'no',
      'callqueue-agent-dispatch-queue-priority-ordinal': 2,
      'limits-max-active-calls-total': 1,
      'callqueue-agent-answer-confirmation-enabled': 'yes',
    },
    read: { availability: 'offnet-automatic', priority: 2, answerConfirmation: true },
  },
  {
    name: 'kept in the list, disabled',
    choice: 'Not at all',
    numbers: { 'Wrap-up, in seconds': '10' },
    flags: ['The phone answers by itself'],
    wire: {
      'callqueue-agent-availability-type': 'disabled',
      'callqueue-agent-wrap-up-allowance-seconds': 10,
      'auto-answer-enabled': 'yes',
      'limits-max-active-calls-total': 1,
      'callqueue-agent-answer-confirmation-enabled': 'no',
    },
    read: { availability: 'disabled', wrapUpSeconds: 10, autoAnswer: true },
  },
];

/** Opens the dialog and chooses somebody who is at work, and whom the floor has seen at work. */
async function chooseSomebody(page: Page, product: Product, panel: Locator): Promise<Locator> {
  const atWork = await namesAtWork(product);
  await panel.getByRole('button', { name: 'Add…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add to Key Accounts' });
  const somebody = dialog
    .locator('.candidate')
    .filter({ hasText: atWork })
    .filter({ hasNotText: /Unavailable|Logged out/ });
  await somebody.first().click();
  return dialog;
}

/** Who serves the queue now and did not before. */
async function added(page: Page, product: Product, queueId: string, before: readonly Membership[]) {
  const now = await membersOf(page, product, queueId);
  return now.find(({ agentId }) => !before.some(one => one.agentId === agentId));
}

for (const { name, choice, numbers, flags, wire, read } of CASES) {
  test(`an agent is added ${name}`, async ({ page, product }) => {
    await product.signIn(page);
    const queue = await queueNamed(page, product, 'Key Accounts');
    // Whoever is added is to be at work until what came of it was read.
    await product.control('POST', '/control/speed', { factor: 0.01 });
    const panel = await openQueue(page, product, queue);
    const before = await membersOf(page, product, queue.id);
    const written = (await writes(product)).length;
    const dialog = await chooseSomebody(page, product, panel);
    await dialog.getByRole('radio', { name: choice }).check();
    for (const [label, value] of Object.entries(numbers)) await dialog.getByLabel(label).fill(value);
    for (const label of flags) await dialog.getByLabel(label).check();
    await dialog.getByRole('button', { name: /^Add .* to Key Accounts$/ }).click();
    await expect(dialog).toHaveCount(0);

    const synchronous = wire.synchronous === 'yes';
    const receipt = panel.locator('.receipt').last();
    await expect(receipt).toContainText('Done, and seen on the floor', { timeout: 30_000 });
    const [call, ...others] = (await writes(product)).slice(written);
    expect(others).toEqual([]);
    expect(call).toMatchObject({ method: 'POST', status: synchronous ? 200 : 202 });
    expect(call?.path).toMatch(/\/domains\/demo\.example\/callqueues\/\d+\/agents$/);
    // Nothing is sent but what was filled in and what is needed: the rest is the platform's.
    expect(call?.body).toEqual({
      'callqueue-agent-id': expect.stringMatching(/^\d+@demo\.example$/),
      callqueue: queue.id.replace('netsapiens:', ''),
      domain: 'demo.example',
      ...wire,
    });
    const member = await added(page, product, queue.id, before);
    expect(member).toMatchObject(read);

    // What was read back stands in the member's settings as it was filled in.
    const row = panel.locator(`.member[data-member="${member?.agentId}"]`);
    await row.locator('.member-open').click();
    await row.getByRole('button', { name: 'Change…' }).click();
    const form = row.getByRole('form');
    await expect(form.getByRole('radio', { name: choice })).toBeChecked();
    for (const [label, value] of Object.entries(numbers))
      await expect(form.getByLabel(label)).toHaveValue(value);
    for (const label of ['The phone answers by itself', 'They confirm each call with a key'])
      await expect(form.getByLabel(label)).toBeChecked({ checked: flags.includes(label) });
  });
}
