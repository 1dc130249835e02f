import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(root, join(entry.parentPath, entry.name)));
}

const code = ['src', 'e2e'].flatMap(filesBelow).filter(file => /\.(ts|tsx|mjs|css)$/.test(file));
const isTest = (file: string) => /\.test\.tsx?$/.test(file) || /\/testing\.tsx?$/.test(file);

/** What each room may import of the others; itself is always allowed. */
const LAW: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  floor: ['lib'],
  protocol: ['lib', 'floor'],
  app: ['lib', 'floor', 'protocol'],
  connectors: ['lib', 'floor'],
  gateway: ['lib', 'floor', 'protocol', 'connectors'],
  simulator: ['lib', 'floor', 'connectors'],
};

const roomOf = (file: string) => file.split('/')[1] ?? '';
const platformOf = (file: string) => /^src\/connectors\/([a-z]+)\//.exec(file)?.[1];
const viewOf = (file: string) => /^src\/app\/views\/([a-z-]+)[/.]/.exec(file)?.[1];

type Import = { readonly from: string; readonly what: string };

/** Static and dynamic imports of the product's own code, tests left out. */
const imports: Import[] = code
  .filter(file => file.startsWith('src/') && !isTest(file) && file.split('/').length > 2)
  .flatMap(file => {
    const text = readFileSync(join(root, file), 'utf8');
    const found = text.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^;'"]*?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g,
    );
    return [...found].map(match => ({ from: file, what: match[1] ?? match[2] ?? '' }));
  });

const own = imports
  .filter(({ what }) => what.startsWith('.'))
  .map(({ from, what }) => ({ from, to: relative(root, resolve(root, dirname(from), what)) }));

const say = (rows: readonly { from: string; to?: string; what?: string }[]) =>
  rows.map(({ from, to, what }) => `${from} imports ${to ?? what}`);

describe('the import law', () => {
  it('finds imports to judge', () => {
    expect(own.length).toBeGreaterThan(20);
  });

  it('lets each room import only what stands left of it', () => {
    const broken = own.filter(({ from, to }) => {
      const [here, there] = [roomOf(from), roomOf(to)];
      return here !== there && !LAW[here]?.includes(there);
    });
    expect(say(broken)).toEqual([]);
  });

  it('keeps platforms apart', () => {
    const broken = own.filter(({ from, to }) => {
      const [here, there] = [platformOf(from), platformOf(to)];
      return here !== undefined && there !== undefined && here !== there;
    });
    expect(say(broken)).toEqual([]);
  });

  it('lets the simulator share only the wire and its samples with connectors', () => {
    const broken = own.filter(
      ({ from, to }) =>
        roomOf(from) === 'simulator' &&
        roomOf(to) === 'connectors' &&
        !/\/(wire|samples)[a-z-]*\.ts$/.test(to),
    );
    expect(say(broken)).toEqual([]);
  });

  it('keeps views apart', () => {
    const broken = own.filter(({ from, to }) => {
      const [here, there] = [viewOf(from), viewOf(to)];
      return here !== undefined && there !== undefined && here !== there;
    });
    expect(say(broken)).toEqual([]);
  });

  it('leaves node:* to connectors, gateway and simulator', () => {
    const broken = imports.filter(
      ({ from, what }) =>
        what.startsWith('node:') && !['connectors', 'gateway', 'simulator'].includes(roomOf(from)),
    );
    expect(say(broken)).toEqual([]);
  });

  it('leaves React to the app', () => {
    const broken = imports.filter(
      ({ from, what }) =>
        /^(react|react-dom|@tanstack|radix-ui|zustand)(\/|$)/.test(what) && roomOf(from) !== 'app',
    );
    expect(say(broken)).toEqual([]);
  });

  it('keeps the live feed free of React but for its hooks', () => {
    const broken = imports.filter(
      ({ from, what }) =>
        from.startsWith('src/app/live/') &&
        !/\/(hooks|use-)[a-z-]*\.tsx?$/.test(from) &&
        /^react(\/|$)/.test(what),
    );
    expect(say(broken)).toEqual([]);
  });
});

describe('the file budget', () => {
  const lines = code.map(file => ({
    file,
    count: readFileSync(join(root, file), 'utf8').split('\n').length,
  }));

  it('has no file over 400 lines', () => {
    expect(lines.filter(({ count }) => count > 401)).toEqual([]);
  });

  it('keeps the median file under 150 lines', () => {
    const counts = lines.map(({ count }) => count).sort((a, b) => a - b);
    expect(counts[Math.floor(counts.length / 2)]).toBeLessThan(150);
  });
});

describe('the guides', () => {
  const guides = readdirSync(root).filter(file => file.endsWith('.md'));
  guides.push(...filesBelow('src').filter(file => file.endsWith('.md')));

  it.each(guides)('%s names only paths that exist', guide => {
    const text = readFileSync(join(root, guide), 'utf8');
    const named = [...text.matchAll(/`([^`\n]+)`|\]\(([^)#\s]+)/g)].map(match => match[1] ?? match[2] ?? '');
    const paths = named.filter(name => /^(\.\/)?(src|e2e|public|\.ci)\/[\w./-]+$/.test(name));
    const missing = paths.filter(path => statSync(join(root, path), { throwIfNoEntry: false }) === undefined);
    expect(missing).toEqual([]);
  });
});
