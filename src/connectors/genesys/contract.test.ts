import type { Floor } from '../../floor/floor.ts';
import type { AgentId } from '../../floor/ids.ts';
import { systemClock } from '../../lib/clock.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import type { PlatformCommand } from '../connector.ts';
import { describeConnector } from '../contract.ts';
import { genesysConfigSchema } from './config.ts';
import { createGenesysConnector } from './connector.ts';

const setState = (agentId: AgentId): PlatformCommand => ({
  id: 'a-command-of-a-test',
  type: 'agent.set-state',
  params: { presence: 'unavailable' },
  target: { agentId },
  reason: undefined,
});

const someone = (floor: Floor): AgentId => {
  const [first] = floor.agents.keys();
  if (first === undefined) throw new Error('there are no agents');
  return first;
};

describeConnector('Genesys', () => {
  const simulator = createSimulator({ clock: systemClock, seed: 7, agents: 16, platforms: ['genesys'] });
  const config = genesysConfigSchema.parse({
    kind: 'genesys',
    url: 'http://127.0.0.1:4100/genesys',
    user: 'supervisor3',
    password: 'demo',
    poll: { usersSeconds: 0.05, sessionsPerSecond: 50, sessionsLeastSeconds: 0.05 },
    rate: { perSecond: 500, burst: 500 },
  });
  return {
    fetch: (url, init) => simulator.fetch(new Request(url, init)),
    create: context => createGenesysConnector(config, context),
    accepted: floor => setState(someone(floor)),
    refused: () => setState('genesys:nobody'),
    actor: {
      user: 'kim',
      name: 'Kim',
      identity: { label: 'supervisor', fields: { userName: 'supervisor', password: 'demo' } },
    },
    close: simulator.close,
  };
});
