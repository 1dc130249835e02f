import { expect, it, vi } from 'vitest';
import type { Quarantined } from '../../connectors/connector.ts';
import { cxoneConfigSchema } from '../../connectors/cxone/config.ts';
import { createCxoneConnector } from '../../connectors/cxone/connector.ts';
import { emptyFloor, type Floor } from '../../floor/floor.ts';
import { entityId } from '../../floor/ids.ts';
import { reduceAll } from '../../floor/reduce.ts';
import { systemClock } from '../../lib/clock.ts';
import { createSimulator, type Simulator } from '../simulator.ts';
import { contactsOf } from '../story/agent-state.ts';
import { stateWord } from './words.ts';

/** A floor as lines: who is in which state, and which contacts there are. */
const told = (floor: Floor) =>
  [
    ...[...floor.agents.values()].map(({ id, state }) => `${id} ${state?.word}`),
    ...[...floor.contacts.values()]
      .filter(({ final }) => !final)
      .map(({ id, agentId }) => `${id} ${agentId}`),
  ].sort();

const actual = ({ story: { stage } }: Simulator) =>
  [
    ...[...stage.agents.values()].map(
      agent => `cxone:${agent.id} ${stateWord(agent, contactsOf(stage, agent))}`,
    ),
    ...[...stage.contacts.values()].map(
      ({ id, agent }) => `cxone:${id} ${agent ? entityId('cxone', agent.id) : undefined}`,
    ),
  ].sort();

it.each(['all', 'none'] as const)('Floorwatch sees exactly the floor there is, joining %s', async policy => {
  const simulator = createSimulator({
    clock: systemClock,
    agents: 40,
    scenario: 'quiet',
    platforms: ['cxone'],
  });
  simulator.start();
  let floor = emptyFloor;
  const quarantined: Quarantined[] = [];
  const unknown: string[] = [];
  const memory = new Map<string, string>();
  const every = 0.05;
  const connector = createCxoneConnector(
    cxoneConfigSchema.parse({
      kind: 'cxone',
      baseUrl: 'http://127.0.0.1:4100/cxone',
      accessKeyId: 'demo-key',
      accessKeySecret: 'demo-secret',
      join: { policy, maxSessions: 100 },
      poll: { statesSeconds: every, contactsSeconds: every, skillsSeconds: every, longPollSeconds: 10 },
      rate: { perSecond: 1_000, burst: 1_000, concurrentReads: 20 },
    }),
    {
      clock: systemClock,
      fetch: (url, init) => simulator.fetch(new Request(url, init)),
      random: () => 0.5,
      log: () => {},
      emit: async events => {
        floor = reduceAll(floor, events);
      },
      quarantine: item => quarantined.push(item),
      count: name => unknown.push(name),
      memory: {
        get: async key => memory.get(key),
        set: async (key, value) => {
          if (value === undefined) memory.delete(key);
          else memory.set(key, value);
        },
      },
    },
  );
  try {
    connector.start();
    for (let round = 0; round < 5; round += 1) {
      await vi.waitFor(() => expect(told(floor)).toEqual(actual(simulator)), {
        timeout: 8_000,
        interval: 30,
      });
      simulator.step(240);
    }
    expect(quarantined).toEqual([]);
    expect(unknown).not.toContain('event_unknown');
  } finally {
    await connector.stop();
    simulator.close();
  }
});
