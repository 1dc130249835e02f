import * as z from 'zod';
import type { CommandInstruction } from '../floor/command-params.ts';
import { COMMAND_TYPES, type CommandRecord, type CommandState } from '../floor/commands.ts';
import type { Millis } from '../lib/clock.ts';

const id = z.string().min(1).max(300);
const none = z.strictObject({}).default({});
const count = z.int().min(0).max(100_000);
const text = z.string().trim().min(1).max(2000);
const audience = z.enum(['agent', 'everyone']);
// Some names would reach into the objects that data is kept in.
const dataKey = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine(key => !(key in {}), 'is not a name that data may have');
const dataEntry = z.strictObject({ key: dataKey, value: z.string().trim().min(1).max(500) });

const membership = z.strictObject({
  availability: z.enum(['automatic', 'manual', 'disabled', 'offnet-automatic']).optional(),
  wrapUpSeconds: count.optional(),
  order: count.optional(),
  priority: count.optional(),
  callLimit: z.int().min(1).max(100).optional(),
  textLimit: count.optional(),
  autoAnswer: z.boolean().optional(),
  answerConfirmation: z.boolean().optional(),
  proficiency: z.int().min(1).max(20).optional(),
  synchronous: z.boolean().optional(),
});

const instruction = <T extends string, P extends z.ZodType>(type: T, params: P) =>
  z.object({ type: z.literal(type), params });

/** A command's type and the parameters that belong to it. */
export const instructionSchema: z.ZodType<CommandInstruction> = z.discriminatedUnion('type', [
  instruction('agent.join-session', none),
  instruction('agent.leave-session', none),
  instruction('agent.terminate-session', none),
  instruction(
    'agent.set-state',
    z.strictObject({
      // Logging somebody out is `agent.terminate-session`: with a reason, and time to take it back.
      presence: z.enum(['available', 'unavailable']),
      reasonCode: z.string().max(100).optional(),
    }),
  ),
  instruction(
    'agent.send-message',
    z.strictObject({
      text,
      subject: z.string().max(200).optional(),
      expireMinutes: z.int().min(1).max(1440).optional(),
    }),
  ),
  instruction(
    'agent.send-event',
    z.strictObject({
      name: z.string().trim().min(1).max(100),
      persist: z.boolean(),
      data: z.string().max(2000),
    }),
  ),
  instruction('contact.monitor', none),
  instruction('contact.coach', none),
  instruction('contact.barge-in', none),
  instruction('contact.take-over', none),
  instruction('contact.stop', none),
  instruction('text.monitor', none),
  instruction('text.coach', none),
  instruction('text.barge-in', none),
  instruction('text.accept', none),
  instruction('text.reject', none),
  instruction('text.leave', none),
  instruction('text.send', z.strictObject({ audience, text })),
  instruction('text.complete', none),
  instruction('text.set-disposition', z.strictObject({ disposition: z.string().trim().min(1).max(200) })),
  instruction('text.add-data', dataEntry),
  instruction('text.change-data', dataEntry),
  instruction('text.delete-data', z.strictObject({ key: dataKey })),
  instruction(
    'text.watch-next',
    z.strictObject({ mode: z.enum(['monitor', 'coach', 'barge-in']), scope: z.enum(['next', 'all']) }),
  ),
  instruction('text.stop-watching', none),
  instruction('queue.add-agent', membership),
  instruction('queue.update-agent', membership),
  instruction('queue.remove-agent', none),
  instruction('queue.log-in', none),
  instruction('queue.log-out', z.strictObject({ status: z.string().max(40).optional() })),
  instruction('queue.single-call', none),
  instruction('queue.loan-agent', membership.extend({ until: z.int().min(0) })),
]);

/** `POST /api/commands`, apart from type and parameters. */
export const commandEnvelopeSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, 'must be 8 to 64 letters, digits, - or _'),
  type: z.enum(COMMAND_TYPES),
  target: z.strictObject({
    agentId: id.optional(),
    contactId: id.optional(),
    sessionId: id.optional(),
    queueId: id.optional(),
  }),
  params: z.unknown().optional(),
  reason: z.string().trim().max(500).optional(),
});

export type CommandRequest = Pick<CommandRecord, 'id' | 'target'> &
  CommandInstruction & { readonly reason?: string | undefined };

/** `202` of `POST /api/commands`. */
export type CommandReply = { readonly id: string; readonly state: CommandState };

/** One row of `GET /api/audit`: an intent or an outcome, chained by hash to the row before it. */
export type AuditRow = {
  readonly sequence: number;
  readonly at: Millis;
  readonly user: string;
  readonly userName: string;
  /** The identity on the platform that it was done as; `undefined`: the gateway's own. */
  readonly platformIdentity: string | undefined;
  /** `command.requested`, `command.sent`, `command.accepted`, `session.signed-in`, `identity.linked` … */
  readonly action: string;
  readonly commandId: string | undefined;
  readonly commandType: string | undefined;
  readonly platformId: string | undefined;
  /** What it was done to: entity id, and its name at that time. */
  readonly target: string | undefined;
  readonly targetName: string | undefined;
  readonly team: string | undefined;
  readonly reason: string | undefined;
  /** The vendor's branch, raw status and text, or why it was refused. */
  readonly outcome: string | undefined;
  readonly rawStatus: number | undefined;
  readonly rawText: string | undefined;
  readonly hash: string;
};

/** `GET /api/audit?before=&limit=&user=&action=&target=&from=&to=`: newest first. */
export type AuditReply = { readonly rows: readonly AuditRow[]; readonly next: number | undefined };
