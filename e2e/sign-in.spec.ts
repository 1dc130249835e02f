import { expect, test } from './harness.ts';

test('a stranger is told how to get in, and a wrong password is refused in words', async ({
  page,
  product,
}) => {
  await page.goto(product.url);
  await expect(page.getByRole('heading', { name: 'Sign in to the floor' })).toBeVisible();
  await expect(page.getByText('floorwatch-demo')).toBeVisible();

  await page.getByLabel('Name').fill('supervisor');
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('wrong');
  await expect(page.getByLabel('Name')).toHaveValue('supervisor');
});

test('a link leads where it should after signing in, and signing out forgets the floor', async ({
  page,
  product,
}) => {
  await page.goto(`${product.url}/floor?view=tiles&group=state`);
  await page.getByRole('button', { name: 'Sign in as viewer' }).click();
  await expect(page.getByRole('grid', { name: 'Agents' })).toBeVisible();
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ view: 'tiles', group: 'state' });

  await page.getByRole('button', { name: 'How it looks' }).click();
  await page.getByRole('radio', { name: 'Dark' }).click();
  await page.getByRole('radio', { name: 'Compact' }).click();
  await page.keyboard.press('Escape');
  await page.locator('.account-button').click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to the floor' })).toBeVisible();
  await expect(page.getByRole('grid')).toHaveCount(0);

  // What is private is gone; how this device looks is nobody's secret and stays.
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Sign in to the floor' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('html')).toHaveAttribute('data-density', 'compact');
  const kept = await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)]);
  expect(kept).toEqual([['floorwatch.looks'], []]);
});

test('a viewer sees the floor, is told why nothing can be done, and has no activity', async ({
  page,
  product,
}) => {
  await page.goto(product.url);
  await page.getByRole('button', { name: 'Sign in as viewer' }).click();
  await expect(
    page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Activity' }),
  ).toHaveCount(0);

  await page.locator('[data-agent]').first().click();
  const panel = page.locator('aside.panel');
  const monitor = panel.getByRole('button', { name: /^Monitor/ });
  await expect(monitor).toHaveAttribute('aria-disabled', 'true');
  await expect(monitor).toHaveAccessibleDescription(/Your role \(viewer\) may not do this/);
  await expect(panel.locator('.act-hint').first()).toContainText('Your role (viewer) may not do this');

  await page.goto(`${product.url}/activity`);
  await expect(page.getByText('The activity is not for your role')).toBeVisible();
});
