import * as z from 'zod';
import { text } from './wire-values.ts';

/** Values of `callqueue-agent-availability-type`. */
export const AVAILABILITY_TYPES = ['automatic', 'manual', 'disabled', 'offnet-automatic'] as const;

/** Values of `callqueue-dispatch-type`. */
export const DISPATCH_TYPES = [
  'Round-robin',
  'Tiered Round-robin',
  'Ring All',
  'Linear Cascade',
  'Linear Hunt',
  'Call Park',
] as const;

/** Words for `PATCH …/callqueues/all/agents/{agent}/{status}`; a domain gives its custom ones their meaning. */
export const OFFLINE_STATUSES = [
  'lunch',
  'break',
  'meeting',
  'web',
  'other',
  'cust1',
  'cust2',
  'cust3',
  'cust4',
  'cust5',
  'cust6',
  'cust7',
  'cust8',
] as const;

/** What an event subscription can be about. */
export const SUBSCRIPTION_MODELS = [
  'agent',
  'auditlog',
  'auditlog_lite',
  'call',
  'call_origid',
  'cdr',
  'message',
  'messagesession',
  'subscriber',
  'presence',
  'voicemail',
] as const;

const yesNoWord = z.enum(['yes', 'no']);

/**
 * Body of "Add Agent to Call Queue" (`POST /domains/{domain}/callqueues/{callqueue}/agents`), field by field as the
 * vendor's page lists them; an update has the same without `synchronous`. `callqueue-agent-availability-for-dispatch`
 * is made by the platform and never sent.
 */
export const agentWriteSchema = z.object({
  synchronous: yesNoWord.optional(),
  'callqueue-agent-id': z.string().regex(/^(sip:)?[^@\s/]+@[^@\s/]+$/),
  callqueue: z.string().optional(),
  domain: z
    .string()
    .max(64)
    .regex(/^([A-Za-z0-9._-]+|\*)$/)
    .optional(),
  'callqueue-agent-availability-type': z.enum(AVAILABILITY_TYPES).optional(),
  'callqueue-agent-wrap-up-allowance-seconds': z.int().min(0).optional(),
  'auto-answer-enabled': yesNoWord.optional(),
  'callqueue-agent-dispatch-order-ordinal': z.int().min(0).optional(),
  'callqueue-agent-dispatch-queue-priority-ordinal': z.int().min(0).optional(),
  'limits-max-active-calls-total': z.int().min(0).optional(),
  'callqueue-agent-answer-confirmation-enabled': yesNoWord.optional(),
  'callqueue-agent-max-concurrent-sms-conversations': z.int().min(0).optional(),
});
export type AgentWrite = z.infer<typeof agentWriteSchema>;

/** Body of `POST /domains/{domain}/subscriptions`. */
export type SubscriptionWrite = {
  readonly model: (typeof SUBSCRIPTION_MODELS)[number];
  readonly 'post-url': string;
  readonly domain: string;
  readonly user: string;
  readonly 'subscription-geo-support': 'yes' | 'no';
};

/** An event subscription as it is answered. */
export const subscriptionRowSchema = z.looseObject({
  id: z.string().min(1),
  model: text,
  'post-url': text,
  status: text,
});

/** Answer of `POST /tokens`. */
export const tokenReplySchema = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional().catch(undefined),
  expires_in: z.coerce.number().positive().optional().catch(undefined),
});

/** Answer of `POST /jwt`. */
export const jwtReplySchema = z.looseObject({
  token: z.string().min(1),
  refresh: z.string().min(1).optional().catch(undefined),
});

/** What a JWT says of itself, as far as it is needed. */
export const jwtClaimsSchema = z.looseObject({ exp: z.number().optional().catch(undefined) });
