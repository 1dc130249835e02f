import { describe, expect, it, vi } from 'vitest';
import { COMMAND_TYPES } from '../floor/commands.ts';
import type { FloorEvent } from '../floor/events.ts';
import { emptyFloor, type Floor } from '../floor/floor.ts';
import { reduceAll } from '../floor/reduce.ts';
import { type Clock, systemClock } from '../lib/clock.ts';
import type { Actor, Connector, ConnectorContext, Fetch, PlatformCommand, Quarantined } from './connector.ts';

/** A platform to hold a connector against: most often the simulator's handler, with no port. */
export type ConnectorHarness = {
  readonly fetch: Fetch;
  readonly create: (context: ConnectorContext) => Connector;
  /** Acts that the platform takes, and that it refuses with an answer. */
  readonly accepted: (floor: Floor) => PlatformCommand;
  readonly refused: (floor: Floor) => PlatformCommand;
  readonly actor: Actor;
  readonly close: () => void | Promise<void>;
};

type Weather = 'fair' | 'refused' | 'broken' | 'garbage';

const WAIT = { timeout: 15_000, interval: 20 };

/** What every platform's connector promises, whatever the platform. Run by each platform's own test. */
export function describeConnector(
  name: string,
  makeHarness: () => ConnectorHarness | Promise<ConnectorHarness>,
): void {
  const open = async () => {
    const harness = await makeHarness();
    const events: FloorEvent[] = [];
    const quarantined: Quarantined[] = [];
    const memory = new Map<string, string>();
    const under = { way: 0, asked: 0, asleep: 0 };
    let weather: Weather = 'fair';

    const fetch: Fetch = async (url, init) => {
      under.asked += 1;
      if (weather === 'refused') throw failure('ECONNREFUSED');
      under.way += 1;
      try {
        const answer = await harness.fetch(url, init);
        if (weather === 'broken') throw failure('ECONNRESET');
        return weather === 'garbage' ? new Response('<html>{"events":[}', { status: 200 }) : answer;
      } finally {
        under.way -= 1;
      }
    };
    const clock: Clock = {
      now: systemClock.now,
      sleep: async (ms, signal) => {
        under.asleep += 1;
        await systemClock.sleep(ms, signal);
        under.asleep -= 1;
      },
    };
    const context: ConnectorContext = {
      clock,
      fetch,
      random: Math.random,
      log: () => {},
      emit: async batch => void events.push(...batch),
      quarantine: item => void quarantined.push(item),
      count: () => {},
      memory: {
        get: async key => memory.get(key),
        set: async (key, value) => void (value === undefined ? memory.delete(key) : memory.set(key, value)),
      },
    };
    const connector = harness.create(context);
    const floor = () => reduceAll(emptyFloor, events);
    const link = () => floor().platforms.get(connector.platformId)?.link.state;
    const live = () =>
      vi.waitFor(() => {
        expect(link()).toBe('live');
        expect(floor().agents.size).toBeGreaterThan(0);
      }, WAIT);
    return {
      connector,
      harness,
      events,
      quarantined,
      under,
      floor,
      link,
      live,
      turn: (next: Weather) => {
        weather = next;
      },
      close: async () => {
        weather = 'fair';
        await connector.stop();
        await harness.close();
      },
    };
  };

  describe(`${name}, as every connector`, () => {
    it('says what it can do, goes live and brings agents', async () => {
      const { connector, events, live, floor, close } = await open();
      connector.start();
      await live();
      const platform = floor().platforms.get(connector.platformId);
      expect(platform?.kind).toBe(connector.kind);
      for (const capability of Object.values(platform?.capabilities ?? {}))
        expect(capability.can ? capability.effect : capability.why).toMatch(/\.$/);
      expect(events.find(event => event.type === 'platform.link-changed')?.link.state).toBe('connecting');
      for (const agent of floor().agents.values()) expect(agent.platformId).toBe(connector.platformId);
      await close();
    });

    it('leaves nothing running when it is stopped, and can be stopped twice or before it began', async () => {
      const { connector, live, under, close } = await open();
      connector.start();
      await live();
      await connector.stop();
      await vi.waitFor(() => expect(under).toMatchObject({ way: 0, asleep: 0 }), WAIT);
      const { asked } = under;
      await connector.stop();
      connector.start();
      expect(under.asked).toBe(asked);
      await close();
      const unborn = await open();
      await unborn.connector.stop();
      expect(unborn.under.asked).toBe(0);
      await unborn.close();
    });

    it('tells accepted from refused, with the platform’s own status', async () => {
      const { connector, harness, live, floor, close } = await open();
      connector.start();
      await live();
      const refused = await connector.perform(harness.refused(floor()), harness.actor);
      expect(refused.kind).toBe('refused');
      expect(refused.outcome.rawStatus).toBeGreaterThanOrEqual(400);
      const accepted = await connector.perform(harness.accepted(floor()), harness.actor);
      expect(accepted.kind).toBe('accepted');
      await close();
    });

    it('has failed what was never sent, and does not know what became of what was not answered', async () => {
      const { connector, harness, live, floor, turn, close } = await open();
      connector.start();
      await live();
      const known = floor();
      turn('refused');
      expect((await connector.perform(harness.accepted(known), harness.actor)).kind).toBe('failed');
      turn('broken');
      expect((await connector.perform(harness.accepted(known), harness.actor)).kind).toBe('unknown');
      await close();
    });

    it('answers every command, never throws, whatever it is aimed at', async () => {
      const { connector, harness, live, close } = await open();
      const aims = [{}, { agentId: 'nowhere:1' }, { agentId: `${connector.platformId}:no/such?agent` }];
      const performAll = async () => {
        for (const target of aims)
          for (const type of COMMAND_TYPES) {
            const command = {
              id: `any-${type}`,
              type,
              params: {},
              target,
              reason: undefined,
            } as PlatformCommand;
            const performed = await connector.perform(command, { ...harness.actor, identity: undefined });
            expect(performed.outcome.message).not.toBe('');
            expect(['refused', 'failed', 'unknown', 'accepted']).toContain(performed.kind);
          }
      };
      await performAll();
      connector.start();
      await live();
      await performAll();
      await connector.stop();
      await performAll();
      await close();
    });

    it('sets garbage aside, shows it in the link, and heals', async () => {
      const { connector, live, turn, quarantined, link, floor, close } = await open();
      connector.start();
      await live();
      const { size } = floor().agents;
      turn('garbage');
      await vi.waitFor(() => {
        expect(quarantined.length).toBeGreaterThan(0);
        expect(link()).not.toBe('live');
      }, WAIT);
      expect(floor().agents.size).toBe(size);
      turn('fair');
      await live();
      await close();
    });

    it('shows that the platform cannot be reached, keeps the last facts, and heals', async () => {
      const { connector, live, turn, link, floor, close } = await open();
      connector.start();
      await live();
      const { size } = floor().agents;
      turn('refused');
      await vi.waitFor(() => expect(link()).toBe('down'), WAIT);
      const shown = floor().platforms.get(connector.platformId)?.link;
      expect(shown?.reason).not.toBe(undefined);
      expect(floor().agents.size).toBe(size);
      turn('fair');
      await live();
      await close();
    });

    it('goes live by itself when the platform was away at the start', async () => {
      const { connector, live, turn, link, close } = await open();
      turn('refused');
      connector.start();
      await vi.waitFor(() => expect(link()).toBe('down'), WAIT);
      turn('fair');
      await live();
      await close();
    });
  });
}

function failure(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}
