import type { Millis } from '../lib/clock.ts';
import type { Queue, QueueAverages, ServiceLevel, ServiceLevelFormula } from './entities.ts';
import {
  averageHandleTime,
  averageSpeedOfAnswer,
  type ServiceCounts,
  serviceLevel,
} from './service-level.ts';

/**
 * What Floorwatch itself counted of a queue's contacts since a midnight, from what the platform told of each of them. No
 * platform tells how many were answered and abandoned within a threshold, so that named formulas need it.
 */
export type QueueTally = {
  /** When counting began: at midnight, or later where Floorwatch did not run or listen yet. */
  readonly since: Millis;
  /** The midnight at which it begins anew, and in whose zone (`Europe/Berlin`). */
  readonly until: Millis;
  readonly zone: string;
  /** The service level formula chosen for the queue. */
  readonly formula: ServiceLevelFormula;
  /** Answered within so many seconds is in time. */
  readonly thresholdSeconds: number;
  readonly counts: ServiceCounts;
  /** What the answered waited, together. */
  readonly waitedSeconds: number;
  /** Contacts that were seen from answer to end, and their time together: talk, hold, after-contact work. */
  readonly handled: number;
  readonly handleSeconds: number;
  /** Time of the queue's members together, in whatever queue they worked. */
  readonly busySeconds: number;
  readonly availableSeconds: number;
  /** Contacts that left while the platform was not heard: nobody knows how. They are in no other number. */
  readonly missed: number;
  readonly asOf: Millis;
};

/** Answered within this many seconds is in time, where neither platform nor configuration says otherwise. */
export const USUAL_THRESHOLD_SECONDS = 20;

/** From so many contacts on a count of ours speaks, where the platform has a number of its own. */
export const LEAST_SAMPLE = 10;

/** A queue as it is shown: gaps in what its platform tells are filled with what was counted here. */
export type CountedQueue = Queue & {
  readonly tally?: QueueTally | undefined;
  /** The platform's own service level, whichever is shown. */
  readonly toldLevel?: ServiceLevel | undefined;
  /** Which numbers were counted here. */
  readonly ownCount?: {
    readonly serviceLevel: boolean;
    readonly volumes: boolean;
    readonly waits: boolean;
    readonly handling: boolean;
  };
};

/** A queue together with what was counted of it [QU4]. */
export function countedQueue(queue: Queue, tally: QueueTally | undefined): CountedQueue {
  if (tally === undefined) return queue;
  const { counts } = tally;
  const level = levelOf(queue, tally, LEAST_SAMPLE);
  const volumes =
    queue.answered === undefined && queue.abandoned === undefined && queue.offered === undefined;
  const waits = queue.averages?.waitSeconds === undefined;
  const handling = queue.averages?.handleSeconds === undefined;
  const averages: QueueAverages = {
    talkSeconds: queue.averages?.talkSeconds,
    holdSeconds: queue.averages?.holdSeconds,
    afterContactSeconds: queue.averages?.afterContactSeconds,
    waitSeconds: waits
      ? averageSpeedOfAnswer(tally.waitedSeconds, counts.answered)
      : queue.averages?.waitSeconds,
    handleSeconds: handling
      ? averageHandleTime({ talk: tally.handleSeconds, hold: 0, afterContactWork: 0 }, tally.handled)
      : queue.averages?.handleSeconds,
  };
  return {
    ...queue,
    ...(volumes && {
      answered: counts.answered,
      abandoned: counts.abandoned,
      offered: counts.answered + counts.abandoned,
    }),
    serviceLevel: level ?? queue.serviceLevel,
    averages,
    tally,
    toldLevel: queue.serviceLevel,
    ownCount: { serviceLevel: level !== undefined, volumes, waits, handling },
  };
}

/** A queue with its service level by another formula, however few were counted. */
export function byFormula(queue: CountedQueue, formula: ServiceLevelFormula): CountedQueue {
  const { tally, toldLevel, ownCount } = queue;
  if (tally === undefined || ownCount === undefined) return queue;
  const level = levelOf({ ...queue, serviceLevel: toldLevel }, { ...tally, formula }, 1);
  return {
    ...queue,
    serviceLevel: level ?? toldLevel,
    ownCount: { ...ownCount, serviceLevel: level !== undefined },
  };
}

/** The service level by the tally's formula; `undefined` while the platform's own number is the better one. */
function levelOf(queue: Queue, tally: QueueTally, least: number): ServiceLevel | undefined {
  const { formula, counts, thresholdSeconds } = tally;
  const percent = serviceLevel(formula, counts);
  const sample = counts.answered + counts.abandoned;
  const told = queue.serviceLevel;
  if (percent === undefined || (sample < least && told !== undefined && told.sample !== 0)) return undefined;
  const targetPercent = queue.goal?.targetPercent ?? told?.targetPercent;
  return { percent, formula, thresholdSeconds, targetPercent, sample };
}
