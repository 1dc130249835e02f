import { parseArgs } from 'node:util';
import { durable, fanOut, million } from './fan-out.ts';
import { delay, grid, load, size, slow } from './grid.ts';
import type { Result } from './result.ts';

/** The measurements, by the name that `--only` takes. Each is bounded and ends by itself. */
const BENCHES: Readonly<Record<string, (quick: boolean) => Promise<readonly Result[]>>> = {
  durable,
  'fan-out': fanOut,
  million,
  grid,
  size,
  delay,
  slow,
  load,
};

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, quick: { type: 'boolean', default: false } },
});
const names = values.only ?? Object.keys(BENCHES);
const unknown = names.filter(name => BENCHES[name] === undefined);
if (unknown.length > 0) {
  process.stderr.write(`--only ${unknown[0]}: choose from ${Object.keys(BENCHES).join(', ')}\n`);
  process.exit(2);
}

let missed = 0;
for (const name of names) {
  process.stderr.write(`${name} …\n`);
  for (const result of (await BENCHES[name]?.(values.quick)) ?? []) {
    if (!result.ok) missed += 1;
    process.stdout.write(`${JSON.stringify(result)}\n`);
  }
}
process.exitCode = missed === 0 ? 0 : 1;
