import type { Browser, CDPSession } from '@playwright/test';
import type { Child } from './child.ts';

/** One page on one load, measured from outside. */
export type PageRun = {
  /** Seconds of the page's main thread per second of wall time, in hundredths. */
  readonly busy: number;
  /** Live JavaScript heap after collection, in megabytes. */
  readonly heap: number;
  /** From navigation to the first rows, in milliseconds. */
  readonly firstRows: number;
  /** JavaScript files that were loaded until then, as paths. */
  readonly scripts: readonly string[];
  /** Batch in, rows changed: milliseconds for each batch that changed something on screen. */
  readonly delays: readonly number[];
  /** On a slowed machine only: counting costs something itself. */
  readonly framesPerSecond: number;
};

export type Load = {
  readonly agents: number;
  readonly perSecond: number;
  /** Only so many agents change, the first by name. */
  readonly onScreen?: number;
  /** How many times slower than this one the page's machine is. */
  readonly slowerBy?: number;
};

const ROW = '[data-agent], .ag-row, .first-row';
const sleep = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));

/** Opens a page on a fresh load and lets it run. */
export async function runPage(
  browser: Browser,
  server: Child,
  url: string,
  load: Load,
  seconds: number,
  watchDelays = false,
): Promise<PageRun> {
  await server.ask({ do: 'load', ...load });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  try {
    await page.addInitScript(noteFirstRows, ROW);
    if (load.slowerBy !== undefined) await page.addInitScript(countFrames);
    if (watchDelays) await page.addInitScript(noteDelays);
    await page.goto(url);
    await page.waitForSelector(ROW, { state: 'attached', timeout: 60_000 });
    await sleep(3000);
    const cdp = await context.newCDPSession(page);
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: load.slowerBy ?? 1 });
    const frames = () => page.evaluate<number>('window.benchFrames ?? NaN');
    const framesBefore = await frames();
    const before = await taskSeconds(cdp);
    const from = performance.now();
    await sleep(seconds * 1000);
    const spent = (await taskSeconds(cdp)) - before;
    const passed = (performance.now() - from) / 1000;
    const framesPerSecond = ((await frames()) - framesBefore) / passed;
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    const delays = watchDelays ? await page.evaluate<number[]>('window.benchDelays') : [];
    const firstRows = await page.evaluate<number>('window.benchFirstRows');
    const scripts = await page.evaluate<string[]>('window.benchScripts');
    await cdp.send('HeapProfiler.collectGarbage');
    const heap = await heapMegabytes(cdp);
    return { busy: (100 * spent) / passed, heap, firstRows, scripts, delays, framesPerSecond };
  } finally {
    await context.close();
  }
}

async function metric(cdp: CDPSession, name: string): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(other => other.name === name)?.value ?? Number.NaN;
}

const taskSeconds = (cdp: CDPSession) => metric(cdp, 'TaskDuration');
const heapMegabytes = async (cdp: CDPSession) => (await metric(cdp, 'JSHeapUsedSize')) / 1e6;

/** Runs in the page: when the first rows stood there. */
function noteFirstRows(row: string) {
  const look = () => {
    if (document.querySelector(row) === null) return void requestAnimationFrame(look);
    const paths = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
    const benchScripts = paths.filter(path => path.endsWith('.js'));
    Object.assign(window, { benchFirstRows: performance.now(), benchScripts });
  };
  requestAnimationFrame(look);
}

/** Runs in the page: how many frames it had. */
function countFrames() {
  Object.assign(window, { benchFrames: 0 });
  const count = (frames: number) =>
    requestAnimationFrame(() => {
      Object.assign(window, { benchFrames: frames });
      count(frames + 1);
    });
  count(1);
}

/** Runs in the page: how long after a batch was read from the network the rows first changed. */
function noteDelays() {
  const delays: number[] = [];
  Object.assign(window, { benchDelays: delays });
  let cameAt: number | undefined;
  const { read } = ReadableStreamDefaultReader.prototype;
  ReadableStreamDefaultReader.prototype.read = function () {
    return read.call(this).then(chunk => {
      cameAt ??= performance.now();
      return chunk;
    });
  };
  const watch = new MutationObserver(records => {
    if (cameAt === undefined) return;
    const inRow = records.some(({ target }) => {
      const element = target instanceof Element ? target : target.parentElement;
      return element?.closest('[data-agent] .cell-state, .ag-row') !== null;
    });
    if (!inRow) return;
    delays.push(performance.now() - cameAt);
    cameAt = undefined;
  });
  watch.observe(document, { subtree: true, childList: true, characterData: true });
}
