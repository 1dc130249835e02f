import type { Floor } from '../../floor/floor.ts';
import type { AgentId } from '../../floor/ids.ts';
import { systemClock } from '../../lib/clock.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import type { PlatformCommand } from '../connector.ts';
import { describeConnector } from '../contract.ts';
import { netsapiensConfigSchema } from './config.ts';
import { createNetsapiensConnector } from './connector.ts';

const command = (type: 'queue.log-in' | 'queue.remove-agent', target: PlatformCommand['target']) =>
  ({ id: 'a-command-of-a-test', type, params: {}, target, reason: undefined }) as const;

const someone = (floor: Floor): AgentId => {
  const [first] = floor.agents.keys();
  if (first === undefined) throw new Error('there are no agents');
  return first;
};

describeConnector('NetSapiens', () => {
  const simulator = createSimulator({ clock: systemClock, seed: 7, agents: 16, platforms: ['netsapiens'] });
  const config = netsapiensConfigSchema.parse({
    kind: 'netsapiens',
    url: 'http://127.0.0.1:4100/netsapiens',
    auth: { type: 'apiKey', apiKey: 'nsd_demo' },
    poll: {
      queuesSeconds: 0.05,
      agentsSeconds: 0.05,
      callsSeconds: 0.05,
      messagesSeconds: 0.05,
      statisticsSeconds: 0.2,
    },
    rate: { perSecond: 500, burst: 500 },
  });
  return {
    fetch: (url, init) => simulator.fetch(new Request(url, init)),
    create: context => createNetsapiensConnector(config, context),
    accepted: floor => command('queue.log-in', { agentId: someone(floor) }),
    refused: floor => command('queue.remove-agent', { agentId: someone(floor), queueId: 'netsapiens:6999' }),
    actor: { user: 'kim', name: 'Kim', identity: undefined },
    close: simulator.close,
  };
});
