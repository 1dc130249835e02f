import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { openSomebody, somebodyIdle } from './people.ts';

const rows = (page: Page) => page.locator('.line[data-agent]');
const search = (page: Page) => new URL(page.url()).searchParams;

test('totals filter, every filter is in the address, and the address brings it back', async ({
  page,
  product,
}) => {
  await product.signIn(page);
  await expect(rows(page).first()).toBeVisible();

  const onContact = page.getByRole('button', { name: /^\d+ On contact/ });
  await onContact.click();
  await expect(onContact).toHaveAttribute('aria-pressed', 'true');
  expect(search(page).getAll('state')).toEqual(['on-contact']);
  await expect(rows(page).filter({ hasNotText: 'On contact' })).toHaveCount(0);

  await page.getByRole('button', { name: /^Team/ }).click();
  const teams = page.getByRole('dialog', { name: 'Filter by team' });
  await teams.locator('label').first().click();
  await expect(teams.getByRole('checkbox').first()).toBeChecked();
  await page.keyboard.press('Escape');
  await expect.poll(() => search(page).getAll('team').length).toBe(1);
  const shown = await rows(page).count();

  await page.reload();
  await expect(onContact).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => rows(page).count()).toBeGreaterThanOrEqual(Math.min(1, shown));

  await page.getByRole('button', { name: 'Clear filters' }).first().click();
  await expect.poll(() => page.url()).toBe(`${product.url}/floor`);
  await page.goBack();
  expect(search(page).getAll('state')).toEqual(['on-contact']);
});

test('the text filter finds people by any of their words', async ({ page, product }) => {
  await product.signIn(page);
  const somebody = await somebodyIdle(product);
  await page.keyboard.press('/');
  await page.keyboard.type(somebody.name.toUpperCase());
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText(somebody.name);
  await page.keyboard.press('Escape');
  await expect(rows(page).nth(3)).toBeVisible();
});

test('grouping, sorting and tiles are part of the link', async ({ page, product }) => {
  await product.signIn(page);
  await page.getByRole('button', { name: /^Group by/ }).click();
  await page.getByRole('radio', { name: 'State' }).check();
  await page.keyboard.press('Escape');
  await expect(page.locator('.group-line').first()).toContainText(
    /Available|On contact|Wrap-up|Unavailable|Logged out/,
  );

  await page.getByRole('columnheader', { name: 'Agent' }).getByRole('button').click();
  await expect(page.getByRole('columnheader', { name: 'Agent' })).toHaveAttribute('aria-sort', 'ascending');

  await page.getByRole('radio', { name: 'Tiles' }).check({ force: true });
  await expect(page.locator('.tile').first()).toBeVisible();
  expect(Object.fromEntries(search(page))).toEqual({ group: 'state', sort: 'name', view: 'tiles' });
});

test('rows hold still under the pointer, and say how many updates they hold', async ({ page, product }) => {
  await product.signIn(page);
  await page.goto(`${product.url}/floor?group=none&sort=time`);
  await rows(page).nth(4).hover();
  const order = () => rows(page).evaluateAll(all => all.map(row => row.getAttribute('data-agent')).sort());
  const before = await order();
  await product.control('POST', '/control/step', { seconds: 60 });
  await expect(page.getByText(/updates? held while you point here/)).toBeVisible();
  expect(await order()).toEqual(before);

  await page.mouse.move(700, 20);
  await expect(page.getByText(/held while you point here/)).toHaveCount(0);
});

test('a row that moves says where it stands of all rows, as it is seen', async ({ page, product }) => {
  await product.signIn(page);
  await page.goto(`${product.url}/floor?sort=time`);
  const numbers = () =>
    page.locator('.grid-canvas > [role="row"]').evaluateAll(all =>
      all
        .map(row => {
          const { offsetHeight, style } = row as HTMLElement;
          const y = Number(/^translateY\((\d+)px\)$/.exec(style.transform)?.[1]);
          return { said: Number(row.getAttribute('aria-rowindex')), seen: y / offsetHeight + 2 };
        })
        .sort((a, b) => a.said - b.said),
    );
  const inOrder = (from: number, count: number) =>
    Array.from({ length: count }, (_, place) => ({ said: from + place, seen: from + place }));
  await expect(rows(page).nth(4)).toBeVisible();
  const before = await numbers();
  expect(before).toEqual(inOrder(2, before.length));

  await page.locator('.grid-scroll').evaluate(element => element.scrollTo(0, 1200));
  await expect.poll(async () => (await numbers())[0]?.said).toBeGreaterThan(10);
  const ids = () => rows(page).evaluateAll(all => all.map(row => row.getAttribute('data-agent')).join());
  const were = await ids();
  await product.control('POST', '/control/step', { seconds: 120 });
  await expect.poll(ids).not.toBe(were);
  const after = await numbers();
  expect(after).toEqual(inOrder(after[0]?.said ?? 0, after.length));
});

test('an unknown agent, an empty result and a wrong address are answered in words', async ({
  page,
  product,
}) => {
  await product.signIn(page);
  await page.goto(`${product.url}/floor?agent=cxone:1&text=nobody-at-all`);
  await expect(page.getByText('This agent is not on your floor')).toBeVisible();
  await expect(page.getByText('Nobody matches')).toBeVisible();
  await page.goto(`${product.url}/nowhere`);
  await expect(page.getByText('There is nothing at this address')).toBeVisible();
});

test('the open agent keeps its row in sight and tells the session apart from the phone', async ({
  page,
  product,
}) => {
  const { somebody, panel } = await openSomebody(page, product, somebodyIdle);
  // They are brought into sight as they are opened: here, once they have moved for their lunch.
  await expect(panel.getByText('Lunch').first()).toBeVisible();
  await page.reload();
  await expect(page.locator(`.line[data-agent="cxone:${somebody.id}"]`)).toBeInViewport();
  for (const title of ['Supervise', 'Act', 'Last hour', 'Session']) {
    await expect(panel.getByRole('heading', { name: title, exact: true })).toBeVisible();
  }
  await expect(panel.getByText('Agent leg')).toBeVisible();
});

test('the page asks for the floor itself, once, before it has any script', async ({ page, product }) => {
  await product.signIn(page);
  await expect(rows(page).first()).toBeVisible();
  await page.reload();
  await expect(rows(page).first()).toBeVisible();
  const asked = await page.evaluate(() => {
    const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    return entries
      .filter(({ name }) => /\/api\/(floor|session)$/.test(name))
      .map(({ name, initiatorType }) => `${new URL(name).pathname} ${initiatorType}`);
  });
  expect(asked.toSorted()).toEqual(['/api/floor link', '/api/session link']);
});
