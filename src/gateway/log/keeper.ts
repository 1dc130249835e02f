import type { Log } from '../../connectors/connector.ts';
import type { FloorEvent } from '../../floor/events.ts';
import type { Floor } from '../../floor/floor.ts';
import { reduce } from '../../floor/reduce.ts';
import type { Clock, Millis } from '../../lib/clock.ts';
import type { Store } from '../store/store.ts';
import { audienceOf } from './audience.ts';
import type { EventLog, NewEntry } from './event-log.ts';
import { farewellOf } from './farewell.ts';
import type { Batch, PublishedEntry } from './published.ts';
import { isRepetition } from './repetition.ts';

/** Shortest time from one commit to the next, in milliseconds: what arrives in between becomes durable together. */
export const COMMIT_MS = 50;

/** Holds the floor: the one place where events become durable, change the floor and are published, in that order. */
export type FloorKeeper = {
  readonly floor: () => Floor;
  /** Place of the newest event that is on the floor. */
  readonly head: () => number;
  readonly epoch: () => string;
  /** Resolves when the events are durable and on the floor [EL1]. Those that say nothing new are dropped [EL6]. */
  readonly emit: (events: readonly FloorEvent[]) => Promise<void>;
  /** Keeps a connector's value, after the events that were emitted before it [EL7]. */
  readonly remember: (owner: string, key: string, value: string | undefined) => Promise<void>;
  /** Told of every commit, after it. */
  readonly subscribe: (listener: (batch: Batch) => void) => void;
  /** Whether the last commit went well: `false` while the disk refuses. */
  readonly isHealthy: () => boolean;
  /** Resolves when everything emitted so far is durable. */
  readonly drain: () => Promise<void>;
};

type Pending = {
  readonly events: readonly FloorEvent[];
  readonly memory:
    | { readonly owner: string; readonly key: string; readonly value: string | undefined }
    | undefined;
  readonly done: () => void;
};

/** What a keeper stands on. */
export type KeeperDeps = {
  readonly log: EventLog;
  readonly store: Store;
  readonly clock: Clock;
  readonly report: Log;
  readonly start: { readonly floor: Floor; readonly head: number; readonly at: Millis };
  /** Told of an event that could not be taken in. */
  readonly onBroken?: (event: FloorEvent, error: unknown) => void;
};

/** Makes the keeper of a floor that was rebuilt up to `start.head`. */
export function createKeeper({ log, store, clock, report, start, onBroken }: KeeperDeps): FloorKeeper {
  let { floor, head, at: lastAt } = start;
  let queue: Pending[] = [];
  let isRunning = false;
  let healthy = true;
  const listeners: ((batch: Batch) => void)[] = [];

  async function commit(pending: readonly Pending[]): Promise<void> {
    const now = Math.max(lastAt, clock.now());
    let next = floor;
    const taken: { entry: NewEntry; event: FloorEvent; farewell: readonly FloorEvent[] }[] = [];
    for (const event of pending.flatMap(item => item.events)) {
      try {
        const after = reduce(next, event);
        if (after === next || isRepetition(event, next)) continue;
        const audience = audienceOf(event, next, after);
        const farewell = audience.leftTeam === undefined ? [] : farewellOf(event, next);
        taken.push({ entry: { at: now, audience, json: JSON.stringify(event) }, event, farewell });
        next = after;
      } catch (error) {
        onBroken?.(event, error);
      }
    }
    if (taken.length === 0) return;
    await log.append(taken.map(({ entry }) => entry));
    // Before anybody is told: what they are told next must not say otherwise [FD13].
    healthy = true;
    const entries = taken.map(({ entry, event, farewell }, index): PublishedEntry => {
      return { ...entry, sequence: head + 1 + index, event, farewell };
    });
    const first = head + 1;
    floor = next;
    head += entries.length;
    lastAt = now;
    for (const listener of listeners) listener({ first, last: head, entries });
  }

  async function keep(pending: readonly Pending[]): Promise<void> {
    const values = newest(pending);
    if (values.length === 0) return;
    await store.transact(async ({ memory }) => {
      for (const { owner, key, value } of values) await memory.set(owner, key, value);
    });
  }

  async function run(): Promise<void> {
    // Lets everything that is emitted in the same turn come along.
    await Promise.resolve();
    while (queue.length > 0) {
      let pending = queue;
      queue = [];
      // From beginning to beginning: telling a thousand browsers takes a while, and does not put off the next.
      const rest = clock.sleep(COMMIT_MS);
      try {
        await commit(pending);
        // Durable from here on: should keeping the values fail, only they are tried again.
        pending = pending.map(item => ({ ...item, events: [] }));
        await keep(pending);
        healthy = true;
        for (const { done } of pending) done();
        await rest;
      } catch (error) {
        healthy = false;
        report('error', 'The event log could not be written; trying again in a second.', {
          error: String(error),
        });
        queue = [...pending, ...queue];
        await clock.sleep(1000);
      }
    }
    isRunning = false;
  }

  const add = (pending: Omit<Pending, 'done'>) =>
    new Promise<void>(resolve => {
      queue.push({ ...pending, done: resolve });
      if (isRunning) return;
      isRunning = true;
      void run();
    });

  return {
    floor: () => floor,
    head: () => head,
    epoch: () => log.epoch(),
    emit: events => (events.length === 0 ? Promise.resolve() : add({ events, memory: undefined })),
    remember: (owner, key, value) => add({ events: [], memory: { owner, key, value } }),
    subscribe: listener => void listeners.push(listener),
    isHealthy: () => healthy,
    drain: () => add({ events: [], memory: undefined }),
  };
}

/** The last value of each key. */
function newest(pending: readonly Pending[]): readonly NonNullable<Pending['memory']>[] {
  const values = new Map<string, NonNullable<Pending['memory']>>();
  for (const { memory } of pending) {
    if (memory) values.set(JSON.stringify([memory.owner, memory.key]), memory);
  }
  return [...values.values()];
}
