import type { Platform } from '../../../floor/entities.ts';
import { occupancy } from '../../../floor/service-level.ts';
import type { CountedQueue } from '../../../floor/tally.ts';
import type { Millis } from '../../../lib/clock.ts';
import { duration, UNKNOWN, whole } from '../../ui/format.ts';
import type { Staff } from './staff.ts';

/** Every number of a queue that can be asked about. */
export const QUEUE_NUMBERS = [
  'waiting',
  'longestWait',
  'serviceLevel',
  'agents',
  'answered',
  'abandoned',
  'abandonRate',
  'averageSpeedOfAnswer',
  'averageHandleTime',
  'occupancy',
] as const;
export type QueueNumber = (typeof QUEUE_NUMBERS)[number];

/** A percentage with one place, and none where there is nothing to tell: `95.9 %`, `100 %`. */
export function percentText(percent: number): string {
  const rounded = Math.round(percent * 10) / 10;
  return `${Number.isInteger(rounded) ? rounded : rounded.toFixed(1)}\u202f%`;
}

/** What a number shows: its text, or a dash. */
export function valueText(number: QueueNumber, queue: CountedQueue, now: Millis, staff?: Staff): string {
  const { averages } = queue;
  const count = (value: number | undefined) => (value === undefined ? UNKNOWN : whole(value));
  const seconds = (value: number | undefined) => (value === undefined ? UNKNOWN : duration(value * 1000));
  switch (number) {
    case 'waiting':
      return count(queue.waiting);
    case 'longestWait':
      return queue.waiting && queue.longestWaitSince !== undefined
        ? duration(now - queue.longestWaitSince)
        : UNKNOWN;
    case 'serviceLevel':
      return queue.serviceLevel === undefined || queue.serviceLevel.sample === 0
        ? UNKNOWN
        : percentText(queue.serviceLevel.percent);
    case 'agents':
      if (staff?.from === 'members') return `${whole(staff.serving)} of ${whole(staff.members)}`;
      return count(queue.agents.loggedIn);
    case 'answered':
      return count(queue.answered);
    case 'abandoned':
      return count(queue.abandoned);
    case 'abandonRate':
      return queue.abandoned === undefined || !queue.offered
        ? UNKNOWN
        : percentText((100 * queue.abandoned) / queue.offered);
    case 'averageSpeedOfAnswer':
      return seconds(averages?.waitSeconds);
    case 'averageHandleTime':
      return seconds(averages?.handleSeconds);
    case 'occupancy': {
      const percent = queue.tally && occupancy(queue.tally.busySeconds, queue.tally.availableSeconds);
      return percent === undefined ? UNKNOWN : percentText(percent);
    }
  }
}

/** Why a number is a dash; `undefined`: it is known. */
export function missingWhy(
  number: QueueNumber,
  queue: CountedQueue,
  platform: Platform | undefined,
): string | undefined {
  const name = platform?.name ?? 'The platform';
  if (valueText(number, queue, 0) !== UNKNOWN) return undefined;
  if (platform?.link.state === 'connecting') return `${name} is still being read.`;
  switch (number) {
    case 'longestWait':
      if (queue.waiting === 0) return 'Nobody is waiting.';
      return queue.waiting === undefined
        ? `${name} has not told how many wait.`
        : `${name} has not told since when they wait.`;
    case 'serviceLevel':
      return queue.serviceLevel?.sample === 0
        ? 'There was no contact yet to compute it from.'
        : `${name} has told no service level of this queue.`;
    case 'abandonRate':
      if (queue.offered === 0) return 'There was no contact yet to compute it from.';
      return `${name} does not tell how many contacts of this queue were offered and abandoned.`;
    case 'occupancy':
      return 'No time of its members was counted yet.';
    case 'averageSpeedOfAnswer':
    case 'averageHandleTime':
      return queue.answered === 0
        ? 'Nothing was answered yet.'
        : `${name} does not tell averages of this queue.`;
    default:
      return `${name} does not tell this of the queue.`;
  }
}
