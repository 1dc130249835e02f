import { afterEach, describe, expect, it } from 'vitest';
import { createMemoryStore } from '../store/memory-store.ts';
import { agentEvents, makeGateway, platformEvents, until } from '../testing.ts';

let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

async function start(overrides: Parameters<typeof makeGateway>[0] = {}) {
  const gateway = await makeGateway(overrides);
  stop = gateway.stop;
  await gateway.platform.emit(...platformEvents(), ...agentEvents('cxone:1', 'Red'));
  return gateway;
}

describe('the gateway over HTTP', () => {
  it('signs in, shows the floor, follows it, and does what is asked', async () => {
    const { call, signIn, platform } = await start();
    const cookie = await signIn('supervisor');
    const floor = await (await call('/api/floor', { cookie })).json();
    expect(floor.floor.agents).toHaveLength(1);

    const held = call(`/api/events?after=${floor.cursor}&wait=10`, { cookie });
    await platform.emit(...agentEvents('cxone:2', 'Blue'));
    const reply = await (await held).json();
    expect(reply.events.map((event: { type: string }) => event.type)).toEqual([
      'agent.changed',
      'agent.state-changed',
      'contact.changed',
    ]);

    const accepted = await call('/api/commands', {
      method: 'POST',
      cookie,
      body: JSON.stringify({
        id: 'command-0001',
        type: 'agent.terminate-session',
        target: { agentId: 'cxone:1' },
        reason: 'stuck since noon',
      }),
    });
    expect(accepted.status).toBe(202);
    await until(
      async () => (await call('/api/commands/command-0001', { cookie })).json(),
      command => command.state === 'accepted',
    );
    expect(platform.performed).toHaveLength(1);
  });

  it('[EL10] says that the disk refuses, and that nothing was done', async () => {
    const store = createMemoryStore();
    let full = false;
    const transact: typeof store.transact = work =>
      full
        ? Promise.reject(Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR' }))
        : store.transact(work);
    const { call, signIn, platform } = await start({ store: { ...store, transact } });
    const cookie = await signIn('supervisor');
    full = true;
    const refused = await call('/api/commands', {
      method: 'POST',
      cookie,
      body: JSON.stringify({
        id: 'command-0001',
        type: 'agent.terminate-session',
        target: { agentId: 'cxone:1' },
        reason: 'stuck since noon',
      }),
    });
    full = false;
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({
      code: 'not-ready',
      message: expect.stringContaining('disk'),
    });
    expect(platform.performed).toEqual([]);
  });
});
