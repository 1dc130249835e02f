import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';

const focusedRow = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[data-row]')?.getAttribute('data-row') ?? null);

test('the floor is driven by keyboard alone: filter, move, open, come back, close', async ({
  page,
  product,
}) => {
  await product.signIn(page);
  await page.goto(`${product.url}/floor?group=none&sort=name`);
  await expect(page.locator('.line[data-agent]').nth(5)).toBeVisible();

  await page.keyboard.press('/');
  await expect(page.getByLabel('Filter by name, team or number')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  const first = await focusedRow(page);
  expect(first).toMatch(/^cxone:/);

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const third = await focusedRow(page);
  expect(third).not.toBe(first);
  await page.keyboard.press('ArrowRight');
  expect(await focusedRow(page)).toBe(third);

  await page.keyboard.press('Enter');
  const panel = page.locator('aside.panel');
  await expect(panel.getByRole('heading', { level: 2 })).toBeFocused();
  expect(new URL(page.url()).searchParams.get('agent')).toBe(third);

  await page.keyboard.press('Escape');
  await expect.poll(() => focusedRow(page)).toBe(third);
  await expect(panel).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);

  await page.keyboard.press('Control+End');
  const last = await focusedRow(page);
  await page.keyboard.press('Control+Home');
  expect(await focusedRow(page)).toBe(first);
  expect(last).not.toBe(first);
  await page.keyboard.press('PageDown');
  expect(await focusedRow(page)).not.toBe(first);
});

test('groups close and open with the arrows', async ({ page, product }) => {
  await product.signIn(page);
  await page.keyboard.press('/');
  await page.keyboard.press('Enter');
  const group = page.locator('.group-line [role="gridcell"]').first();
  await expect(group).toBeFocused();
  await expect(group).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowLeft');
  await expect(group).toHaveAttribute('aria-expanded', 'false');
  expect(new URL(page.url()).searchParams.getAll('closed')).toHaveLength(1);
  await page.keyboard.press('ArrowRight');
  await expect(group).toHaveAttribute('aria-expanded', 'true');
});

test('tiles are walked like a wall', async ({ page, product }) => {
  await product.signIn(page);
  await page.goto(`${product.url}/floor?group=none&sort=name&view=tiles`);
  await page.locator('.tile').first().focus();
  const first = await focusedRow(page);
  await page.keyboard.press('ArrowRight');
  const second = await focusedRow(page);
  expect(second).not.toBe(first);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  expect(await focusedRow(page)).toBe(second);
});

test('the palette finds an agent and what can be done, and goes anywhere', async ({ page, product }) => {
  await product.signIn(page);
  const name = (await page.locator('.line[data-agent] .cell-name bdi').first().textContent()) ?? '';
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(name);
  await expect(page.getByRole('option', { name: new RegExp(name) }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: /^Open / })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('aside.panel').getByRole('heading', { level: 2, name })).toBeVisible();

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('dark theme');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('keys are listed, and lead from view to view', async ({ page, product }) => {
  await product.signIn(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toHaveCount(0);

  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page.getByRole('heading', { name: 'Activity', level: 1 })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await expect(page.getByRole('grid', { name: 'Agents' })).toBeVisible();
});
