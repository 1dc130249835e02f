import type { DisplayState } from '../floor/display.ts';

/** When a queue is in trouble, as configured. Absent: as is usual; 0: not watched. */
export type QueueThresholds = {
  /** Seconds that the contact waiting longest may wait. */
  readonly longestWaitSeconds?: number | undefined;
  /** Contacts that may wait. */
  readonly waiting?: number | undefined;
  /** Per cent below which the service level is in trouble. */
  readonly serviceLevelPercent?: number | undefined;
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
