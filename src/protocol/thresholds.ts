import type { DisplayState } from '../floor/display.ts';
import type { Queue, ServiceLevelFormula } from '../floor/entities.ts';

/** When a queue is in trouble, as configured. Absent: as is usual; 0: not watched. */
export type QueueThresholds = {
  /** Seconds that the contact waiting longest may wait. */
  readonly longestWaitSeconds?: number | undefined;
  /** Contacts that may wait. */
  readonly waiting?: number | undefined;
  /** Per cent below which the service level is in trouble. */
  readonly serviceLevelPercent?: number | undefined;
  /** How its service level is computed. Absent: contacts that were abandoned within the threshold do not count. */
  readonly serviceLevelFormula?: ServiceLevelFormula | undefined;
};

/** The limits of this floor, as configured. */
export type Thresholds = {
  /** Seconds that a state of an agent may last. Absent: as is usual; 0: no limit. */
  readonly states: Partial<Readonly<Record<DisplayState, number | undefined>>>;
  /** Of every queue that has none of its own. */
  readonly default: QueueThresholds;
  /** Of single queues, by id (`cxone:1501`) or by name; the id goes first. */
  readonly queues: Readonly<Record<string, QueueThresholds>>;
};

/** Nothing configured: everything as is usual. */
export const NO_THRESHOLDS: Thresholds = { states: {}, default: {}, queues: {} };

/** What is configured for a queue: by its id before its name, before what holds for all. */
export function thresholdsOf(
  { id, name }: Pick<Queue, 'id' | 'name'>,
  { default: usual, queues }: Thresholds,
): QueueThresholds {
  const own = (key: string) => (Object.hasOwn(queues, key) ? queues[key] : undefined);
  return { ...usual, ...own(name), ...own(id) };
}
