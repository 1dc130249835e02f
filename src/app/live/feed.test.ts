import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FloorEvent } from '../../floor/events.ts';
import { story } from '../../floor/testing.ts';
import type { SnapshotReply } from '../../protocol/feed.ts';
import type { Locks } from './leader.ts';
import { createFakeClock } from './testing/fake-clock.ts';
import { createFakeGateway } from './testing/fake-gateway.ts';
import { createFakeLocks, createFakeTabs } from './testing/fake-locks.ts';
import { contentOf, openTab, type TestTab } from './testing/tab.ts';

const notice = (asOf: number): FloorEvent => ({
  type: 'notice.received',
  notice: {
    id: `cxone:n${asOf}`,
    platformId: 'cxone',
    agentId: 'cxone:1',
    kind: 'Indicator',
    title: `notice ${asOf}`,
    detail: undefined,
    level: 'info',
    links: [],
    raw: undefined,
    asOf,
  },
});

const titles = ({ live }: TestTab) =>
  live.store
    .getState()
    .floor.notices.get('cxone:1')
    ?.map(({ title }) => title) ?? [];

describe('the live feed', () => {
  it('takes a snapshot, then streams what happens', async () => {
    const tab = openTab();
    tab.gateway.emit(notice(1));
    await tab.clock.advance(100);
    expect(titles(tab)).toEqual(['notice 1']);
    expect(tab.feedState()).toBe('live');
    tab.gateway.emit(notice(2));
    await tab.clock.advance(20);
    expect(titles(tab)).toEqual(['notice 1', 'notice 2']);
    expect(tab.gateway.requests).toEqual(['GET floor', 'GET stream']);
    tab.stop();
  });

  it('begins with a floor that was asked for early, before anybody is elected, and asks for no other', async () => {
    const clock = createFakeClock();
    const gateway = createFakeGateway(clock);
    gateway.emit(notice(1));
    let elect = () => {};
    const locks: Locks = {
      request: async (_name, _options, held) => {
        await new Promise<void>(resolve => {
          elect = resolve;
        });
        return held({});
      },
    };
    const response = await gateway.fetch('/api/floor', {});
    const snapshot = (await response.json()) as SnapshotReply;
    gateway.emit(notice(2));
    const tab = openTab({ clock, gateway, locks, early: () => Promise.resolve(snapshot) });
    await clock.settle();
    expect(titles(tab)).toEqual(['notice 1']);
    expect(tab.feedState()).toBe('live');
    elect();
    await clock.advance(100);
    expect(titles(tab)).toEqual(['notice 1', 'notice 2']);
    expect(gateway.requests).toEqual(['GET floor', 'GET stream']);
    tab.stop();
  });

  it('shows nothing of a floor that comes when its person has signed out', async () => {
    const clock = createFakeClock();
    const gateway = createFakeGateway(clock);
    gateway.emit(notice(1));
    const response = await gateway.fetch('/api/floor', {});
    const snapshot = (await response.json()) as SnapshotReply;
    let come = (_: SnapshotReply) => {};
    const early = new Promise<SnapshotReply>(resolve => {
      come = resolve;
    });
    const tab = openTab({ clock, gateway, early: () => early });
    await clock.settle();
    tab.stop();
    come(snapshot);
    await clock.settle();
    expect(tab.live.store.getState().loaded).toBe(false);
    expect(titles(tab)).toEqual([]);
  });

  it('asks for the floor where nothing came of asking early', async () => {
    const tab = openTab({ early: () => Promise.resolve(undefined) });
    await tab.clock.advance(100);
    expect(tab.feedState()).toBe('live');
    expect(tab.gateway.requests).toEqual(['GET floor', 'GET stream']);
    tab.stop();
  });

  it('waits for a floor that is on its way rather than ask for it twice, but not for ever', async () => {
    const tab = openTab({ early: () => new Promise(() => {}) });
    await tab.clock.advance(1000);
    expect(tab.gateway.requests).toEqual([]);
    await tab.clock.advance(32_000);
    expect(tab.gateway.requests).toEqual(['GET floor', 'GET stream']);
    tab.stop();
  });

  it('shows the gateway’s time, not its own', async () => {
    const tab = openTab();
    await tab.clock.advance(5000);
    const ahead = tab.live.clock.now() - tab.clock.now();
    expect(ahead).toBeGreaterThan(3900);
    expect(ahead).toBeLessThanOrEqual(5000);
    tab.stop();
  });

  it('says that it is offline while the gateway is gone, and takes only what it missed when it is back', async () => {
    const tab = openTab();
    await tab.clock.advance(100);
    tab.gateway.weather.down = true;
    tab.gateway.cut();
    await tab.clock.advance(20_000);
    const { feed } = tab.live.store.getState();
    expect(feed.state).toBe('offline');
    expect(feed.attempt).toBeGreaterThan(2);
    expect(feed.retryAt).toBeGreaterThan(0);
    expect(feed.problem).toBe('The gateway cannot be reached.');
    tab.gateway.emit(notice(1));
    tab.gateway.weather.down = false;
    const asked = tab.gateway.requests.length;
    await tab.clock.advance(31_000);
    expect(tab.feedState()).toBe('live');
    expect(titles(tab)).toEqual(['notice 1']);
    expect(tab.gateway.requests.slice(asked)).not.toContain('GET floor');
    tab.stop();
  });

  it('tries again at once when asked to', async () => {
    const tab = openTab();
    tab.gateway.weather.down = true;
    await tab.clock.advance(120_000);
    tab.gateway.weather.down = false;
    tab.live.retryNow();
    await tab.clock.settle();
    expect(tab.feedState()).toBe('live');
    tab.stop();
  });

  it('takes a new snapshot when its place is no longer held, and when the log is another one', async () => {
    const tab = openTab();
    for (let n = 1; n < 9; n += 1) tab.gateway.emit(notice(n));
    await tab.clock.advance(100);
    tab.gateway.weather.down = true;
    tab.gateway.cut();
    tab.gateway.emit(notice(10), notice(11));
    for (let n = 0; n < 5; n += 1) tab.gateway.trim();
    tab.gateway.weather.down = false;
    await tab.clock.advance(5000);
    expect(contentOf(tab.live.store.getState().floor)).toEqual(contentOf(tab.gateway.floor()));
    tab.gateway.restore(3);
    await tab.clock.advance(5000);
    expect(titles(tab)).not.toContain('notice 11');
    expect(contentOf(tab.live.store.getState().floor)).toEqual(contentOf(tab.gateway.floor()));
    tab.stop();
  });

  it('stops asking when the sign-in has ended', async () => {
    const tab = openTab();
    await tab.clock.advance(100);
    tab.gateway.weather.signedOut = true;
    tab.gateway.cut();
    await tab.clock.advance(5000);
    expect(tab.feedState()).toBe('signed-out');
    const asked = tab.gateway.requests.length;
    await tab.clock.advance(300_000);
    expect(tab.gateway.requests.length).toBe(asked);
    tab.stop();
  });

  it('polls plainly where a proxy holds streams back', async () => {
    const tab = openTab();
    tab.gateway.weather.buffering = true;
    await tab.clock.advance(100);
    tab.gateway.emit(notice(1));
    await tab.clock.advance(9000);
    expect(titles(tab)).toEqual(['notice 1']);
    tab.gateway.emit(notice(2));
    await tab.clock.advance(100);
    expect(titles(tab)).toEqual(['notice 1', 'notice 2']);
    expect(tab.gateway.requests.slice(-1)).toEqual(['GET poll']);
    tab.stop();
  });

  it('notices within seconds that a connection is dead although nothing closed it', async () => {
    const tab = openTab();
    await tab.clock.advance(100);
    tab.gateway.weather.hanging = true;
    await tab.clock.advance(19_000);
    expect(tab.feedState()).toBe('offline');
    expect(tab.live.store.getState().feed.problem).toBe('The gateway does not answer.');
    tab.stop();
  });

  it('asks rarely while nobody looks, and at once when somebody does', async () => {
    const tab = openTab();
    await tab.clock.advance(100);
    tab.page.happens('hidden');
    await tab.clock.advance(60_000);
    const asked = tab.gateway.requests.length;
    for (let second = 0; second < 60; second += 1) {
      tab.gateway.emit(notice(second));
      await tab.clock.advance(1000);
    }
    expect(tab.gateway.requests.length - asked).toBeLessThan(20);
    tab.gateway.emit(notice(99));
    tab.page.happens('visible');
    await tab.clock.advance(50);
    expect(titles(tab)).toContain('notice 99');
    tab.stop();
  });

  it('knows that it has no network, and goes on when it has one again', async () => {
    const tab = openTab();
    await tab.clock.advance(100);
    tab.page.happens('offline');
    await tab.clock.advance(100);
    expect(tab.live.store.getState().feed.problem).toBe('This device has no network.');
    tab.gateway.emit(notice(1));
    tab.page.happens('online');
    await tab.clock.advance(50);
    expect(titles(tab)).toEqual(['notice 1']);
    tab.stop();
  });

  it('says that the page is outdated when the gateway serves another build', async () => {
    const tab = openTab();
    await tab.clock.advance(100);
    expect(tab.live.store.getState().feed.outdated).toBe(false);
    tab.gateway.weather.build = 'two';
    tab.gateway.emit(notice(1));
    await tab.clock.advance(100);
    expect(tab.live.store.getState().feed.outdated).toBe(true);
    tab.stop();
  });

  it('says in every tab that the gateway’s disk refuses, and no longer than that', async () => {
    const browser = createFakeTabs();
    const locks = createFakeLocks();
    const leader = openTab({ locks, tabs: browser.join() });
    const { clock, gateway } = leader;
    const follower = openTab({ clock, gateway, locks, tabs: browser.join() });
    const refuses = () => [leader, follower].map(({ live }) => live.store.getState().feed.diskRefuses);
    await clock.advance(3000);
    expect(refuses()).toEqual([false, false]);
    gateway.weather.diskRefuses = true;
    await clock.advance(40_000);
    expect(refuses()).toEqual([true, true]);
    expect(leader.feedState()).toBe('live');
    gateway.weather.diskRefuses = false;
    gateway.emit(notice(1));
    await clock.advance(100);
    expect(refuses()).toEqual([false, false]);
    leader.stop();
    follower.stop();
  });

  it('forgets the floor when it stops, and begins anew', async () => {
    const tab = openTab();
    tab.gateway.emit(notice(1));
    await tab.clock.advance(100);
    tab.stop();
    await tab.clock.advance(100);
    expect(titles(tab)).toEqual([]);
    expect(tab.live.store.getState().loaded).toBe(false);
    expect(tab.gateway.open()).toBe(0);
    const stop = tab.live.start();
    await tab.clock.advance(100);
    expect(titles(tab)).toEqual(['notice 1']);
    stop();
  });
});

describe('[FL5] whatever happens on the way', () => {
  const mishap = fc.constantFrom(
    'cut',
    'down',
    'up',
    'trim',
    'restore',
    'hide',
    'show',
    'offline',
    'online',
    'buffer',
    'sleep',
    'wait',
    'refuse',
  );

  function happen(tabs: readonly TestTab[], what: string) {
    const [{ gateway }] = tabs as readonly [TestTab];
    const pages = tabs.map(({ page }) => page);
    if (what === 'cut') gateway.cut();
    if (what === 'down') {
      gateway.weather.down = true;
      gateway.cut();
    }
    if (what === 'up') Object.assign(gateway.weather, { down: false, status: undefined });
    if (what === 'trim') gateway.trim();
    if (what === 'restore') gateway.restore(2);
    if (what === 'hide') for (const page of pages) page.happens('hidden');
    if (what === 'show') pages[0]?.happens('visible');
    if (what === 'offline') for (const page of pages) page.happens('offline');
    if (what === 'online') for (const page of pages) page.happens('online');
    if (what === 'buffer') gateway.weather.buffering = !gateway.weather.buffering;
    if (what === 'sleep') for (const page of pages) page.happens('resumed');
    if (what === 'refuse') gateway.weather.status = 503;
  }

  it('every tab ends with the floor of the gateway', async () => {
    const chapter = fc.record({ events: story(5), mishap, ms: fc.integer({ min: 0, max: 12_000 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(chapter, { maxLength: 12, size: 'max' }),
        fc.constantFrom(1, 3),
        async (chapters, count) => {
          const first = openTab();
          const { clock, gateway } = first;
          first.stop();
          const browser = createFakeTabs();
          const locks = createFakeLocks();
          const tabs = Array.from({ length: count }, () =>
            openTab({ clock, gateway, locks, tabs: browser.join() }),
          );
          for (const { events, mishap: what, ms } of chapters) {
            gateway.emit(...events);
            happen(tabs, what);
            await clock.advance(ms);
          }
          Object.assign(gateway.weather, { down: false, buffering: false, status: undefined });
          for (const { page } of tabs) {
            page.happens('online');
            page.happens('visible');
          }
          await clock.advance(60_000);
          for (const { live } of tabs) {
            expect(live.store.getState().feed.state).toBe('live');
            expect(contentOf(live.store.getState().floor)).toEqual(contentOf(gateway.floor()));
          }
          for (const { stop } of tabs) stop();
          await clock.settle();
        },
      ),
      { numRuns: 150 },
    );
  });
});
