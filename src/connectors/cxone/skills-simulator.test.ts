import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CommandInstruction } from '../../floor/command-params.ts';
import { emptyFloor } from '../../floor/floor.ts';
import { observes } from '../../floor/observe.ts';
import { reduceAll } from '../../floor/reduce.ts';
import { systemClock } from '../../lib/clock.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import { makeContext } from '../testing.ts';
import { createCxoneConnector } from './connector.ts';
import { makeActor, makeConfig } from './testing.ts';

const WAIT = { timeout: 15_000, interval: 20 };
const closing: (() => void | Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

describe('skills against the simulator', () => {
  it('are read as they are, and a skill given, changed and taken away is observed each time', async () => {
    const simulator = createSimulator({ clock: systemClock, seed: 11, agents: 30, scenario: 'quiet' });
    const { context, heard } = makeContext({
      clock: systemClock,
      fetch: (url, init) => simulator.fetch(new Request(url, init)),
    });
    const connector = createCxoneConnector(
      makeConfig({
        baseUrl: 'http://127.0.0.1:4100/cxone',
        poll: { skillsSeconds: 0.05, membershipsSeconds: 0.2, longPollSeconds: 1 },
        rate: { perSecond: 1000, burst: 1000 },
      }),
      context,
    );
    closing.push(() => connector.stop(), simulator.close);
    connector.start();
    const floor = () => reduceAll(emptyFloor, heard.events);
    const agents = [...simulator.story.stage.agents.values()].filter(agent => agent.platform === 'cxone');
    const assigned = agents.reduce((sum, agent) => sum + agent.queues.size, 0);
    await vi.waitFor(() => expect(floor().memberships.size).toBe(assigned), WAIT);

    const queues = [...simulator.story.stage.queues.keys()];
    const agent = agents.find(each => !each.supervisor && each.queues.size < queues.length);
    const free = queues.find(id => agent !== undefined && !agent.queues.has(id));
    const target = { agentId: `cxone:${agent?.id}`, queueId: `cxone:${free}` };
    const give = async (instruction: CommandInstruction) => {
      const sentAt = systemClock.now();
      const command = { id: 'c1', reason: undefined, ...instruction, target };
      const performed = await connector.perform(command, makeActor());
      const observed = () => heard.events.some(event => observes({ ...instruction, target, sentAt }, event));
      return { performed, observed };
    };

    const added = await give({
      type: 'queue.add-agent',
      params: { proficiency: 4, availability: 'automatic' },
    });
    expect(added.performed.kind).toBe('accepted');
    await vi.waitFor(() => expect(added.observed()).toBe(true), WAIT);
    const twice = await give({ type: 'queue.add-agent', params: {} });
    expect(twice.performed).toMatchObject({ kind: 'refused', outcome: { rawStatus: 200 } });
    const suspended = await give({ type: 'queue.update-agent', params: { availability: 'disabled' } });
    expect(suspended.performed.kind).toBe('accepted');
    await vi.waitFor(() => expect(suspended.observed()).toBe(true), WAIT);
    const removed = await give({ type: 'queue.remove-agent', params: {} });
    await vi.waitFor(() => expect(removed.observed()).toBe(true), WAIT);
    expect(floor().memberships.size).toBe(assigned);
  });
});
