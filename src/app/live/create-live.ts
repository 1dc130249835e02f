import type { FloorEvent } from '../../floor/events.ts';
import { emptyFloor } from '../../floor/floor.ts';
import type { PlatformId } from '../../floor/ids.ts';
import { fromSnapshot } from '../../floor/snapshot.ts';
import { createRowBook } from './book.ts';
import { createFeed, type FeedDeps } from './feed.ts';
import { beginning } from './feed-status.ts';
import { createFrames, type NextFrame } from './frames.ts';
import { freshnessOf, frozenNow } from './freshness.ts';
import type { Live } from './live.ts';
import { atMostEvery } from './pace.ts';
import { createRosters } from './rosters.ts';
import { createSecondHand } from './second.ts';
import { createFloorStore } from './store.ts';
import { createTopics } from './topics.ts';
import type { Freshness } from './types.ts';

export type LiveDeps = Omit<FeedDeps, 'sink' | 'onStatus'> & { readonly frames: NextFrame };

/** So many events are applied at once rather than kept for the next frame. */
const FULL = 20_000;
/** How often totals are told, at most. */
const TOTALS = 1000;

/** Ties feed, store, clock and rosters together. */
export function createLive(deps: LiveDeps): Live {
  const { clock, page, tabs } = deps;
  const topics = createTopics();
  const book = createRowBook();
  const nowOf = (id: PlatformId) => frozenNow(store.getState().floor.platforms.get(id), second.now());
  const rosters = createRosters(book, nowOf, atMostEvery(clock, TOTALS));
  const floor = createFloorStore(beginning(clock.now()), book, topics, rosters.all);
  const { store } = floor;
  let buffer: FloorEvent[] = [];
  let fresh = new Map<PlatformId, Freshness>();

  const frames = createFrames(deps.frames, clock, page, () => {
    const events = buffer;
    buffer = [];
    if (events.length > 0) floor.apply(events);
  });

  const feed = createFeed({
    ...deps,
    onStatus: floor.setFeed,
    sink: {
      replace(snapshot) {
        buffer = [];
        fresh = new Map();
        floor.replace(fromSnapshot(snapshot), true);
      },
      apply(events) {
        for (const event of events) buffer.push(event);
        if (buffer.length > FULL) frames.flush();
        else if (events.length > 0) frames.request();
      },
      clear() {
        buffer = [];
        frames.cancel();
        floor.replace(emptyFloor, false);
      },
    },
  });

  const second = createSecondHand(clock, page, feed.serverNow);
  second.subscribe(() => {
    fresh = new Map();
    for (const roster of rosters.all()) {
      roster.tick();
      roster.publish();
    }
  });

  return {
    store,
    topics,
    clock: { now: second.now, nowOf, subscribe: second.subscribe },
    beginEarly: feed.beginEarly,
    start() {
      const running = new AbortController();
      second.run(running.signal);
      feed.run(running.signal);
      return () => running.abort();
    },
    announceSessionChange: () => tabs.say({ kind: 'session' }),
    onSessionChange: listener =>
      tabs.subscribe(message => {
        if (message.kind === 'session') listener();
      }),
    retryNow: feed.retryNow,
    row: book.get,
    teams: book.teams,
    freshness(platformId) {
      const known = fresh.get(platformId);
      if (known !== undefined) return known;
      const { floor: now, feed: status } = store.getState();
      const made = freshnessOf(
        now.platforms.get(platformId),
        status,
        Math.max(second.now(), feed.serverNow()),
      );
      fresh.set(platformId, made);
      return made;
    },
    roster: rosters.of,
    retain: rosters.retain,
  };
}
