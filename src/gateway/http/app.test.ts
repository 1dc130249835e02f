import { afterEach, describe, expect, it } from 'vitest';
import { agentEvents, makeGateway, platformEvents, until } from '../testing.ts';

let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

async function start() {
  const gateway = await makeGateway();
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
});
