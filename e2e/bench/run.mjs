/**
 * `npm run bench [-- --only NAME] [-- --quick]`: measures the product beside its peers, one JSON object a line on stdout.
 * Runs under any Node that npm brings; the work is done under the pinned one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const node = join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

/** @param {string} command @param {string[]} args */
function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  return status ?? 1;
}

if (!existsSync(node)) {
  process.stderr.write('Installing what the benchmarks need …\n');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(status ?? 1);
}
process.exit(run(node, ['e2e/bench/bench.ts', ...process.argv.slice(2)]));
