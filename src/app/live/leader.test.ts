import { describe, expect, it } from 'vitest';
import type { FloorEvent } from '../../floor/events.ts';
import { createFakeClock } from './testing/fake-clock.ts';
import { createFakeGateway } from './testing/fake-gateway.ts';
import { createFakeLocks, createFakeTabs } from './testing/fake-locks.ts';
import { openTab, type TestTab } from './testing/tab.ts';

const heard = (asOf: number): FloorEvent => ({ type: 'platform.heard', platformId: 'cxone', asOf });
const heardAt = ({ live }: TestTab) => live.store.getState().floor.platforms.get('cxone')?.heardAt;
const roleOf = ({ live }: TestTab) => live.store.getState().feed.role;

function openBrowser(count: number) {
  const clock = createFakeClock();
  const gateway = createFakeGateway(clock);
  const locks = createFakeLocks();
  const channel = createFakeTabs();
  const frozen = new Set<number>();
  const tabs = Array.from({ length: count }, (_, index) =>
    openTab({ clock, gateway, locks, tabs: channel.join(() => frozen.has(index)) }),
  );
  const stop = () => {
    for (const tab of tabs) tab.stop();
  };
  return { clock, gateway, tabs, frozen, stop };
}

/** Lets time pass in small steps until it is so; how long that took. */
async function until(clock: { readonly advance: (ms: number) => Promise<void> }, so: () => boolean) {
  for (let ms = 0; ms < 60_000; ms += 100) {
    if (so()) return ms;
    await clock.advance(100);
  }
  return Number.POSITIVE_INFINITY;
}

describe('the tabs of one browser', () => {
  it('let one of them poll for all: twenty tabs are live on two connections at most', async () => {
    const { clock, gateway, tabs, stop } = openBrowser(20);
    let most = 0;
    await clock.advance(500);
    const asked = gateway.requests.length;
    for (let second = 0; second < 24; second += 1) {
      gateway.emit(heard(second));
      await clock.advance(1000);
      most = Math.max(most, gateway.open());
    }
    expect(tabs.map(roleOf).filter(role => role === 'leader')).toHaveLength(1);
    expect(tabs.map(heardAt)).toEqual(tabs.map(() => 23));
    expect(tabs.map(({ feedState }) => feedState())).toEqual(tabs.map(() => 'live'));
    expect(most).toBeLessThanOrEqual(2);
    expect(gateway.requests.length - asked).toBeLessThan(5);
    stop();
  });

  it('pass the lead on when the leader closes', async () => {
    const { clock, gateway, tabs, stop } = openBrowser(3);
    await clock.advance(500);
    tabs[0]?.stop();
    gateway.emit(heard(7));
    const took = await until(clock, () => tabs.slice(1).every(tab => heardAt(tab) === 7));
    expect(took).toBeLessThan(1000);
    expect(tabs.slice(1).map(roleOf)).toContain('leader');
    stop();
  });

  it('take the lead from a tab that is frozen, within five seconds', async () => {
    const { clock, gateway, tabs, frozen, stop } = openBrowser(3);
    await clock.advance(500);
    expect(tabs.map(roleOf)).toEqual(['leader', 'follower', 'follower']);
    frozen.add(0);
    gateway.emit(heard(9));
    const took = await until(clock, () => tabs.slice(1).every(tab => heardAt(tab) === 9));
    expect(took).toBeLessThanOrEqual(5000);
    frozen.delete(0);
    await clock.advance(5000);
    expect(tabs.map(roleOf).filter(role => role === 'leader')).toHaveLength(1);
    expect(roleOf(tabs[0] as TestTab)).toBe('follower');
    stop();
  });

  it('leave a silent leader alone while nobody looks', async () => {
    const { clock, tabs, frozen, stop } = openBrowser(2);
    await clock.advance(500);
    tabs[1]?.page.happens('hidden');
    frozen.add(0);
    await clock.advance(60_000);
    expect(tabs.map(roleOf)).toEqual(['leader', 'follower']);
    stop();
  });

  it('keep the leader quick while somebody looks at a follower', async () => {
    const { clock, gateway, tabs, stop } = openBrowser(2);
    tabs[0]?.page.happens('hidden');
    await clock.advance(60_000);
    gateway.emit(heard(3));
    await clock.advance(50);
    expect(tabs.map(heardAt)).toContain(3);
    expect(heardAt(tabs[1] as TestTab)).toBe(3);
    stop();
  });

  it('hear from the leader that the gateway is gone, and can make it try again', async () => {
    const { clock, gateway, tabs, stop } = openBrowser(2);
    await clock.advance(500);
    gateway.weather.down = true;
    gateway.cut();
    await clock.advance(200_000);
    expect(tabs.map(({ feedState }) => feedState())).toEqual(['offline', 'offline']);
    gateway.weather.down = false;
    tabs[1]?.live.retryNow();
    await clock.settle();
    expect(tabs.map(({ feedState }) => feedState())).toEqual(['live', 'live']);
    stop();
  });

  it('ask the gateway themselves for what was said before they listened', async () => {
    const both = openBrowser(2);
    await both.clock.settle();
    both.gateway.emit(heard(5));
    await both.clock.advance(1500);
    expect(both.tabs.map(heardAt)).toEqual([5, 5]);
    both.stop();
  });

  it('stand alone where the browser has no locks', async () => {
    const tab = openTab();
    await tab.clock.advance(100);
    expect(roleOf(tab)).toBe('alone');
    expect(tab.feedState()).toBe('live');
    tab.stop();
  });

  it('stand alone where the browser refuses its locks', async () => {
    const refuse = () => Promise.reject(new DOMException('no storage', 'SecurityError'));
    const tab = openTab({ locks: { request: refuse }, tabs: createFakeTabs().join() });
    await tab.clock.advance(100);
    expect(roleOf(tab)).toBe('alone');
    expect(tab.feedState()).toBe('live');
    tab.stop();
  });

  it('tell each other that somebody signed in or out', async () => {
    const { tabs, clock, stop } = openBrowser(2);
    let told = 0;
    tabs[1]?.live.onSessionChange(() => {
      told += 1;
    });
    tabs[0]?.live.announceSessionChange();
    await clock.settle();
    expect(told).toBe(1);
    stop();
  });
});
