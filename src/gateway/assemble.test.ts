import { expect, it } from 'vitest';
import { type Clock, systemClock } from '../lib/clock.ts';
import { createMemoryLog } from './log/memory-log.ts';
import { agentEvents, makeGateway, platformEvents, until } from './testing.ts';

/** Real time in which nothing is waited for long. */
const hasty: Clock = {
  now: systemClock.now,
  sleep: (ms, signal) => systemClock.sleep(Math.min(ms, 20), signal),
};

it('[EL10][OP4] goes down in time though the disk refuses, and serves snapshots meanwhile', async () => {
  const log = createMemoryLog(Math.random);
  let full = false;
  const unless =
    <A extends unknown[], R>(how: (...args: A) => Promise<R>) =>
    (...args: A): Promise<R> =>
      full ? Promise.reject(new Error('database or disk is full')) : how(...args);
  const made = await makeGateway({
    clock: hasty,
    log: { ...log, append: unless(log.append), saveSnapshot: unless(log.saveSnapshot) },
  });
  const { call, gateway, platform, signIn, stop } = made;
  await platform.emit(...platformEvents(), ...agentEvents('cxone:1', 'Red'));
  const cookie = await signIn('supervisor');
  full = true;
  const unheard = platform.emit(...agentEvents('cxone:2', 'Red'));
  await until(
    async () => (await call('/readyz')).status,
    status => status === 503,
  );
  const { floor } = await (await call('/api/floor', { cookie })).json();
  expect(floor.agents).toHaveLength(1);
  expect(await gateway.metrics.text()).toMatch(/log_writable 0/);
  await stop();
  full = false;
  await unheard;
});
