// Runs before anything is installed, on any Node from 20 on: plain JavaScript, no dependencies.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the product. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The pinned Node that the product runs on, installed as a dependency. */
export const pinnedNode = join(root, 'node_modules', '.bin', 'node');

/**
 * Runs npm with the npm that started us, wherever it lies.
 * @param {string[]} args
 * @returns {number} exit status
 */
function npm(args) {
  const cli = process.env.npm_execpath;
  const [command, ...before] = cli ? [process.execPath, cli] : ['npm'];
  const done = spawnSync(command ?? 'npm', [...before, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return done.status ?? 1;
}

/** Installs what the lock file names, unless it is installed already. Ends the process when that fails. */
export function install() {
  const lock = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules', '.package-lock.json');
  const fresh = existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
  if (fresh && existsSync(pinnedNode)) return;
  process.stdout.write('Installing dependencies (first start only) …\n');
  const status = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0 || !existsSync(pinnedNode)) {
    process.stderr.write('The dependencies could not be installed: see the lines above, then start again.\n');
    process.exit(status || 1);
  }
}

/** Builds the app. Ends the process when that fails. */
export function build() {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const done = spawnSync(pinnedNode, [vite, 'build', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' });
  if (done.status !== 0) {
    process.stderr.write('The app could not be built: see the lines above.\n');
    process.exit(done.status ?? 1);
  }
}

/**
 * How the gateway's memory is kept: what it hears and hands on is short-lived. The young generation has room for what a
 * thousand held polls leave behind from one answer to the next: with half of it, that is kept too long and grows to three
 * times the memory; with the twice that V8 takes by itself, garbage piles up and saves no time.
 */
export const gatewayFlags = ['--max-semi-space-size=16'];

/**
 * Starts a part of the product on the pinned Node.
 * @param {string[]} args
 */
export function run(args) {
  return spawn(pinnedNode, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
}
