import * as z from 'zod';
import { ERROR_STATUS, type ErrorCode } from '../../protocol/errors.ts';
import { ROLES } from '../../protocol/session.ts';

const millis = z.int().describe('Epoch milliseconds, UTC.');
const codes = Object.keys(ERROR_STATUS).filter((code): code is ErrorCode => code in ERROR_STATUS);
const cursor = z.string().describe('epoch.sequence');
/** A type of the floor, described where all of them are. */
const floorType = (name: string) => z.unknown().meta({ $ref: `#/components/schemas/${name}` });
const floor = floorType('FloorSnapshot');
const event = floorType('FloorEvent');

const identity = z.object({
  platformId: z.string(),
  kind: z.string(),
  label: z.string().optional(),
  fields: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      secret: z.boolean(),
      required: z.boolean(),
      hint: z.string(),
    }),
  ),
});

const trend = z.object({
  queueId: z.string(),
  everyMs: z.int(),
  points: z.array(
    z.object({
      at: millis,
      waiting: z.int().optional(),
      mostWaiting: z.int().optional(),
      longestWaitSeconds: z.int().optional(),
      serviceLevel: z.number().optional(),
    }),
  ),
});

const loan = z.object({
  id: z.string(),
  platformId: z.string(),
  queueId: z.string(),
  agentId: z.string(),
  lender: z.object({ user: z.string(), name: z.string() }),
  since: millis,
  until: millis,
  back: z.enum(['remove', 'restore']),
  state: z.enum(['asked', 'lent', 'returning', 'over']),
  note: z.string().optional(),
});

const queueThresholds = z.object({
  longestWaitSeconds: z.int().optional(),
  waiting: z.int().optional(),
  serviceLevelPercent: z.int().optional(),
  serviceLevelFormula: z.string().optional(),
});

const told = { serverTime: millis, build: z.string(), diskRefuses: z.literal(true).optional() };

/** Shapes of the answers, for the API's description; those of the floor itself are its own types'. */
export const REPLY_SCHEMAS = {
  ErrorReply: z.object({ code: z.enum(codes), message: z.string(), requestId: z.string() }),
  SessionReply: z.object({
    user: z.object({ username: z.string(), name: z.string(), role: z.enum(ROLES) }),
    permissions: z.array(z.string()),
    scope: z.object({ platforms: z.array(z.string()), teams: z.array(z.string()) }),
    identities: z.array(identity),
    demo: z.boolean(),
    build: z.string(),
    undoMs: z.int(),
    thresholds: z.object({
      states: z.record(z.string(), z.int()),
      default: queueThresholds,
      queues: z.record(z.string(), queueThresholds),
    }),
  }),
  SnapshotReply: z.object({ cursor, floor, ...told }),
  EventsReply: z.object({ cursor, events: z.array(event), ...told }),
  AliveReply: z.object({ status: z.literal('ok'), demo: z.boolean() }),
  ReadyReply: z.object({ status: z.literal('ok') }),
  CommandReply: z.object({ id: z.string(), state: floorType('CommandState') }),
  AuditReply: z.object({
    rows: z.array(
      z.looseObject({
        sequence: z.int(),
        at: millis,
        user: z.string(),
        action: z.string(),
        hash: z.string(),
      }),
    ),
    next: z.int().optional(),
  }),
  HistoryReply: z.object({ at: millis, cursor, floor }),
  HistoryEventsReply: z.object({
    events: z.array(z.object({ sequence: z.int(), at: millis, event })),
    next: z.int().optional(),
    held: z.object({ from: millis.optional(), to: millis.optional() }),
  }),
  TextMessagesReply: z.object({
    messages: z.array(floorType('TextMessage')),
    more: z.boolean(),
  }),
  RevealTextReply: z.object({
    customer: z.string().optional(),
    customerName: z.string().optional(),
    subject: z.string().optional(),
    userData: z.array(floorType('UserDatum')).optional(),
    until: millis,
  }),
  TrendReply: trend,
  TrendsReply: z.object({ trends: z.array(trend) }),
  Loan: loan,
  LoansReply: z.object({ loans: z.array(loan) }),
  IdentityView: identity,
  ReasonCodesReply: z.object({ codes: z.array(z.object({ code: z.string(), label: z.string() })) }),
  QuarantineReply: z.object({
    items: z.array(
      z.object({
        id: z.int(),
        at: millis,
        platformId: z.string(),
        source: z.string(),
        reason: z.string(),
        raw: z.string(),
      }),
    ),
  }),
} as const satisfies Record<string, z.ZodType>;
