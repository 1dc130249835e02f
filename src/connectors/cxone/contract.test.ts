import type { Floor } from '../../floor/floor.ts';
import { systemClock } from '../../lib/clock.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import { describeConnector } from '../contract.ts';
import { createCxoneConnector } from './connector.ts';
import { agent, makeActor, makeCommand, makeConfig } from './testing.ts';

const someone = (floor: Floor) => {
  const loggedIn = [...floor.agents.values()].find(each => each.session?.status === 'open');
  if (loggedIn === undefined) throw new Error('nobody is logged in');
  return loggedIn.id;
};

describeConnector('CXone', () => {
  const simulator = createSimulator({ clock: systemClock, seed: 7, agents: 24 });
  const config = makeConfig({
    baseUrl: 'http://127.0.0.1:4100/cxone',
    poll: {
      statesSeconds: 0.05,
      contactsSeconds: 0.05,
      skillsSeconds: 0.05,
      supervisorsSeconds: 0.05,
      directorySeconds: 0.2,
      longPollSeconds: 2,
    },
    rate: { perSecond: 500, burst: 500 },
  });
  return {
    fetch: (url, init) => simulator.fetch(new Request(url, init)),
    create: context => createCxoneConnector(config, context),
    accepted: floor => makeCommand({ type: 'agent.join-session', params: {} }, someone(floor)),
    refused: () => makeCommand({ type: 'agent.terminate-session', params: {} }, agent(987_654_321)),
    actor: makeActor(),
    close: simulator.close,
  };
});
