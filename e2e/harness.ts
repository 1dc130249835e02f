import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { gatewayEnvironment, gatewayFlags } from '../src/install.mjs';

/** One call that reached a simulated platform. */
export type JournalCall = {
  readonly at: number;
  readonly platform: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
};

/** A whole product for one test file: simulator, gateway and built app, on ports and a data folder of its own. */
export type Product = {
  readonly url: string;
  readonly simulator: string;
  /** Calls a simulator control: `control('POST', '/control/step', { seconds: 5 })`. */
  readonly control: (method: string, path: string, body?: unknown) => Promise<unknown>;
  /** What reached the platforms. */
  readonly journal: () => Promise<readonly JournalCall[]>;
  /** Kills the gateway the hard way; it stays down until `startGateway`. */
  readonly killGateway: () => Promise<void>;
  readonly startGateway: () => Promise<void>;
  readonly signIn: (page: Page, username?: string) => Promise<void>;
};

/** What a test file may ask of its product: options of the simulator. */
export type ProductOptions = {
  readonly agents: number;
  readonly scenario: string;
  readonly seed: number;
  /** Branches of each platform's house, each with queues of its own. */
  readonly branches?: number;
  /** Which platforms share the floor; CXone alone unless told. */
  readonly platforms?: string;
  /**
   * Settings of the Genesys connector other than the demonstration's. The gateway then runs on a configuration file
   * with Genesys alone, and nobody's identity is linked.
   */
  readonly genesys?: Readonly<Record<string, unknown>>;
};

/** Ports from here on are given to nobody who asks for any: a port of those could be gone before it is used. */
const FIRST_PORT = 20_000;
/** Each worker has so many of its own. */
const PORTS = 2000;

/** A port on which nobody listens, nor will until it is used. */
async function freePort(): Promise<number> {
  const first = FIRST_PORT + (Number(process.env.TEST_PARALLEL_INDEX ?? 0) % 6) * PORTS;
  for (;;) {
    const port = first + randomInt(PORTS);
    const server = createServer().listen(port, '127.0.0.1');
    const free = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    server.close();
    if (!free) continue;
    await once(server, 'close');
    return port;
  }
}

/** Runs a part and waits for the line that says it listens. */
async function begin(args: readonly string[], env: Record<string, string> = {}): Promise<ChildProcess> {
  const part = spawn('node_modules/.bin/node', args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let said = '';
  part.stderr?.on('data', chunk => {
    said += chunk;
  });
  const first = await Promise.race([
    once(part.stdout ?? part, 'data').then(() => true),
    once(part, 'exit').then(() => false),
  ]);
  if (!first) throw new Error(`${args.join(' ')} ended before it listened:\n${said}`);
  part.stdout?.resume();
  return part;
}

/** Encrypts linked identities of products that last for a test file. */
const KEY = Buffer.alloc(32, 7).toString('base64');

/** Writes a configuration file (JSON is YAML) for simulated Genesys and the demonstration's people. */
function writeConfig(file: string, simulator: string, genesys: Readonly<Record<string, unknown>>): string {
  const { stdout } = spawnSync('node_modules/.bin/node', ['src/gateway/main.ts', '--hash-password'], {
    input: 'floorwatch-demo',
    encoding: 'utf8',
  });
  const people = ['supervisor', 'viewer', 'admin'].map(role => ({
    username: role,
    name: `Sam ${role}`,
    role,
    passwordHash: stdout.trim(),
  }));
  const access = { kind: 'genesys', url: `${simulator}/genesys`, user: 'supervisor3', password: 'demo' };
  writeFileSync(file, JSON.stringify({ platforms: [{ ...access, ...genesys }], people }));
  return file;
}

async function end(part: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (part === undefined || part.exitCode !== null || part.signalCode !== null) return;
  const over = once(part, 'exit');
  part.kill(signal);
  await over;
}

async function createProduct(options: ProductOptions): Promise<Product & { close: () => Promise<void> }> {
  const data = mkdtempSync(join(tmpdir(), 'floorwatch-e2e-'));
  const [simulatorPort, port] = [await freePort(), await freePort()];
  const simulator = `http://127.0.0.1:${simulatorPort}`;
  const url = `http://127.0.0.1:${port}`;
  const shared = ['--platforms', options.platforms ?? 'cxone'];
  const story = [
    ...shared,
    '--agents',
    `${options.agents}`,
    '--scenario',
    options.scenario,
    '--seed',
    `${options.seed}`,
  ];
  if (options.branches !== undefined) story.push('--branches', `${options.branches}`);
  const platforms = await begin(['src/simulator/main.ts', '--port', `${simulatorPort}`, ...story]);
  let gateway: ChildProcess | undefined;
  const startGateway = async () => {
    const { genesys } = options;
    const how =
      genesys === undefined
        ? ['--simulator', simulator, ...shared]
        : ['--config', writeConfig(join(data, 'floorwatch.yaml'), simulator, genesys)];
    gateway = await begin([...gatewayFlags, 'src/gateway/main.ts', '--port', `${port}`, ...how], {
      ...gatewayEnvironment,
      FLOORWATCH_DATA: data,
      FLOORWATCH_KEY: KEY,
    });
  };
  await startGateway();
  const control = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const reply = await fetch(`${simulator}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`${method} ${path} answered ${reply.status}: ${await reply.text()}`);
    return reply.json();
  };
  return {
    url,
    simulator,
    control,
    journal: async () => {
      const reply = await control('GET', '/control/journal');
      return (reply as { calls: JournalCall[] }).calls;
    },
    killGateway: () => end(gateway, 'SIGKILL'),
    startGateway,
    signIn: async (page, username = 'supervisor') => {
      await page.goto(url);
      await page.getByLabel('Name').fill(username);
      await page.getByLabel('Password').fill('floorwatch-demo');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await expect(page.getByRole('grid')).toBeVisible();
    },
    close: async () => {
      await end(gateway, 'SIGTERM');
      await end(platforms, 'SIGTERM');
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Playwright's test with a product of its own per worker; `test.use({ productOptions })` at the top of a file. */
export const test = base.extend<object, { productOptions: ProductOptions; product: Product }>({
  productOptions: [
    // It stands still but for what a test does to it: nobody is called away from under a test.
    { agents: 40, scenario: 'quiet', seed: 7 },
    { option: true, scope: 'worker' },
  ],
  product: [
    async ({ productOptions }, use) => {
      const product = await createProduct(productOptions);
      await use(product);
      await product.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

export { expect };
