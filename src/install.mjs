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
 * times the memory; with the twice that V8 takes by itself, garbage piles up and saves no time. The old generation is
 * cleared when it has grown by half: by itself V8 lets it grow to four times what is alive on a machine with much memory.
 */
export const gatewayFlags = ['--max-semi-space-size=16', '--heap-growing-percent=50'];

/**
 * For glibc, where that is what allocates; others do not know these words. Snapshots of a large floor and what platforms
 * answer are buffers of megabytes: each of them goes back to the system when it is done with. By itself glibc keeps such
 * in its own heap once it has seen a few, and that is pitted by whatever small stands between them.
 */
export const gatewayEnvironment = { MALLOC_MMAP_THRESHOLD_: '1048576', MALLOC_ARENA_MAX: '2' };

/**
 * Starts a part of the product on the pinned Node. What is set in the environment already stands above `environment`.
 * @param {string[]} args
 * @param {Readonly<Record<string, string>>} [environment]
 */
export function run(args, environment = {}) {
  const env = { ...environment, ...process.env };
  return spawn(pinnedNode, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
}
