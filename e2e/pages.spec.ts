import { PATHS } from '../src/app/paths.ts';
import { expect, test } from './harness.ts';

const scriptsOf = () =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name).pathname)
    .filter(path => /-view-[^/]*\.(js|css)$/.test(path));

test('the page of every view asks for the view’s own files ahead, and of no other’s', async ({
  page,
  product,
}) => {
  await product.signIn(page);
  for (const path of Object.values(PATHS)) {
    const html = await (await page.request.get(`${product.url}${path}`)).text();
    const ahead = [...html.matchAll(/<link rel="(?:modulepreload|stylesheet)"[^>]* href="([^"]+)"/g)].flatMap(
      ([, href]) => href ?? [],
    );
    for (const file of ahead) expect((await page.request.get(`${product.url}${file}`)).status()).toBe(200);
    await page.goto(`${product.url}${path}`);
    await expect(page.locator('h1').first()).toBeAttached();
    await expect
      .poll(async () => (await page.evaluate(scriptsOf)).toSorted())
      .toEqual(ahead.filter(file => file.includes('-view-')).toSorted());
  }
});
