import {
  createContext,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { CommandRecord } from '../../floor/commands.ts';
import type {
  Agent,
  Contact,
  Membership,
  Notice,
  Platform,
  Queue,
  Supervision,
} from '../../floor/entities.ts';
import type { Floor, TextThread } from '../../floor/floor.ts';
import {
  type AgentId,
  type PlatformId,
  platformOf,
  type QueueId,
  type TextSessionId,
} from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';
import type { Live, TeamCount } from './live.ts';
import * as select from './select.ts';
import { TOPIC } from './topics.ts';
import type {
  AgentRow,
  FeedStatus,
  Freshness,
  FreshnessState,
  Roster,
  RosterRows,
  RosterTotals,
  RosterView,
} from './types.ts';
import { viewKey } from './view.ts';

const LiveContext = createContext<Live | undefined>(undefined);

/** Gives the live floor to everything below it. */
export const LiveProvider = LiveContext.Provider;

/** The live floor itself; views use the hooks below. */
export function useLive(): Live {
  const live = useContext(LiveContext);
  if (live === undefined) throw new Error('LiveProvider is missing above this component');
  return live;
}

/**
 * The polling hook over the event stream: the one way in which floor data enters the app. Mounted once, around
 * everything that only those who are signed in see; while mounted, the floor is followed. Returns how that goes.
 */
export function useEventStream(): FeedStatus {
  const live = useLive();
  // Before anything is painted: the floor may be here already, and what comes first is drawn once.
  useLayoutEffect(() => live.start(), [live]);
  return useFeed();
}

/** How the browser's line to the gateway is doing. */
export function useFeed(): FeedStatus {
  const { store } = useLive();
  return useSyncExternalStore(store.subscribe, () => store.getState().feed);
}

/** Whether a floor was received: before that, nothing is known, not even that nobody is there. */
export function useLoaded(): boolean {
  const { store } = useLive();
  return useSyncExternalStore(store.subscribe, () => store.getState().loaded);
}

/** Whether the floor has been drawn: what can come after that is not fetched before. */
export function useDrawn(): boolean {
  const loaded = useLoaded();
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    if (!loaded) return;
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => setDrawn(true)));
    return () => cancelAnimationFrame(frame);
  }, [loaded]);
  return loaded && drawn;
}

/** An agent's whole facts. */
export function useAgent(id: AgentId): Agent | undefined {
  return useFloor(TOPIC.agent(id), floor => floor.agents.get(id));
}

/** What a row shows about an agent: one subscription for all of it. */
export function useAgentRow(id: AgentId): AgentRow | undefined {
  const live = useLive();
  const topic = TOPIC.agent(id);
  const subscribe = useMemo(() => (call: () => void) => live.topics.subscribe(topic, call), [live, topic]);
  return useSyncExternalStore(subscribe, () => live.row(id));
}

/** An agent's contacts: live ones first, then the newest. */
export function useAgentContacts(id: AgentId): readonly Contact[] {
  return useFloor(TOPIC.agent(id), floor => select.contactsOf(floor, id));
}

/** Who watches an agent, oldest first. */
export function useSupervisions(id: AgentId): readonly Supervision[] {
  return useFloor(TOPIC.agent(id), floor => select.supervisionsOf(floor, id));
}

/** Notices of an agent (or of a platform, by its id), newest first. */
export function useNotices(owner: string): readonly Notice[] {
  return useFloor(TOPIC.notices(owner), floor => select.noticesOf(floor, owner));
}

/** Queues that an agent serves. */
export function useAgentMemberships(id: AgentId): readonly Membership[] {
  return useFloor(TOPIC.agent(id), floor => select.membershipsOfAgent(floor, id));
}

/** An agent's text conversations, live ones first. */
export function useAgentTexts(id: AgentId): readonly TextThread[] {
  return useFloor(TOPIC.agent(id), floor => select.textsOf(floor, id));
}

/** A text conversation with what is known of its transcript. */
export function useText(id: TextSessionId): TextThread | undefined {
  return useFloor(TOPIC.text(id), floor => floor.texts.get(id));
}

export function useQueue(id: QueueId): Queue | undefined {
  return useFloor(TOPIC.queue(id), floor => floor.queues.get(id));
}

/** All queues, by name. */
export function useQueues(): readonly Queue[] {
  return useFloor(TOPIC.queues, select.queues);
}

/** Who serves a queue. */
export function useQueueMemberships(id: QueueId): readonly Membership[] {
  return useFloor(TOPIC.queue(id), floor => select.membershipsOfQueue(floor, id));
}

export function usePlatform(id: PlatformId): Platform | undefined {
  return useFloor(TOPIC.platform(id), floor => floor.platforms.get(id));
}

/** All platforms, by name. */
export function usePlatforms(): readonly Platform[] {
  return useFloor(TOPIC.platforms, select.platforms);
}

/** The newest commands, newest first. */
export function useCommands(): readonly CommandRecord[] {
  return useFloor(TOPIC.commands, select.commands);
}

export function useCommand(id: string): CommandRecord | undefined {
  return useFloor(TOPIC.command(id), floor => floor.commands.findLast(command => command.id === id));
}

/** Commands aimed at an agent, newest first. */
export function useAgentCommands(id: AgentId): readonly CommandRecord[] {
  return useFloor(TOPIC.agent(id), floor => select.commandsOf(floor, id));
}

/** Teams of the floor with their number of agents, by name. */
export function useTeams(): readonly TeamCount[] {
  const live = useLive();
  const subscribe = useMemo(() => (call: () => void) => live.topics.subscribe(TOPIC.teams, call), [live]);
  return useSyncExternalStore(subscribe, live.teams);
}

/** The index of a view. Hand it to the hooks below; two places with the same view share one index. */
export function useRoster(view: RosterView): Roster {
  const live = useLive();
  const key = viewKey(view);
  // biome-ignore lint/correctness/useExhaustiveDependencies: views with the same key are the same view
  const roster = useMemo(() => live.roster(view), [live, key]);
  useEffect(() => live.retain(roster), [live, roster]);
  return roster;
}

/** The rows of a roster; a new object only when something changed of what was read from the last one. */
export function useRosterRows(roster: Roster): RosterRows {
  return useSyncExternalStore(roster.subscribeRows, roster.rows);
}

/** How many agents there are, by display state. */
export function useRosterTotals(roster: Roster): RosterTotals {
  return useSyncExternalStore(roster.subscribeTotals, roster.totals);
}

/** How many moves wait because the rows are held. */
export function useHeldCount(roster: Roster): number {
  return useSyncExternalStore(roster.subscribeHeld, roster.heldCount);
}

/** The second that is shown, in server time. Re-renders once a second: for single places, not for rows. */
export function useNow(): Millis {
  const { clock } = useLive();
  return useSyncExternalStore(clock.subscribe, clock.now);
}

/** The same on a platform's own account: it stands still while the platform's facts are too old. */
export function usePlatformNow(platformId: PlatformId): Millis {
  const { clock } = useLive();
  return useSyncExternalStore(clock.subscribe, () => clock.nowOf(platformId));
}

/**
 * Calls `write` now, whenever it changes, and once a second with the platform's time, without rendering: for text that
 * ticks in rows, written through a ref. Memoise `write`.
 */
export function useTick(platformId: PlatformId, write: (now: Millis) => void): void {
  const { clock } = useLive();
  // Before the frame is painted: a row that comes would be without its times for one frame, and need another.
  useLayoutEffect(() => {
    const tick = () => write(clock.nowOf(platformId));
    tick();
    return clock.subscribe(tick);
  }, [clock, platformId, write]);
}

/** How far a platform's facts can be trusted, with their age: re-renders once a second. */
export function useFreshness(platformId: PlatformId): Freshness {
  const live = useLive();
  return useSyncExternalStore(live.clock.subscribe, () => live.freshness(platformId));
}

/** Only the state of it: re-renders when that changes. */
export function useFreshnessState(platformId: PlatformId): FreshnessState {
  const live = useLive();
  return useSyncExternalStore(live.clock.subscribe, () => live.freshness(platformId).state);
}

/** Whether nothing of these platforms is live: then what is counted over them looks as old as it is. */
export function useAllStale(platforms: readonly Platform[]): boolean {
  const live = useLive();
  return useSyncExternalStore(
    live.clock.subscribe,
    () => platforms.length > 0 && platforms.every(({ id }) => live.freshness(id).state !== 'live'),
  );
}

/** How far what is shown about an agent can be trusted. */
export function useAgentFreshness(id: AgentId): FreshnessState {
  return useFreshnessState(platformOf(id));
}

/**
 * Something of the floor, read again when its topic is touched; lists that stayed the same stay the same object. The
 * floor it was read from is held weakly: what is seldom touched would keep an old floor with everybody on it.
 */
export function useFloor<T>(topic: string, read: (floor: Floor) => T): T {
  const { topics, store } = useLive();
  const last = useRef<{ topic: string; floor: WeakRef<Floor>; value: T }>(undefined);
  const subscribe = useMemo(() => (call: () => void) => topics.subscribe(topic, call), [topics, topic]);
  return useSyncExternalStore(subscribe, () => {
    const { floor } = store.getState();
    const known = last.current;
    if (known?.topic === topic && known.floor.deref() === floor) return known.value;
    const fresh = read(floor);
    const value = known?.topic === topic && select.sameList(known.value, fresh) ? known.value : fresh;
    last.current = { topic, floor: new WeakRef(floor), value };
    return value;
  });
}
