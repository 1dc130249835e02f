import { describe, expect, it } from 'vitest';
import type { Connector, ConnectorContext } from '../../connectors/connector.ts';
import { cxoneConfigSchema } from '../../connectors/cxone/config.ts';
import { createCxoneConnector } from '../../connectors/cxone/connector.ts';
import { netsapiensConfigSchema } from '../../connectors/netsapiens/config.ts';
import { createNetsapiensConnector } from '../../connectors/netsapiens/connector.ts';
import { createManualClock, makeContext, settle } from '../../connectors/testing.ts';
import { emptyFloor } from '../../floor/floor.ts';
import { reduce } from '../../floor/reduce.ts';
import { NO_THRESHOLDS } from '../../protocol/thresholds.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import { startTallier, type Tallier } from './tallier.ts';

const SIMULATOR = 'http://127.0.0.1:4100';
const PLATFORMS = {
  cxone: (context: ConnectorContext): Connector => {
    const access = { accessKeyId: 'demo-key', accessKeySecret: 'demo-secret' };
    const baseUrl = `${SIMULATOR}/cxone`;
    return createCxoneConnector(
      cxoneConfigSchema.parse({ kind: 'cxone', baseUrl, ...access, join: { policy: 'none' } }),
      context,
    );
  },
  netsapiens: (context: ConnectorContext): Connector =>
    createNetsapiensConnector(
      netsapiensConfigSchema.parse({
        kind: 'netsapiens',
        url: `${SIMULATOR}/netsapiens`,
        auth: { type: 'apiKey', apiKey: 'nsd_demo' },
        poll: { queuesSeconds: 2, callsSeconds: 2 },
        rate: { perSecond: 100, burst: 100 },
        statistics: false,
      }),
      context,
    ),
} as const;

/** Twenty minutes of a simulated floor, heard through the platform's own connector. */
async function listen(platform: keyof typeof PLATFORMS) {
  const clock = createManualClock(new Date(2026, 0, 5, 10).getTime());
  const simulator = createSimulator({ clock, seed: 5, agents: 40, platforms: [platform] });
  let floor = emptyFloor;
  let tallier: Tallier | undefined;
  const emit: ConnectorContext['emit'] = async events => {
    for (const event of events) {
      floor = reduce(floor, event);
      tallier?.see(event);
    }
  };
  const fetch: ConnectorContext['fetch'] = (url, init) => simulator.fetch(new Request(url, init));
  const { context } = makeContext({ clock, fetch, emit });
  tallier = startTallier({ clock, report: () => {}, floor: () => floor, emit, thresholds: NO_THRESHOLDS });
  const connector = PLATFORMS[platform](context);
  connector.start();
  const truthOf = () =>
    new Map(
      [...simulator.story.stage.queues.values()].map(({ name, answered, abandoned, inSla }) => [
        name,
        { answered, abandoned, inSla },
      ]),
    );
  await clock.advance(10_000);
  const before = truthOf();
  await clock.advance(20 * 60_000);
  const truth = truthOf();
  // Whoever left last is decided when nobody took them.
  await clock.advance(20_000);
  await Promise.all([connector.stop(), tallier.stop(), clock.advance(5_000)]);
  await simulator.close();
  await settle();
  return { floor, before, truth };
}

describe.each(['cxone', 'netsapiens'] as const)('the count of %s’s contacts', platform => {
  it('[TA1] [TA3] is what happened, but for who was just answered when it began and ended', async () => {
    const { floor, before, truth } = await listen(platform);
    let answered = 0;
    for (const [id, { name }] of floor.queues) {
      // Conversations by text are no contacts there.
      if (name === 'Delivery Texts') continue;
      const counts = floor.tallies.get(id)?.counts;
      const happened = (what: 'answered' | 'abandoned' | 'inSla') =>
        (truth.get(name)?.[what] ?? 0) - (before.get(name)?.[what] ?? 0);
      const isNear = (count: number | undefined, what: 'answered' | 'inSla') =>
        expect(Math.abs((count ?? Number.NaN) - happened(what)), `${name} ${what}`).toBeLessThanOrEqual(1);
      isNear(counts?.answered, 'answered');
      isNear(counts?.answeredWithin, 'inSla');
      expect(counts?.abandoned, `${name} abandoned`).toBe(happened('abandoned'));
      answered += counts?.answered ?? 0;
    }
    expect(answered).toBeGreaterThan(40);
  }, 60_000);
});
