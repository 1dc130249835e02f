import { describe, expect, it } from 'vitest';
import type { Connector, ConnectorContext } from '../connectors/connector.ts';
import { cxoneConfigSchema } from '../connectors/cxone/config.ts';
import { createCxoneConnector } from '../connectors/cxone/connector.ts';
import { createGenesysConnector } from '../connectors/genesys/connector.ts';
import { makeConfig } from '../connectors/genesys/testing.ts';
import { netsapiensConfigSchema } from '../connectors/netsapiens/config.ts';
import { createNetsapiensConnector } from '../connectors/netsapiens/connector.ts';
import { createManualClock, makeContext } from '../connectors/testing.ts';
import { emptyFloor, type Floor } from '../floor/floor.ts';
import { reduceAll } from '../floor/reduce.ts';
import type { LastingFault } from './faults.ts';
import { createSimulator } from './simulator.ts';
import type { PlatformName } from './story/types.ts';

const BASE = 'http://127.0.0.1:4100';

const cxone = (policy: 'all' | 'none') => (context: ConnectorContext) =>
  createCxoneConnector(
    cxoneConfigSchema.parse({
      kind: 'cxone',
      baseUrl: `${BASE}/cxone`,
      accessKeyId: 'demo-key',
      accessKeySecret: 'demo-secret',
      join: { policy, maxSessions: 100 },
    }),
    context,
  );
const genesys = (context: ConnectorContext) =>
  createGenesysConnector(
    makeConfig({ url: `${BASE}/genesys`, user: 'supervisor3', password: 'demo' }),
    context,
  );
const netsapiens = (context: ConnectorContext) =>
  createNetsapiensConnector(
    netsapiensConfigSchema.parse({
      kind: 'netsapiens',
      url: `${BASE}/netsapiens`,
      auth: { type: 'apiKey', apiKey: 'nsd_demo' },
      rate: { perSecond: 100, burst: 100 },
    }),
    context,
  );

type Maker = (context: ConnectorContext) => Connector;
const PLATFORMS: readonly (readonly [string, PlatformName, Maker])[] = [
  ['CXone, joining all sessions', 'cxone', cxone('all')],
  ['CXone, joining none', 'cxone', cxone('none')],
  ['Genesys', 'genesys', genesys],
  ['NetSapiens', 'netsapiens', netsapiens],
];

/** A platform with people at work, on a clock that moves when told to. */
function makeWeather(platform: PlatformName, make: Maker) {
  const clock = createManualClock();
  const site = createSimulator({
    clock,
    platforms: [platform],
    agents: 24,
    scenario: 'normal-day',
    speed: 3,
  });
  const faults = site.platforms.get(platform)?.faults;
  const connectors: Connector[] = [];
  const watch = () => {
    let floor = emptyFloor;
    const links: string[] = [];
    const { context, heard } = makeContext({
      clock,
      fetch: (url, init) => site.fetch(new Request(url, init)),
      emit: async events => {
        floor = reduceAll(floor, events);
        for (const event of events)
          if (event.type === 'platform.link-changed')
            links.push(`${event.link.state} ${event.link.reason ?? ''}`);
      },
    });
    const connector = make(context);
    connectors.push(connector);
    connector.start();
    return { floor: () => floor, heard, links };
  };
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second += 1) {
      await clock.advance(1_000);
      site.tick();
    }
  };
  return {
    pass,
    watch,
    suffer: (fault: LastingFault) => faults?.add(fault),
    calm: () => faults?.clear(),
    /** People slow down, so that what is seen can be compared. */
    slow: () => site.speed.set(0.01),
    close: async () => {
      const stopped = Promise.all(connectors.map(connector => connector.stop()));
      await pass(60);
      await stopped;
      site.close();
    },
  };
}

/** What a floor says, the transcripts apart: those are heard only while one listens. */
function told(floor: Floor): readonly string[] {
  return [
    ...[...floor.agents.values()].map(({ id, profile, state, session }) =>
      [id, profile?.name, state?.activity, state?.word, session?.status ?? 'ended'].join(' '),
    ),
    ...[...floor.contacts.values()]
      .filter(({ final }) => !final)
      .map(({ id, agentId, status, queueId, channel }) => [id, agentId, status, queueId, channel].join(' ')),
    ...[...floor.queues.values()].map(({ id, waiting, agents }) => [id, waiting, agents?.loggedIn].join(' ')),
    ...[...floor.memberships].map(([key, { availability }]) => `${key} ${availability}`),
    ...[...floor.texts.values()]
      .filter(({ session }) => session.state !== 'ended')
      .map(({ session }) => [session.id, session.agentId, session.state].join(' ')),
  ].sort();
}

/** States and contacts whose beginning the two floors do not agree about, by more than headers round away. */
function disagreements(one: Floor, other: Floor): readonly string[] {
  const begun = ({ agents, contacts }: Floor) =>
    new Map<string, number | undefined>([
      ...[...agents.values()].map(({ id, state }) => [id, state?.since] as const),
      ...[...contacts.values()].filter(each => !each.final).map(each => [each.id, each.startedAt] as const),
    ]);
  const theirs = begun(other);
  return [...begun(one)].flatMap(([id, at]) => {
    const off = Math.abs((at ?? 0) - (theirs.get(id) ?? at ?? 0));
    return off > 3_000 ? [`${id} ${at} ${theirs.get(id)}`] : [];
  });
}

const skew = (minutes: number): LastingFault => ({ fault: 'clock-skew', minutes });

const STORMS: [string, readonly LastingFault[], RegExp?][] = [
  ['answers that are no JSON', [{ fault: 'malformed' }], /^down /],
  ['answers that break off', [{ fault: 'truncated' }], /^down /],
  ['connections that are cut, now and then', [{ fault: 'drop', rate: 0.5 }], /^(down|degraded) /],
  ['connections that are all cut', [{ fault: 'drop' }], /^down /],
  ['a platform that answers 500', [{ fault: 'status', code: 500 }], /^down .*500/],
  ['a platform that asks for pauses', [{ fault: 'rate-limit', retryAfter: 3 }], /^(down|degraded) /],
  ['a refused sign-in', [{ fault: 'status', code: 401 }], /^down /],
  ['answers that take 20 seconds', [{ fault: 'latency', ms: 20_000 }]],
  [
    'events told twice and out of order',
    [
      { fault: 'duplicate', rate: 0.7 },
      { fault: 'reorder', rate: 0.7 },
    ],
  ],
  ['pages that are shorter than asked for', [{ fault: 'page-limit', most: 7 }]],
];

describe.each(PLATFORMS)('%s', (_name, platform, make) => {
  it.each(STORMS)('shows the floor as it is after %s', async (_what, list, expected) => {
    const weather = makeWeather(platform, make);
    const one = weather.watch();
    await weather.pass(30);
    expect(one.links.at(-1)).toMatch(/^live/);
    const calm = one.links.length;
    for (const fault of list) weather.suffer(fault);
    await weather.pass(90);
    if (expected) expect(one.links.slice(calm).join('\n')).toMatch(new RegExp(expected, 'm'));
    weather.calm();
    weather.slow();
    const other = weather.watch();
    await weather.pass(75);
    expect(told(one.floor())).toEqual(told(other.floor()));
    expect(one.heard.logs.filter(line => /failed/.test(line))).toEqual([]);
    await weather.close();
  });

  it.each([
    ['ten minutes ahead', [10]],
    ['ten minutes behind', [-10]],
    ['three seconds behind', [-0.05]],
    ['set forward, and back', [10, 0, -10, 3, -3]],
  ])('shows states and how long they last when the platform’s clock is %s', async (_how, minutes) => {
    const weather = makeWeather(platform, make);
    const one = weather.watch();
    await weather.pass(30);
    for (const each of minutes) {
      weather.calm();
      weather.suffer(skew(each));
      await weather.pass(30);
    }
    weather.slow();
    const other = weather.watch();
    await weather.pass(75);
    expect(told(one.floor())).toEqual(told(other.floor()));
    expect(disagreements(one.floor(), other.floor())).toEqual([]);
    await weather.close();
  });
});

describe('hostile events', () => {
  it('are set aside one by one: the session stays heard, and its other events are told', async () => {
    const weather = makeWeather('cxone', cxone('all'));
    const one = weather.watch();
    await weather.pass(30);
    const before = one.links.length;
    weather.suffer({ fault: 'hostile', path: 'get-next-event' });
    await weather.pass(60);
    expect(one.links.slice(before)).toEqual([]);
    const raws = one.heard.quarantined.map(({ raw }) => raw);
    expect(raws.some(raw => raw.includes('"__proto__"'))).toBe(true);
    expect(raws.some(raw => raw.includes('{"inner":{"inner":'))).toBe(true);
    expect(one.heard.counts.get('quarantined get-next-event')).toBe(raws.length);
    const { agents } = one.floor();
    weather.calm();
    weather.slow();
    const other = weather.watch();
    await weather.pass(30);
    expect(told(one.floor())).toEqual(told(other.floor()));
    expect(agents.size).toBe(other.floor().agents.size);
    await weather.close();
  });
});

describe('a platform that comes back with other data', () => {
  it.each(PLATFORMS)('is shown as it is then: %s', async (_name, platform, make) => {
    const clock = createManualClock();
    const begin = (seed: number, agents: number) =>
      createSimulator({ clock, platforms: [platform], agents, seed, scenario: 'normal-day', speed: 0.01 });
    const sites = [begin(7, 30), begin(99, 12)] as const;
    let site: (typeof sites)[number] | undefined = sites[0];
    const watch = () => {
      let floor = emptyFloor;
      const { context } = makeContext({
        clock,
        fetch: (url, init) =>
          site ? site.fetch(new Request(url, init)) : Promise.reject(new TypeError('gone')),
        emit: async events => {
          floor = reduceAll(floor, events);
        },
      });
      const connector = make(context);
      connector.start();
      return { floor: () => floor, connector };
    };
    const pass = async (seconds: number) => {
      for (let second = 0; second < seconds; second += 1) await clock.advance(1_000);
    };
    const one = watch();
    await pass(30);
    site = undefined;
    await pass(30);
    site = sites[1];
    await pass(300);
    const other = watch();
    await pass(30);
    // NetSapiens' agents without a queue stay for a day, so that they can be put back.
    const serving = (floor: Floor) =>
      platform === 'netsapiens' ? told(floor).filter(line => !line.includes('In no queue')) : told(floor);
    expect(serving(one.floor())).toEqual(serving(other.floor()));
    const stopped = Promise.all([one.connector.stop(), other.connector.stop()]);
    await pass(60);
    await stopped;
    for (const each of sites) each.close();
  });
});
