import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from '../chromium.ts';
import { FIRST_LOAD_KIB } from '../first-load.ts';
import { type Child, numberOf, start } from './child.ts';
import { type Load, type PageRun, runPage } from './page-run.ts';
import { alone, besides, median, quantile, type Result } from './result.ts';

/** Pages by name, as addresses for a sort order. */
const PAGES = {
  receive: () => '/peer/receive.html',
  floorwatch: (sort: string) => `/floor?group=none&sort=${sort}`,
  'AG Grid': (sort: string) => `/peer/ag-grid.html?sort=${sort}`,
} as const;

type PageName = keyof typeof PAGES;

/** A built page, a server for it and a browser, for as long as the measuring takes. */
async function withPages<T>(
  work: (
    run: (page: PageName, sort: string, load: Load, watch?: boolean) => Promise<PageRun>,
    built: string,
  ) => Promise<T>,
  seconds: number,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'floorwatch-bench-'));
  let server: Child | undefined;
  let browser: Browser | undefined;
  try {
    const vite = [
      'node_modules/vite/bin/vite.js',
      'build',
      '--outDir',
      folder,
      '--emptyOutDir',
      '--logLevel',
      'warn',
    ];
    const built = spawnSync(process.execPath, vite, { stdio: ['ignore', 2, 2] });
    if (built.status !== 0) throw new Error('the application cannot be built');
    server = start('page-server-child.ts', [folder]);
    const port = numberOf(await server.ask({ do: 'hello' }), 'port');
    browser = await chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_ARGS] });
    const [asked, opened] = [server, browser];
    return await work(async (page, sort, load, watch = false) => {
      const url = `http://127.0.0.1:${port}${PAGES[page](sort)}`;
      const run = await runPage(opened, asked, url, load, seconds, watch);
      process.stderr.write(
        `  ${page}, ${sort}, ${load.agents} agents: ${run.busy.toFixed(1)} % busy, ` +
          `${run.heap.toFixed(1)} MB, first rows ${run.firstRows.toFixed(0)} ms\n`,
      );
      return run;
    }, folder);
  } finally {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const UNIT = '% of the main thread, net of a page that only receives';
const LOADS = [
  { name: 'grid: 10,000 agents × 1,000 changes/s, live-sorted', sort: 'time', agents: 10_000, goal: 0.3 },
  { name: 'grid: 10,000 agents × 1,000 changes/s, fixed order', sort: 'name', agents: 10_000, goal: 0.5 },
  {
    name: 'grid: 10,000 agents × 1,000 changes/s, every change on screen',
    sort: 'name',
    agents: 10_000,
    onScreen: 20,
    goal: 0.6,
  },
] as const;

/** The floor beside AG Grid Community, on the same load. */
export async function grid(quick: boolean): Promise<readonly Result[]> {
  const rounds = quick ? 1 : 3;
  return withPages(
    async run => {
      const results: Result[] = [];
      for (const { name, sort, goal, ...rest } of LOADS) {
        const runs: Record<PageName, PageRun[]> = { receive: [], floorwatch: [], 'AG Grid': [] };
        for (let round = 0; round < rounds; round += 1) {
          for (const page of Object.keys(PAGES) as PageName[]) {
            runs[page].push(await run(page, sort, { ...rest, perSecond: 1000 }));
          }
        }
        const of = (page: PageName, what: 'busy' | 'heap' | 'firstRows') =>
          median(runs[page].map(one => one[what]));
        const net = (page: PageName) => of(page, 'busy') - of('receive', 'busy');
        results.push(besides(name, UNIT, net('floorwatch'), 'AG Grid Community', net('AG Grid'), goal));
        if (sort !== 'time') continue;
        const [ours, theirs] = ['floorwatch', 'AG Grid'] as const;
        const heap = 'grid: heap with 10,000 agents';
        results.push(besides(heap, 'MB', of(ours, 'heap'), 'AG Grid Community', of(theirs, 'heap'), 0.5));
        const rows = 'grid: first rows of 10,000 agents';
        results.push(
          besides(rows, 'ms', of(ours, 'firstRows'), 'AG Grid Community', of(theirs, 'firstRows'), 0.7),
        );
      }
      return results;
    },
    quick ? 6 : 15,
  );
}

/** What a larger floor costs: nothing, nearly. */
export async function size(quick: boolean): Promise<readonly Result[]> {
  return withPages(
    async run => {
      const busy: Record<'small' | 'large' | 'AG Grid', number[]> = { small: [], large: [], 'AG Grid': [] };
      for (let round = 0; round < (quick ? 1 : 3); round += 1) {
        const [small, large] = [1000, 50_000].map(agents => ({ agents, perSecond: 1000 })) as [Load, Load];
        const busyOn = async (page: PageName, load: Load) => (await run(page, 'time', load)).busy;
        const nothing = await busyOn('receive', large);
        busy.small.push((await busyOn('floorwatch', small)) - (await busyOn('receive', small)));
        busy.large.push((await busyOn('floorwatch', large)) - nothing);
        busy['AG Grid'].push((await busyOn('AG Grid', large)) - nothing);
      }
      const name = 'grid: 50,000 agents × 1,000 changes/s, live-sorted';
      const large = median(busy.large);
      return [
        besides(name, UNIT, large, '1,000 agents', median(busy.small), 1.3),
        besides(name, UNIT, large, 'AG Grid Community', median(busy['AG Grid']), 0.12),
      ];
    },
    quick ? 6 : 15,
  );
}

/** How long a batch takes from the network to the rows. */
export async function delay(quick: boolean): Promise<readonly Result[]> {
  return withPages(
    async run => {
      const load = { agents: 10_000, perSecond: 1000, onScreen: 20 };
      const { delays } = await run('floorwatch', 'name', load, true);
      process.stderr.write(`  ${delays.length} batches, median ${median(delays).toFixed(1)} ms\n`);
      return [alone('grid: batch to DOM, p99', 'ms', quantile(delays, 0.99), 34)];
    },
    quick ? 8 : 30,
  );
}

/** How smooth it stays on a machine four times slower. */
export async function slow(quick: boolean): Promise<readonly Result[]> {
  return withPages(
    async run => {
      const load = { agents: 10_000, perSecond: 5000, slowerBy: 4 };
      const [ours, still] = [await run('floorwatch', 'time', load), await run('receive', 'time', load)];
      const dropped = 100 * (1 - ours.framesPerSecond / Math.max(60, still.framesPerSecond));
      return [alone('grid: frames dropped with a CPU four times slower, 5,000 changes/s', '%', dropped, 5)];
    },
    quick ? 6 : 15,
  );
}

/** JavaScript that a browser has fetched when the floor's first rows stand there. */
export async function load(): Promise<readonly Result[]> {
  return withPages(async (run, built) => {
    const { scripts } = await run('floorwatch', 'urgency', { agents: 120, perSecond: 10 });
    const bytes = scripts.map(path => gzipSync(readFileSync(join(built, path))).length);
    const total = bytes.reduce((sum, length) => sum + length, 0) / 1024;
    return [alone("floor: first load's JavaScript, gzip", 'KiB', total, FIRST_LOAD_KIB)];
  }, 1);
}
