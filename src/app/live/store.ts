import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FloorEvent } from '../../floor/events.ts';
import { emptyFloor, type Floor } from '../../floor/floor.ts';
import type { AgentId } from '../../floor/ids.ts';
import { reduce } from '../../floor/reduce.ts';
import type { RowBook } from './book.ts';
import type { LiveState } from './live.ts';
import type { LiveRoster } from './roster.ts';
import { TOPIC, type Topics } from './topics.ts';
import { touchedBy } from './touched.ts';
import type { FeedStatus } from './types.ts';

/** The floor in this tab, with everything that is derived from it: each change brings all of it up to date at once. */
export type FloorStore = {
  readonly store: StoreApi<LiveState>;
  /** Takes in what one frame brought: only what the events touch is looked at, and only its readers are told. */
  readonly apply: (events: readonly FloorEvent[]) => void;
  readonly replace: (floor: Floor, loaded: boolean) => void;
  readonly setFeed: (feed: FeedStatus) => void;
};

export function createFloorStore(
  feed: FeedStatus,
  book: RowBook,
  topics: Topics,
  rosters: () => readonly LiveRoster[],
): FloorStore {
  const store = createStore<LiveState>(() => ({ floor: emptyFloor, feed, loaded: false }));

  return {
    store,
    setFeed: now => store.setState({ feed: now }),
    apply(events) {
      const agents = new Set<AgentId>();
      const touched = new Set<string>();
      const teams = book.teams();
      const before = store.getState().floor;
      // One copy of the agents' map for the whole frame, instead of a path through it for each event.
      let floor: Floor = { ...before, agents: before.agents.asMutable() };
      let isNew = false;
      let profiled = false;
      for (const event of events) {
        const next = reduce(floor, event);
        if (next === floor) continue;
        const { agents: ids, topics: names } = touchedBy(event, floor);
        for (const id of ids) if (id !== undefined) agents.add(id);
        for (const name of names) touched.add(name);
        floor = next;
        isNew = true;
        profiled ||= event.type === 'agent.changed' || event.type === 'agent.removed';
      }
      if (!isNew) return;
      floor = { ...floor, agents: floor.agents.asImmutable() };
      const changed = book.update(floor, agents, profiled);
      // First of all the floor: rosters judge by how old their platforms are on it.
      store.setState({ floor });
      for (const roster of rosters()) roster.touch(changed);
      for (const id of agents) touched.add(TOPIC.agent(id));
      if (book.teams() !== teams) touched.add(TOPIC.teams);
      topics.notify(touched);
      for (const roster of rosters()) roster.publish();
    },
    replace(floor, loaded) {
      const changed = book.replace(floor);
      store.setState({ floor, loaded });
      for (const roster of rosters()) roster.touch(changed);
      topics.notifyAll();
      for (const roster of rosters()) roster.publish();
    },
  };
}
