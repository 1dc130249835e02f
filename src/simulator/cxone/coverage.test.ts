import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COVERAGE } from './coverage.ts';
import { ROUTES } from './routes.ts';

const sorted = (rows: readonly { method: string; path: string }[]) =>
  rows.map(({ method, path }) => `${method} ${path}`).sort();

describe('the coverage table', () => {
  it('names exactly the calls that there are', () => {
    expect(sorted(COVERAGE)).toEqual(sorted(ROUTES));
    expect(new Set(sorted(ROUTES)).size).toBe(ROUTES.length);
  });

  it.each([...new Set(COVERAGE.map(({ testedBy }) => testedBy))])(
    '%s is there and tries each of its statuses',
    file => {
      const url = new URL(file, import.meta.url);
      expect(existsSync(url)).toBe(true);
      const text = readFileSync(url, 'utf8');
      const statuses = new Set(
        COVERAGE.filter(({ testedBy }) => testedBy === file).flatMap(({ statuses }) => statuses),
      );
      // Success goes without saying where a test reads what it was answered.
      const untried = [...statuses].filter(status => status !== 200 && !text.includes(String(status)));
      expect(untried).toEqual([]);
    },
  );
});
