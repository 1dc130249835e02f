import type { Log } from '../../connectors/connector.ts';
import type { Queue } from '../../floor/entities.ts';
import type { FloorEvent } from '../../floor/events.ts';
import type { Floor } from '../../floor/floor.ts';
import type { QueueId } from '../../floor/ids.ts';
import { DEFAULT_SERVICE_LEVEL } from '../../floor/service-level.ts';
import type { QueueTally } from '../../floor/tally.ts';
import type { Clock, Millis } from '../../lib/clock.ts';
import { type Thresholds, thresholdsOf } from '../../protocol/thresholds.ts';
import { staleness } from '../commands/authorise.ts';
import { staffingOf } from './staffing.ts';
import { addOutcome, beginTally, goesOn } from './tallies.ts';
import { createVisits, type Outcome } from './visits.ts';

const ROUND_MS = 2_000;
const STAFFING_MS = 30_000;

/** Counts each queue's contacts and its members' time, and tells it as events. Rules TA1… in SPEC.md. */
export type Tallier = {
  /** Told of every event. */
  readonly see: (event: FloorEvent) => void;
  /** Tells what was counted last. */
  readonly stop: () => Promise<void>;
};

/** Goes on from the counts that are on the floor. */
export function startTallier(deps: {
  readonly clock: Clock;
  readonly report: Log;
  readonly floor: () => Floor;
  readonly emit: (events: readonly FloorEvent[]) => Promise<void>;
  readonly thresholds: Thresholds;
}): Tallier {
  const { clock, report, floor, emit, thresholds } = deps;
  const ending = new AbortController();
  const visits = createVisits(floor().contacts.values());
  const tallies = new Map<QueueId, QueueTally>(floor().tallies.entries());
  const changed = new Set<QueueId>();
  let staffedAt: Millis | undefined;

  const put = (id: QueueId, tally: QueueTally) => {
    tallies.set(id, tally);
    changed.add(id);
  };

  const take = (outcomes: readonly Outcome[]) => {
    for (const outcome of outcomes) {
      const { queueId } = outcome;
      const tally = tallies.get(queueId);
      // Nobody waits to be called: what an outbound queue's dialer does is no answering.
      if (tally === undefined || floor().queues.get(queueId)?.direction === 'outbound') continue;
      put(queueId, addOutcome(tally, outcome));
    }
  };

  /** Begins the counts of new queues and new days; takes over what was configured anew. */
  function renew(queue: Queue, now: Millis): void {
    const formula = thresholdsOf(queue, thresholds).serviceLevelFormula ?? DEFAULT_SERVICE_LEVEL;
    const tally = tallies.get(queue.id);
    if (tally === undefined || !goesOn(tally, queue, now)) put(queue.id, beginTally(queue, formula, now));
    else if (tally.formula !== formula) put(queue.id, { ...tally, formula });
  }

  function staff(now: Millis): void {
    const seconds = staffedAt === undefined ? 0 : Math.min(now - staffedAt, 2 * STAFFING_MS) / 1000;
    staffedAt = now;
    const { platforms, queues } = floor();
    for (const { id, platformId } of queues.values()) {
      const platform = platforms.get(platformId);
      const tally = tallies.get(id);
      if (tally === undefined || platform === undefined || staleness(platform, now) !== undefined) continue;
      const { busy, available } = staffingOf(floor(), id);
      if (busy + available === 0 || seconds === 0) continue;
      put(id, {
        ...tally,
        busySeconds: tally.busySeconds + busy * seconds,
        availableSeconds: tally.availableSeconds + available * seconds,
      });
    }
  }

  async function round(): Promise<void> {
    const now = clock.now();
    const { queues } = floor();
    take(visits.settle(now));
    for (const queue of queues.values()) renew(queue, now);
    for (const id of tallies.keys()) if (!queues.has(id)) tallies.delete(id);
    if (staffedAt === undefined || now - staffedAt >= STAFFING_MS) staff(now);
    const events = [...changed].flatMap((queueId): FloorEvent[] => {
      const tally = tallies.get(queueId);
      return tally === undefined ? [] : [{ type: 'queue.tallied', queueId, tally: { ...tally, asOf: now } }];
    });
    changed.clear();
    await emit(events);
  }

  const attempt = () =>
    round().catch(error => report('error', 'Contacts could not be counted.', { error: String(error) }));

  async function run(): Promise<void> {
    while (!ending.signal.aborted) {
      await attempt();
      await clock.sleep(ROUND_MS, ending.signal);
    }
    await attempt();
  }

  const running = run();
  return {
    see: event => take(visits.see(event, clock.now())),
    stop: async () => {
      ending.abort();
      await running;
    },
  };
}
