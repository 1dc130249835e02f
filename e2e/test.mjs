// `npm test`: installs what is missing, runs every suite and ends with one line over all of them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, install, pinnedNode, root } from '../src/install.mjs';

/** @typedef {{ passed: number, failed: number }} Count */

install();
const reports = mkdtempSync(join(tmpdir(), 'floorwatch-test-'));

/**
 * Runs one of the installed tools on the pinned Node.
 * @param {string} tool path below node_modules
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
function tool(tool, args, env = {}) {
  const done = spawnSync(pinnedNode, [join(root, 'node_modules', tool), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, TZ: 'UTC', ...env },
  });
  return done.status === 0;
}

/**
 * Reads a report, whose absence is a failure of its own.
 * @param {string} file
 * @param {(report: any) => Count} read
 * @returns {Count}
 */
function counted(file, read) {
  return existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 1 };
}

/** @type {Record<string, () => Count>} */
const suites = {
  types: () =>
    tool('typescript/bin/tsc', ['--noEmit']) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 },
  lint: () =>
    tool('@biomejs/biome/bin/biome', ['ci', '--error-on-warnings', '.'])
      ? { passed: 1, failed: 0 }
      : { passed: 0, failed: 1 },
  unit: () => {
    const file = join(reports, 'unit.json');
    const ok = tool('vitest/vitest.mjs', [
      'run',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ]);
    const count = counted(file, report => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests + report.numPendingTests + report.numTodoTests,
    }));
    // A suite that breaks outside its tests fails as a whole.
    return ok || count.failed > 0 ? count : { ...count, failed: 1 };
  },
  e2e: () => {
    build();
    const file = join(reports, 'e2e.json');
    const ok = tool('@playwright/test/cli.js', ['test', '--config', 'e2e/playwright.config.ts'], {
      FLOORWATCH_E2E_REPORT: file,
    });
    const count = counted(file, ({ stats }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + stats.skipped,
    }));
    return ok || count.failed > 0 ? count : { ...count, failed: 1 };
  },
};

const total = { passed: 0, failed: 0 };
for (const [name, run] of Object.entries(suites)) {
  const started = process.hrtime.bigint();
  const { passed, failed } = run();
  const seconds = Number((process.hrtime.bigint() - started) / 1_000_000_000n);
  process.stdout.write(`${name}: ${passed} passed, ${failed} failed (${seconds} s)\n`);
  total.passed += passed;
  total.failed += failed;
}
rmSync(reports, { recursive: true, force: true });
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
