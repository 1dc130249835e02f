import type { Queue, ServiceLevelFormula } from '../../floor/entities.ts';
import { NO_CONTACTS } from '../../floor/service-level.ts';
import { type QueueTally, USUAL_THRESHOLD_SECONDS } from '../../floor/tally.ts';
import type { Millis } from '../../lib/clock.ts';
import type { Outcome } from './visits.ts';

/** Abandoned so soon that nobody could have answered. */
const AT_ONCE_SECONDS = 5;

/** When a day's count ends, and where. */
export type Day = { readonly until: Millis; readonly zone: string };

/** The midnight after `now` on this computer, or where `TZ` says that it is. */
export function dayOf(now: Millis): Day {
  const date = new Date(now);
  const until = new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime();
  return { until, zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
}

/** An empty count that begins now. */
export function beginTally(queue: Queue, formula: ServiceLevelFormula, now: Millis): QueueTally {
  return {
    since: now,
    ...dayOf(now),
    formula,
    thresholdSeconds: thresholdOf(queue),
    counts: NO_CONTACTS,
    waitedSeconds: 0,
    handled: 0,
    handleSeconds: 0,
    busySeconds: 0,
    availableSeconds: 0,
    missed: 0,
    asOf: now,
  };
}

/** Whether a count goes on: the same day, and the same threshold. */
export function goesOn(tally: QueueTally, queue: Queue, now: Millis): boolean {
  return now < tally.until && tally.thresholdSeconds === thresholdOf(queue);
}

const thresholdOf = ({ goal }: Queue): number => goal?.thresholdSeconds ?? USUAL_THRESHOLD_SECONDS;

/** A count after one more contact. */
export function addOutcome(tally: QueueTally, outcome: Outcome): QueueTally {
  const { counts, thresholdSeconds } = tally;
  switch (outcome.kind) {
    case 'answered': {
      const within = outcome.seconds <= thresholdSeconds;
      return {
        ...tally,
        waitedSeconds: tally.waitedSeconds + outcome.seconds,
        counts: {
          ...counts,
          answered: counts.answered + 1,
          answeredWithin: counts.answeredWithin + (within ? 1 : 0),
        },
      };
    }
    case 'abandoned':
      return {
        ...tally,
        counts: {
          ...counts,
          abandoned: counts.abandoned + 1,
          abandonedWithin: counts.abandonedWithin + (outcome.seconds <= thresholdSeconds ? 1 : 0),
          abandonedAtOnce: counts.abandonedAtOnce + (outcome.seconds <= AT_ONCE_SECONDS ? 1 : 0),
        },
      };
    case 'handled':
      return {
        ...tally,
        handled: tally.handled + 1,
        handleSeconds: tally.handleSeconds + outcome.seconds,
      };
    case 'missed':
      return { ...tally, missed: tally.missed + 1 };
  }
}
