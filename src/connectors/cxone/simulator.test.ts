import { afterEach, describe, expect, it, vi } from 'vitest';
import { emptyFloor } from '../../floor/floor.ts';
import { observes } from '../../floor/observe.ts';
import { reduceAll } from '../../floor/reduce.ts';
import { systemClock } from '../../lib/clock.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import type { PlatformCommand } from '../connector.ts';
import { makeContext } from '../testing.ts';
import { createCxoneConnector } from './connector.ts';
import { makeActor, makeCommand, makeConfig, makeIdentity } from './testing.ts';

const WAIT = { timeout: 15_000, interval: 20 };
const closing: (() => void | Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const running = async (config: Parameters<typeof makeConfig>[0] = {}) => {
  const simulator = createSimulator({ clock: systemClock, seed: 11, agents: 30 });
  const { context, heard } = makeContext({
    clock: systemClock,
    fetch: (url, init) => simulator.fetch(new Request(url, init)),
  });
  const connector = createCxoneConnector(
    makeConfig({
      baseUrl: 'http://127.0.0.1:4100/cxone',
      poll: {
        statesSeconds: 0.05,
        contactsSeconds: 0.05,
        skillsSeconds: 0.05,
        supervisorsSeconds: 0.05,
        longPollSeconds: 2,
      },
      rate: { perSecond: 1000, burst: 1000 },
      ...config,
    }),
    context,
  );
  closing.push(() => connector.stop(), simulator.close);
  simulator.start();
  connector.start();
  const floor = () => reduceAll(emptyFloor, heard.events);
  await vi.waitFor(() => expect(floor().platforms.get('cxone')?.link.state).toBe('live'), WAIT);
  const perform = async (command: PlatformCommand, actor = makeActor()) => {
    const sentAt = systemClock.now();
    const performed = await connector.perform(command, actor);
    const observed = () => heard.events.some(event => observes({ ...command, sentAt }, event));
    return { ...performed, observed };
  };
  const journal = (end: string) =>
    simulator.journal.calls().filter(call => call.path.split('?')[0]?.endsWith(end));
  return { simulator, connector, heard, floor, perform, journal };
};

/** Whoever took a call last: that call will not be over before the test is. */
const talking = (floor: ReturnType<Awaited<ReturnType<typeof running>>['floor']>) =>
  [...floor.contacts.values()]
    .filter(
      contact => contact.channel === 'voice' && contact.status === 'active' && contact.agentId !== undefined,
    )
    .toSorted((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0))[0]?.agentId;

describe('against the simulator', () => {
  it('a joined session is told as it happens, and a terminate is seen exactly once and observed', async () => {
    const { floor, perform, journal, heard } = await running();
    const someone = [...floor().agents.values()].find(each => each.session?.status === 'open');
    if (someone === undefined) throw new Error('nobody is logged in');
    const joined = await perform(makeCommand({ type: 'agent.join-session', params: {} }, someone.id));
    expect(joined.outcome.branch).toBe('Success');
    await vi.waitFor(() => expect(joined.observed()).toBe(true), WAIT);
    await vi.waitFor(() => expect(floor().agents.get(someone.id)?.session?.number).toBeDefined(), WAIT);

    const ended = await perform(makeCommand({ type: 'agent.terminate-session', params: {} }, someone.id));
    expect(ended.outcome).toMatchObject({ branch: 'OnSuccess', rawStatus: 202 });
    await vi.waitFor(() => expect(ended.observed()).toBe(true), WAIT);
    await vi.waitFor(
      () =>
        expect(floor().agents.get(someone.id)?.session).toMatchObject({ status: 'ended', listening: 'no' }),
      WAIT,
    );
    expect(journal('/logout')).toHaveLength(1);
    expect(
      heard.events.filter(event => event.type === 'agent.session-ended' && event.agentId === someone.id),
    ).toHaveLength(1);
    expect(heard.quarantined).toEqual([]);
  });

  it('a supervisor listens, coaches, barges in and stops, in a session of their own', async () => {
    const { floor, perform, simulator, heard } = await running();
    await vi.waitFor(() => {
      if (talking(floor()) === undefined) simulator.step(20);
      expect(talking(floor())).toBeDefined();
    }, WAIT);
    const target = talking(floor());
    if (target === undefined) throw new Error('nobody talks');
    const actor = makeActor({
      identity: makeIdentity({
        agentId: '9001',
        accessKeyId: 'demo-key-9001',
        accessKeySecret: 'demo-secret',
      }),
    });
    for (const type of ['contact.monitor', 'contact.coach', 'contact.barge-in', 'contact.stop'] as const) {
      const performed = await perform(makeCommand({ type, params: {} }, target), actor);
      expect({ type, kind: performed.kind, ...performed.outcome }).toMatchObject({ type, kind: 'accepted' });
      await vi.waitFor(() => expect(performed.observed()).toBe(true), WAIT);
    }
    expect(heard.quarantined).toEqual([]);
  });

  it('understands everything that a busy hour says in every session', async () => {
    const { floor, simulator, heard } = await running({ join: { policy: 'all', maxSessions: 100 } });
    await vi.waitFor(
      () =>
        expect(
          [...floor().agents.values()].filter(each => each.session?.listening === 'joined').length,
        ).toBeGreaterThan(5),
      WAIT,
    );
    for (let minute = 0; minute < 60; minute += 1) {
      simulator.step(60);
      await new Promise(resolve => setImmediate(resolve));
    }
    await vi.waitFor(() => expect(heard.events.length).toBeGreaterThan(300), WAIT);
    const unknown = [...heard.counts.keys()].filter(key =>
      /unknown|malformed|quarantined|crashed|failed/.test(key),
    );
    expect(unknown).toEqual([]);
    for (const each of floor().agents.values())
      expect(each.state?.presence === 'unknown' && each.state.activity === 'unknown').toBe(false);
    for (const each of floor().contacts.values()) {
      expect(each.status, each.word).not.toBe('unknown');
      expect(each.channel).not.toBe('unknown');
    }
  });
});
