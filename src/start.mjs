// `npm start` and its relatives: installs and builds what is missing, then runs the parts and ends them together.
import { parseArgs } from 'node:util';
import { build, gatewayEnvironment, gatewayFlags, install, run } from './install.mjs';

const known = /** @type {const} */ ({
  config: { type: 'string' },
  port: { type: 'string', default: '4000' },
  'simulator-port': { type: 'string', default: '4100' },
  agents: { type: 'string' },
  branches: { type: 'string' },
  seed: { type: 'string' },
  speed: { type: 'string' },
  scenario: { type: 'string' },
  platforms: { type: 'string' },
  only: { type: 'string' },
  dev: { type: 'boolean', default: false },
  'verify-audit': { type: 'boolean', default: false },
  head: { type: 'string' },
  'hash-password': { type: 'boolean', default: false },
});

function readOptions() {
  try {
    return parseArgs({ strict: true, options: known }).values;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${why}\nThese are known: --${Object.keys(known).join(', --')}.\n`);
    process.exit(2);
  }
}

const options = readOptions();

const simulator = `http://127.0.0.1:${options['simulator-port']}`;
const gateway = `http://127.0.0.1:${options.port}`;
const runsSimulator = options.only ? options.only === 'simulator' : options.config === undefined;
const runsGateway = options.only !== 'simulator';
const tool = options['verify-audit']
  ? '--verify-audit'
  : options['hash-password']
    ? '--hash-password'
    : undefined;

/** @type {import('node:child_process').ChildProcess[]} */
const parts = [];
let ending = false;

/** Ends every part; the process ends when the last of them has. */
function end() {
  ending = true;
  for (const part of parts) part.kill('SIGTERM');
}

/**
 * Runs a part and waits for its first line, which says that it listens. Any part that ends, ends all.
 * @param {string[]} args
 * @param {Readonly<Record<string, string>>} [environment]
 * @returns {Promise<void>}
 */
function begin(args, environment) {
  const part = run(args, environment);
  parts.push(part);
  part.on('exit', (code, signal) => {
    process.exitCode ||= code ?? (ending || signal === 'SIGTERM' ? 0 : 1);
    end();
  });
  return new Promise(resolve => {
    part.stdout?.once('data', () => resolve());
    part.stdout?.on('data', chunk => options.only && process.stdout.write(chunk));
  });
}

/** @param {'agents' | 'branches' | 'seed' | 'speed' | 'scenario' | 'platforms'} name */
const pass = name => (options[name] === undefined ? [] : [`--${name}`, options[name]]);

process.on('SIGINT', end);
process.on('SIGTERM', end);

install();
if (tool !== undefined) {
  const { spawnSync } = await import('node:child_process');
  const { pinnedNode, root } = await import('./install.mjs');
  const config = options.config === undefined ? [] : ['--config', options.config];
  const head = options.head === undefined ? [] : ['--head', options.head];
  const done = spawnSync(pinnedNode, ['src/gateway/main.ts', tool, ...config, ...head], {
    cwd: root,
    stdio: 'inherit',
  });
  process.exit(done.status ?? 1);
}
if (runsGateway && !options.dev) build();

if (runsSimulator) {
  const story = [
    ...pass('agents'),
    ...pass('branches'),
    ...pass('seed'),
    ...pass('speed'),
    ...pass('scenario'),
    ...pass('platforms'),
  ];
  await begin(['src/simulator/main.ts', '--port', options['simulator-port'], ...story]);
}
if (runsGateway) {
  const demo = ['--simulator', simulator, ...pass('platforms')];
  const platforms = options.config === undefined ? demo : ['--config', options.config];
  await begin(
    [...gatewayFlags, 'src/gateway/main.ts', '--port', options.port, ...platforms],
    gatewayEnvironment,
  );
}
if (options.dev) await begin(['node_modules/vite/bin/vite.js']);

const address = options.dev ? 'http://127.0.0.1:5173' : gateway;
if (!ending && runsGateway) {
  const demo = `
  Floorwatch   ${address}

  Sign in as   supervisor   (also: viewer, admin)
  Password     floorwatch-demo

  The floor is simulated: ${simulator}/control says how to steer it. Ctrl+C ends everything.
`;
  process.stdout.write(
    options.config === undefined ? demo : `\n  Floorwatch runs with ${options.config}\n\n`,
  );
}
