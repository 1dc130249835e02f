import type { Floor } from '../../../floor/floor.ts';
import { toSnapshot } from '../../../floor/snapshot.ts';
import { createLive } from '../create-live.ts';
import type { Early } from '../feed.ts';
import type { Locks } from '../leader.ts';
import type { Live } from '../live.ts';
import { noTabs, type Tabs } from '../tabs.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createFakeGateway, type FakeGateway } from './fake-gateway.ts';
import { createFakePage, type FakePage } from './fake-page.ts';

/** A browser's tab on a fake gateway. */
export type TestTab = {
  readonly clock: FakeClock;
  readonly gateway: FakeGateway;
  readonly page: FakePage;
  readonly live: Live;
  readonly stop: () => void;
  readonly feedState: () => string;
};

let tabs = 0;

export function openTab(
  overrides: {
    readonly clock?: FakeClock;
    readonly gateway?: FakeGateway;
    readonly locks?: Locks;
    readonly tabs?: Tabs;
    readonly early?: Early;
  } = {},
): TestTab {
  const clock = overrides.clock ?? createFakeClock();
  const gateway = overrides.gateway ?? createFakeGateway(clock);
  const page = createFakePage();
  tabs += 1;
  const live = createLive({
    fetch: gateway.fetch,
    clock,
    random: () => 0.5,
    page,
    tabs: overrides.tabs ?? noTabs,
    locks: overrides.locks,
    early: overrides.early ?? (() => undefined),
    self: `tab ${tabs}`,
    frames: {
      request(run) {
        void clock.sleep(16).then(run);
        return 1;
      },
      cancel: () => undefined,
    },
  });
  const stop = live.start();
  return { clock, gateway, page, live, stop, feedState: () => live.store.getState().feed.state };
}

/** What a floor says, without the order in which it was said. */
export function contentOf(floor: Floor): unknown {
  const lists = Object.entries(toSnapshot(floor)).map(([name, list]) => [name, list.map(inOrder).sort()]);
  return Object.fromEntries(lists);
}

const inOrder = (fact: unknown): string =>
  JSON.stringify(fact, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
