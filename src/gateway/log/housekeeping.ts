import type { Log } from '../../connectors/connector.ts';
import { toSnapshot } from '../../floor/snapshot.ts';
import type { Clock } from '../../lib/clock.ts';
import { packSnapshot } from '../history/history.ts';
import type { Store } from '../store/store.ts';
import type { EventLog } from './event-log.ts';
import type { FloorKeeper } from './keeper.ts';
import { markPublished } from './restore.ts';

const ROUND_MS = 1000;
const SNAPSHOT_EVENTS = 50_000;
const SNAPSHOT_MS = 5 * 60_000;
const TRIM_MS = 60_000;

/** How much of the past is kept. */
export type Retention = { readonly hours: number; readonly megabytes: number };

/** Stores the floor now and then, keeps the log within its bounds, and marks how far it was published. */
export type Housekeeping = {
  /** Stores the floor as it is now. */
  readonly snapshot: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Begins the rounds. */
export function startHousekeeping(deps: {
  readonly log: EventLog;
  readonly store: Store;
  readonly keeper: FloorKeeper;
  readonly clock: Clock;
  readonly report: Log;
  readonly retention: Retention;
  /** Further things to do each round. */
  readonly alsoEachRound?: () => Promise<void>;
}): Housekeeping {
  const { log, store, keeper, clock, report, retention, alsoEachRound } = deps;
  const ending = new AbortController();
  let marked = keeper.head();
  let snapshotAt = { head: 0, time: clock.now() };
  let trimmedAt = clock.now();

  const snapshot = async () => {
    const head = keeper.head();
    if (head === snapshotAt.head) return;
    const floor = keeper.floor();
    const at = clock.now();
    await log.saveSnapshot({ sequence: head, at, data: await packSnapshot(toSnapshot(floor)) });
    snapshotAt = { head, time: at };
  };

  async function round(): Promise<void> {
    const now = clock.now();
    if (keeper.head() !== marked) {
      marked = keeper.head();
      await markPublished(log, store, marked);
    }
    const many = keeper.head() - snapshotAt.head >= SNAPSHOT_EVENTS;
    const old = now - snapshotAt.time >= SNAPSHOT_MS;
    if (many || old) await snapshot();
    if (now - trimmedAt >= TRIM_MS) {
      trimmedAt = now;
      const before = now - retention.hours * 3_600_000;
      await log.trim({ before, bytes: retention.megabytes * 1024 * 1024 });
      await store.commands.forget(before);
      await store.loans.forget(before);
    }
    await alsoEachRound?.();
  }

  async function run(): Promise<void> {
    while (!ending.signal.aborted) {
      await clock.sleep(ROUND_MS, ending.signal);
      await round().catch(error => report('error', 'Housekeeping failed.', { error: String(error) }));
    }
  }

  const done = run();
  return {
    snapshot,
    stop: async () => {
      ending.abort();
      await done;
      await snapshot();
      await markPublished(log, store, keeper.head());
    },
  };
}
