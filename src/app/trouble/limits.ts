import type { Queue } from '../../floor/entities.ts';
import type { QueueId } from '../../floor/ids.ts';
import { type Thresholds, thresholdsOf } from '../../protocol/thresholds.ts';

/** What can be in trouble about a queue. */
export const WATCHED = ['wait', 'waiting', 'level'] as const;
export type Watched = (typeof WATCHED)[number];

/** When a queue is over its limit; `undefined`: that is not watched. */
export type QueueLimits = {
  /** Seconds that the contact waiting longest may wait. */
  readonly wait: number | undefined;
  /** Contacts that may wait. */
  readonly waiting: number | undefined;
  /** Per cent below which the service level is in trouble. */
  readonly level: number | undefined;
};

/** Supervisors' custom where the platform tells no target: two minutes, five contacts. */
const USUAL_WAIT = 120;
const USUAL_WAITING = 5;
/** Below this share of its target a service level is trouble, not just missed. */
export const OF_TARGET = 0.8;

type Limited = Pick<Queue, 'id' | 'name' | 'serviceLevel' | 'goal'>;

/** The limits of a queue unless the address says others: as configured, else as follows from what the queue aims at. */
export function usualLimits(queue: Limited, thresholds: Thresholds): QueueLimits {
  const thresholdSeconds = queue.goal?.thresholdSeconds ?? queue.serviceLevel?.thresholdSeconds;
  const targetPercent = queue.goal?.targetPercent ?? queue.serviceLevel?.targetPercent;
  const { longestWaitSeconds, waiting, serviceLevelPercent } = thresholdsOf(queue, thresholds);
  const wait = thresholdSeconds === undefined ? USUAL_WAIT : Math.max(60, 2 * thresholdSeconds);
  const level = targetPercent === undefined ? undefined : Math.round(OF_TARGET * targetPercent);
  return {
    wait: watched(longestWaitSeconds ?? wait),
    waiting: watched(waiting ?? USUAL_WAITING),
    level: watched(serviceLevelPercent ?? level),
  };
}

const watched = (limit: number | undefined): number | undefined => (limit === 0 ? undefined : limit);

type OwnLimit = { readonly queueId: string; readonly watched: Watched; readonly value: number };

/** Reads one limit of an address: `cxone:1501.wait.120`. */
function parseLimit(raw: string): OwnLimit | undefined {
  const match = /^(.{3,300})\.(wait|waiting|level)\.(\d{1,5})$/s.exec(raw);
  const [, queueId, name, value] = match ?? [];
  const watched = WATCHED.find(one => one === name);
  if (queueId === undefined || watched === undefined || value === undefined) return undefined;
  return { queueId, watched, value: Number(value) };
}

/** Whether the address says limits for this very queue; ids may have dots, and one may begin with another. */
export function hasOwnLimits(own: readonly string[] | undefined, id: QueueId): boolean {
  return own?.some(raw => parseLimit(raw)?.queueId === id) ?? false;
}

/** The limits that hold for a queue: the usual ones with those of the address over them; 0 switches one off. */
export function limitsOf(
  queue: Limited,
  thresholds: Thresholds,
  own: readonly string[] | undefined,
): QueueLimits {
  const limits = { ...usualLimits(queue, thresholds) };
  for (const raw of own ?? []) {
    const limit = parseLimit(raw);
    if (limit?.queueId === queue.id) limits[limit.watched] = limit.value === 0 ? undefined : limit.value;
  }
  return limits;
}

/** The address's limits after one was set; a limit that is the usual one is left out. */
export function withLimit(
  own: readonly string[] | undefined,
  queue: Limited,
  thresholds: Thresholds,
  watched: Watched,
  value: number,
): readonly string[] | undefined {
  const id: QueueId = queue.id;
  const others = (own ?? []).filter(raw => {
    const limit = parseLimit(raw);
    return limit !== undefined && !(limit.queueId === id && limit.watched === watched);
  });
  const usual = (usualLimits(queue, thresholds)[watched] ?? 0) === value;
  const next = usual ? others : [...others, `${id}.${watched}.${value}`];
  return next.length === 0 ? undefined : next;
}
