import { describe, expect, it } from 'vitest';
import { COVERAGE } from './coverage.ts';
import { makeSite } from './testing.ts';

const VALUES: Readonly<Record<string, string>> = {
  domain: 'demo.example',
  queue: '6001',
  agent: '10008@demo.example',
  user: '10008',
  status: 'lunch',
};
const fill = (path: string) =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(VALUES[name] ?? 'none'));
const sorted = (rows: readonly { readonly method: string; readonly path: string }[]) =>
  rows.map(({ method, path }) => `${method} ${path}`).sort();

describe('the coverage table', () => {
  it('names exactly the calls that are answered, and each once', () => {
    expect(sorted(COVERAGE.filter(({ simulated }) => simulated))).toEqual(sorted(makeSite().routes));
    expect(new Set(sorted(COVERAGE)).size).toBe(COVERAGE.length);
  });

  it('says of everything that is left out why', () => {
    const silent = COVERAGE.filter(({ simulated, note }) => !simulated && note === undefined);
    expect(silent).toEqual([]);
  });

  it.each(COVERAGE.map(each => [each.method, each.path, each.simulated] as const))(
    'tells the truth of %s %s',
    async (method, path, simulated) => {
      const site = makeSite({ agents: 12, scenario: 'quiet' });
      const query = /statistics|callqueuereport/.test(path)
        ? '?datetime-start=2026-01-05&datetime-end=2026-01-06'
        : '';
      const { status, body } = await site.call(
        method,
        `${fill(path)}${query}`,
        method === 'GET' || method === 'DELETE' ? undefined : {},
      );
      const unknown = status === 404 && body?.message === 'Not found';
      expect(unknown).toBe(!simulated);
    },
  );
});
