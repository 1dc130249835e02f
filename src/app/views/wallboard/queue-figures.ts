import type { Channel, Queue } from '../../../floor/entities.ts';
import type { PlatformId, QueueId } from '../../../floor/ids.ts';
import type { Millis } from '../../../lib/clock.ts';
import type { Thresholds } from '../../../protocol/thresholds.ts';
import { usualLimits } from '../../trouble/limits.ts';
import {
  type Grade,
  isWorse,
  judgeQueue,
  pressureOf,
  type QueueVerdicts,
  UNJUDGED,
  worstOf,
} from '../../trouble/trouble.ts';

/** What was judged before, by queue: verdicts need time to change, so that nothing flickers. */
export type Judged = ReadonlyMap<QueueId, QueueVerdicts>;

export type Clocks = {
  /** The platform's own time, which stands still while its facts are too old. */
  readonly nowOf: (id: PlatformId) => Millis;
};

/** By what queues are judged. */
export type Measures = Clocks & { readonly thresholds: Thresholds };

/** Calls that wait, over all queues of the wall. */
export type Calls = {
  /** `undefined`: not told by any of them. */
  readonly waiting: number | undefined;
  readonly queues: number;
  /** Queues that do not tell how many wait: the sum leaves them out. */
  readonly silent: number;
  /** Queues in which more wait than may. */
  readonly over: number;
  /** How many may wait in a queue, where it is the same for all. */
  readonly limit: number | undefined;
};

/** The call that waits longest. */
export type LongestWait = {
  /** 0 where nobody waits; `undefined`: not told. */
  readonly ms: Millis | undefined;
  readonly queue: Queue | undefined;
  readonly limitMs: Millis | undefined;
  readonly over: boolean;
};

/** A queue that needs somebody. */
export type TroubledQueue = {
  readonly queue: Queue;
  readonly grade: Grade;
  readonly waiting: { readonly value: number | undefined; readonly over: boolean };
  readonly waitMs: { readonly value: Millis | undefined; readonly over: boolean };
  readonly level: { readonly value: number | undefined; readonly over: boolean };
};

/** Whether what waits in a queue is a call. A channel that is not told counts as one: that is what queues are for. */
export function isCallQueue({ channel }: { readonly channel: Channel }): boolean {
  return channel === 'voice' || channel === 'unknown';
}

/** Carries the verdicts of queues on to this moment. */
export function judgeQueues(
  queues: readonly Queue[],
  before: Judged,
  { nowOf, thresholds }: Measures,
): Judged {
  return new Map(
    queues.map(queue => [
      queue.id,
      judgeQueue(before.get(queue.id), queue, usualLimits(queue, thresholds), nowOf(queue.platformId)),
    ]),
  );
}

export function callsOf(
  queues: readonly Queue[],
  judged: Judged,
  { thresholds }: Pick<Measures, 'thresholds'>,
): Calls {
  let waiting: number | undefined;
  let silent = 0;
  let over = 0;
  for (const { id, waiting: here } of queues) {
    if (here === undefined) silent += 1;
    else waiting = (waiting ?? 0) + here;
    if (judged.get(id)?.waiting?.grade === 'over') over += 1;
  }
  const limits = new Set(queues.map(queue => usualLimits(queue, thresholds).waiting));
  const [limit] = limits.size === 1 ? limits : [];
  return { waiting, queues: queues.length, silent, over, limit };
}

/** The longest wait now. It is not known where calls wait and no queue tells since when. */
export function longestWaitOf(
  queues: readonly Queue[],
  judged: Judged,
  { nowOf, thresholds }: Measures,
): LongestWait {
  let longest: { readonly queue: Queue; readonly ms: Millis } | undefined;
  let isUntold = false;
  for (const queue of queues) {
    if (queue.waiting === 0) continue;
    if (queue.waiting === undefined || queue.longestWaitSince === undefined) {
      isUntold = true;
      continue;
    }
    const ms = Math.max(0, nowOf(queue.platformId) - queue.longestWaitSince);
    if (longest === undefined || ms > longest.ms) longest = { queue, ms };
  }
  if (longest === undefined) {
    const ms = isUntold || queues.length === 0 ? undefined : 0;
    return { ms, queue: undefined, limitMs: undefined, over: false };
  }
  const { queue, ms } = longest;
  const { wait } = usualLimits(queue, thresholds);
  return {
    ms,
    queue,
    limitMs: wait === undefined ? undefined : wait * 1000,
    over: judged.get(queue.id)?.wait?.grade === 'over',
  };
}

/** Queues that are over a limit or near it, worst first. */
export function troubledQueues(
  queues: readonly Queue[],
  judged: Judged,
  { nowOf, thresholds }: Measures,
): readonly TroubledQueue[] {
  const found = queues.flatMap(queue => {
    const verdicts = judged.get(queue.id) ?? UNJUDGED;
    const grade = worstOf(verdicts);
    if (grade === 'calm') return [];
    const now = nowOf(queue.platformId);
    // Steps of a fifth of the limit: queues do not change places for every second of a wait.
    const pressure = Math.floor(pressureOf(queue, usualLimits(queue, thresholds), now) * 5);
    return [{ queue, verdicts, grade, pressure, now }];
  });
  const order = (a: (typeof found)[number], b: typeof a) =>
    Number(isWorse(b.grade, a.grade)) - Number(isWorse(a.grade, b.grade)) ||
    b.pressure - a.pressure ||
    a.queue.name.localeCompare(b.queue.name) ||
    (a.queue.id < b.queue.id ? -1 : 1);
  return found.sort(order).map(({ queue, verdicts, grade, now }) => ({
    queue,
    grade,
    waiting: { value: queue.waiting, over: verdicts.waiting?.grade === 'over' },
    waitMs: { value: waitOf(queue, now), over: verdicts.wait?.grade === 'over' },
    level: {
      value: queue.serviceLevel?.sample === 0 ? undefined : queue.serviceLevel?.percent,
      over: verdicts.level?.grade === 'over',
    },
  }));
}

function waitOf({ waiting, longestWaitSince }: Queue, now: Millis): Millis | undefined {
  if (waiting === 0) return 0;
  return waiting === undefined || longestWaitSince === undefined
    ? undefined
    : Math.max(0, now - longestWaitSince);
}
