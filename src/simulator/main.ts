import { parseArgs } from 'node:util';
import { systemClock } from '../lib/clock.ts';
import { readOptions } from './options.ts';
import { serve } from './serve.ts';
import { createSimulator } from './simulator.ts';

const { values } = parseArgs({
  strict: true,
  options: {
    port: { type: 'string', default: '4100' },
    agents: { type: 'string', default: '120' },
    seed: { type: 'string', default: '7' },
    scenario: { type: 'string', default: 'normal-day' },
    branches: { type: 'string' },
    speed: { type: 'string', default: '1' },
    platforms: { type: 'string', default: 'cxone,genesys,netsapiens' },
  },
});

const options = readOptions(values);
if (!options.ok) {
  process.stderr.write(`${options.error}\n`);
  process.exit(2);
}

const { platforms, branches, ...rest } = options.value;
const simulator = createSimulator({
  ...rest,
  ...(platforms && { platforms }),
  ...(branches && { branches }),
  clock: systemClock,
  post: (url, init) => fetch(url, init),
});
try {
  const served = await serve(simulator, options.value.port);
  process.stdout.write(`Simulator on ${served.url}, steered at ${served.url}/control\n`);
  const end = () => {
    void served.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
} catch (error) {
  const why = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    `The simulator cannot listen on port ${options.value.port}: ${why}. Free the port, or choose another (npm start -- --simulator-port N; here alone --port N).\n`,
  );
  process.exit(1);
}
