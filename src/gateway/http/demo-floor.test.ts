import { expect, it } from 'vitest';
import type { FloorEventType } from '../../floor/events.ts';
import { systemClock } from '../../lib/clock.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import { demoConfig } from '../config/demo.ts';
import { connect } from '../connect.ts';
import { hashPassword } from '../people/password.ts';
import { makeGateway, PASSWORD, until } from '../testing.ts';
import { checker } from './testing-types.ts';

/** What a floor of every platform tells of before long. */
const EVENTS: readonly FloorEventType[] = [
  'agent.state-changed',
  'agent.session-changed',
  'contact.changed',
  'contact.ended',
  'text.session-changed',
  'queue.changed',
];

const PARTS = ['platforms', 'agents', 'contacts', 'textSessions', 'queues', 'memberships'] as const;

it('tells a demonstration floor, and what happens on it, as the API’s description says', async () => {
  const simulator = createSimulator({
    clock: systemClock,
    agents: 40,
    scenario: 'busy-day',
    platforms: ['cxone', 'genesys', 'netsapiens'],
  });
  simulator.start();
  const { platforms } = demoConfig('http://127.0.0.1:4100', await hashPassword(PASSWORD));
  const made = await makeGateway({
    fetch: (url, init) => simulator.fetch(new Request(url, init)),
    platforms: platforms.map(platform => context => connect(platform, context)),
  });
  try {
    const cookie = await made.signIn('supervisor');
    const ask = async (path: string) => (await made.call(path, { cookie })).json();
    const { components } = await ask('/api/openapi.json');
    const check = (type: string, reply: unknown) =>
      expect(checker(components.schemas, type).safeParse(reply).error?.issues).toBeUndefined();
    let { cursor } = await ask('/api/floor');
    const heard = new Set<string>();
    await until(
      async () => {
        simulator.step(20);
        const reply = await ask(`/api/events?after=${cursor}`);
        check('EventsReply', reply);
        cursor = reply.cursor;
        for (const { type } of reply.events) heard.add(type);
        return heard;
      },
      types => EVENTS.every(type => types.has(type)),
    );
    await until(
      () => ask('/api/floor'),
      ({ floor }) => PARTS.every(part => floor[part].length > 2),
    );
    check('SnapshotReply', await ask('/api/floor'));
    // Who may see less is told of it in the same shapes.
    const masked = await made.call('/api/floor', { cookie: await made.signIn('viewer') });
    check('SnapshotReply', await masked.json());
  } finally {
    await made.stop();
    simulator.close();
  }
}, 20_000);
