import { describe, expect, it } from 'vitest';
import type { FloorEvent } from '../../floor/events.ts';
import { arrives, changes } from './testing/people.ts';
import { openTab } from './testing/tab.ts';
import { TOPIC } from './topics.ts';
import { DEFAULT_VIEW } from './view.ts';

const platform: FloorEvent = {
  type: 'platform.changed',
  platform: { id: 'cxone', kind: 'cxone', name: 'CXone', refreshMs: 5000, capabilities: {}, asOf: 1 },
};
const link: FloorEvent = {
  type: 'platform.link-changed',
  platformId: 'cxone',
  link: { state: 'live', reason: undefined, since: 1, asOf: 1 },
};
const heard = (asOf: number): FloorEvent => ({ type: 'platform.heard', platformId: 'cxone', asOf });

async function openFloor() {
  const tab = openTab();
  const now = tab.clock.now();
  tab.gateway.emit(platform, link, heard(now));
  tab.gateway.emit(arrives('cxone:1', 'Ana', 'Sales', 1), changes('cxone:1', now, {}));
  tab.gateway.emit(arrives('cxone:2', 'Bo', 'Sales', 1), changes('cxone:2', now, {}));
  await tab.clock.advance(1000);
  return { ...tab, now };
}

function count(subscribe: (listener: () => void) => () => void) {
  const counted = { times: 0 };
  subscribe(() => {
    counted.times += 1;
  });
  return counted;
}

describe('the live floor', () => {
  it('applies at once what comes first, together what comes within a frame, and tells only those whom it touches', async () => {
    const { live, gateway, clock, now, stop } = await openFloor();
    const ana = count(listener => live.topics.subscribe(TOPIC.agent('cxone:1'), listener));
    const bo = count(listener => live.topics.subscribe(TOPIC.agent('cxone:2'), listener));
    const store = count(listener => live.store.subscribe(listener));
    const before = live.row('cxone:2');
    for (let n = 1; n <= 50; n += 1) {
      gateway.emit(changes('cxone:1', now + n, { presence: 'unavailable', reason: `break ${n}` }));
      await clock.settle();
    }
    await clock.advance(20);
    expect(ana.times).toBe(2);
    expect(bo.times).toBe(0);
    expect(store.times).toBe(2);
    expect(live.row('cxone:1')?.reason).toBe('break 50');
    expect(live.row('cxone:2')).toBe(before);
    stop();
  });

  it('keeps an agent’s row as it is when an event says nothing new about it', async () => {
    const { live, gateway, clock, now, stop } = await openFloor();
    const before = live.row('cxone:1');
    gateway.emit(changes('cxone:1', now, { asOf: now + 5 }));
    await clock.advance(50);
    expect(live.row('cxone:1')).toBe(before);
    stop();
  });

  it('keeps rosters up to date, one per view, from the moment they are made', async () => {
    const { live, gateway, clock, now, stop } = await openFloor();
    const roster = live.roster(DEFAULT_VIEW);
    expect(live.roster({ ...DEFAULT_VIEW, teams: [] })).toBe(roster);
    const release = live.retain(roster);
    const rows = count(roster.subscribeRows);
    gateway.emit(changes('cxone:1', now + 900, {}));
    await clock.advance(50);
    expect(rows.times).toBe(1);
    expect(roster.rows().indexOf('cxone:1')).toBe(1);
    release();
    stop();
  });

  it('brings a roster up to date that was made long before anybody held on to it', async () => {
    const { live, gateway, clock, now, stop } = await openFloor();
    const roster = live.roster({ ...DEFAULT_VIEW, sort: 'name' });
    for (const text of ['a', 'b', 'c', 'd']) live.roster({ ...DEFAULT_VIEW, text });
    const before = roster.rows().shown;
    gateway.emit(arrives('cxone:3', 'Aaron', 'Sales', now), {
      type: 'agent.removed',
      agentId: 'cxone:2',
      asOf: now,
    });
    await clock.advance(50);
    live.retain(roster);
    expect(roster.rows().indexOf('cxone:3')).toBe(0);
    expect(roster.rows().indexOf('cxone:2')).toBe(-1);
    expect(roster.rows().shown).toBe(before);
    expect(live.roster({ ...DEFAULT_VIEW, sort: 'name' })).toBe(roster);
    stop();
  });

  it('ticks once a second with the gateway’s full seconds, and rests while nobody looks', async () => {
    const { live, clock, page, stop } = await openFloor();
    const ticks = count(live.clock.subscribe);
    await clock.advance(5000);
    expect(ticks.times).toBe(5);
    expect(live.clock.now() % 1000).toBe(0);
    page.happens('hidden');
    await clock.advance(60_000);
    expect(ticks.times).toBe(5);
    page.happens('visible');
    expect(ticks.times).toBe(6);
    stop();
  });

  it('lets time in state stand still, and nobody cross a limit, while the platform is silent', async () => {
    const { live, gateway, clock, now, stop } = await openFloor();
    const roster = live.roster({ ...DEFAULT_VIEW, limits: { 'available-idle': 60 } });
    live.retain(roster);
    await clock.advance(120_000);
    expect(live.freshness('cxone').state).toBe('stale');
    expect(live.clock.nowOf('cxone')).toBe(now + 10_000);
    expect(roster.totals().all.over).toBe(0);
    gateway.emit(heard(clock.now()));
    await clock.advance(1100);
    expect(live.freshness('cxone').state).toBe('live');
    expect(roster.totals().all.over).toBe(2);
    stop();
  });

  it('judges nobody by a time at which their platform was silent already, from the first floor on', async () => {
    const tab = openTab();
    const { live, gateway, clock } = tab;
    const now = clock.now();
    const limits = { unavailable: 60 } as const;
    const roster = live.roster({ ...DEFAULT_VIEW, limits });
    live.retain(roster);
    gateway.emit(platform, link, heard(now - 300_000));
    gateway.emit(arrives('cxone:1', 'Ana', 'Sales', 1));
    gateway.emit(changes('cxone:1', now - 290_000, { presence: 'unavailable' }));
    await clock.advance(3000);
    expect(live.freshness('cxone').state).toBe('stale');
    expect(roster.totals().all).toMatchObject({ count: 1, over: 0 });
    tab.stop();
  });

  it('counts the teams of the floor', async () => {
    const { live, gateway, clock, now, stop } = await openFloor();
    const teams = live.teams();
    expect(teams).toEqual([{ name: 'Sales', count: 2 }]);
    gateway.emit(changes('cxone:1', now + 1, {}));
    await clock.advance(50);
    expect(live.teams()).toBe(teams);
    gateway.emit(arrives('cxone:2', 'Bo', undefined, now + 1));
    await clock.advance(50);
    expect(live.teams()).toEqual([
      { name: '', count: 1 },
      { name: 'Sales', count: 1 },
    ]);
    stop();
  });

  it('applies by a timer while the page is hidden, since hidden pages get no frames', async () => {
    const { live, gateway, clock, page, now, stop } = await openFloor();
    page.happens('hidden');
    gateway.emit(changes('cxone:1', now + 500, { presence: 'unavailable' }));
    await clock.advance(30_000);
    expect(live.row('cxone:1')?.display).toBe('unavailable');
    stop();
  });
});
