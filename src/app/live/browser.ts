import { type Clock, systemClock } from '../../lib/clock.ts';
import type { SnapshotReply } from '../../protocol/feed.ts';
import { API } from '../../protocol/paths.ts';
import { browserPage } from './browser-page.ts';
import { createLive } from './create-live.ts';
import type { Early } from './feed.ts';
import type { Locks } from './leader.ts';
import type { Live } from './live.ts';
import type { Page } from './page.ts';
import { reloadWhenUnused } from './reload.ts';
import { noTabs, type TabMessage, type Tabs } from './tabs.ts';

/** The live floor of a browser's tab: made once, by the entry point, for LiveProvider. */
export function createBrowserLive(window: Window & typeof globalThis): Live {
  const { performance, navigator, crypto } = window;
  const page = browserPage(window);
  const clock = { now: () => performance.timeOrigin + performance.now(), sleep: systemClock.sleep };
  const live = createLive({
    fetch: (input, init) => window.fetch(input, init),
    clock,
    random: Math.random,
    early: onceWhileNew(askForFloor(window), () => performance.now()),
    page,
    tabs: browserTabs(window),
    locks: browserLocks(navigator),
    self: Array.from(crypto.getRandomValues(new Uint32Array(2)), word => word.toString(36)).join(''),
    frames: {
      request: run => window.requestAnimationFrame(run),
      cancel: handle => window.cancelAnimationFrame(handle),
    },
  });
  reloadOutdated(window, live, clock, page);
  return live;
}

/** Once the gateway serves another build: reloads as soon as nobody would notice. */
function reloadOutdated(window: Window, live: Live, clock: Clock, page: Page) {
  let usedAt = clock.now();
  const used = () => {
    usedAt = clock.now();
  };
  for (const type of ['pointerdown', 'keydown', 'wheel']) {
    window.addEventListener(type, used, { passive: true, capture: true });
  }
  const deps = {
    clock,
    page,
    random: Math.random,
    usedAt: () => usedAt,
    reload: () => window.location.reload(),
  };
  const unsubscribe = live.store.subscribe(({ feed }) => {
    if (!feed.outdated) return;
    unsubscribe();
    void reloadWhenUnused(deps, new AbortController().signal);
  });
}

/**
 * Takes up the floor that the page asks for itself, before there is any script (`index.html`; asked in other words, it
 * would come twice). Whoever is signed in needs it soon; to whoever is not, nothing comes of it.
 */
async function askForFloor(window: Window & typeof globalThis): Promise<SnapshotReply | undefined> {
  try {
    const response = await window.fetch(API.floor);
    return response.ok ? ((await response.json()) as SnapshotReply) : undefined;
  } catch {
    return undefined;
  }
}

/** So old a snapshot may be: the time to put a page together, too short for another person to sign in. */
const EARLY = 10_000;

function onceWhileNew(asked: Promise<SnapshotReply | undefined>, age: () => number): Early {
  let given: Promise<SnapshotReply | undefined> | undefined = asked;
  return () => {
    const snapshot = age() > EARLY ? undefined : given;
    given = undefined;
    return snapshot;
  };
}

function browserTabs(window: Window & typeof globalThis): Tabs {
  if (!('BroadcastChannel' in window)) return noTabs;
  const channel = new window.BroadcastChannel('floorwatch');
  return {
    say: message => channel.postMessage(message),
    subscribe(listener) {
      // Only pages of our own origin can speak here, and they are this same application.
      const take = (event: MessageEvent<TabMessage>) => listener(event.data);
      channel.addEventListener('message', take);
      return () => channel.removeEventListener('message', take);
    },
  };
}

/** Present only where the page came over TLS or from this machine. Without a channel, leading would be of no use. */
function browserLocks(navigator: Navigator): Locks | undefined {
  if (!('locks' in navigator) || !('BroadcastChannel' in globalThis)) return undefined;
  return { request: (name, options, held) => navigator.locks.request(name, options, held) };
}
