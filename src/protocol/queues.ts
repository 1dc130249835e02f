import * as z from 'zod';
import type { AgentId, PlatformId, QueueId } from '../floor/ids.ts';
import type { Millis } from '../lib/clock.ts';

/** How a queue stood at one time. A number that was not known is absent, never 0. */
export type TrendPoint = {
  readonly at: Millis;
  readonly waiting?: number | undefined;
  /** The most that waited at once since the point before. */
  readonly mostWaiting?: number | undefined;
  readonly longestWaitSeconds?: number | undefined;
  /** Per cent, by the queue's own formula. */
  readonly serviceLevel?: number | undefined;
};

/** A queue's recent past, oldest first. A minute in which its platform was not heard has no point. */
export type Trend = {
  readonly queueId: QueueId;
  /** Usual time between two points. */
  readonly everyMs: number;
  readonly points: readonly TrendPoint[];
};

/** `GET /api/queues/:id/trend?minutes=60`. */
export type TrendReply = Trend;

/** `GET /api/trends?minutes=60`: all queues in sight. */
export type TrendsReply = { readonly trends: readonly Trend[] };

/** Longest past that can be asked for. */
export const LONGEST_TREND_MINUTES = 24 * 60;

export const trendQuerySchema = z.object({
  minutes: z.coerce.number().int().min(1).max(LONGEST_TREND_MINUTES).default(60),
});

/**
 * Where a loan is in its life: asked for; the agent is lent; the giving back is under way; over (given back, kept for
 * good, or nothing was lent).
 */
export type LoanState = 'asked' | 'lent' | 'returning' | 'over';

/** An agent lent to a queue until a time. The gateway gives back by itself. */
export type Loan = {
  /** Id of the command that lent. */
  readonly id: string;
  readonly platformId: PlatformId;
  readonly queueId: QueueId;
  readonly agentId: AgentId;
  readonly lender: { readonly user: string; readonly name: string };
  readonly since: Millis;
  readonly until: Millis;
  /** What giving back means: off the queue again, or as they were in it before. */
  readonly back: 'remove' | 'restore';
  readonly state: LoanState;
  /** What happens next, or how it ended, for a person. */
  readonly note: string | undefined;
};

/** `GET /api/loans`: those that are not over, soonest first. */
export type LoansReply = { readonly loans: readonly Loan[] };

/** `PUT /api/loans/:id`: another time to give back; a time that has passed means now. */
export const changeLoanSchema = z.strictObject({ until: z.int().min(0) });
