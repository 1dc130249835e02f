import * as z from 'zod';
import type { TextMessage, TextSession } from '../floor/entities.ts';
import type { Millis } from '../lib/clock.ts';

/** Most messages of one answer. */
export const MOST_MESSAGES = 500;

/** `GET /api/texts/:id/messages?before=INDEX&limit=`: the newest ones before a place, oldest first. */
export const textMessagesQuerySchema = z.object({
  before: z.coerce
    .number()
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .optional()
    .describe('Only messages with a lower index; without it, the newest there are.'),
  limit: z.coerce.number().int().min(1).max(MOST_MESSAGES).default(100),
});

export type TextMessagesReply = {
  readonly messages: readonly TextMessage[];
  /** Whether the log holds messages before the first of these. */
  readonly more: boolean;
};

/** `POST /api/texts/:id/reveal`: shows one conversation unmasked to whoever may only see it masked. */
export const revealTextSchema = z.strictObject({
  reason: z.string().trim().min(3, 'say why in a few words').max(500),
});

/** The answer to it; until then `GET /api/texts/:id/messages` tells this viewer the texts as they are. */
export type RevealTextReply = Pick<TextSession, 'customer' | 'customerName' | 'subject' | 'userData'> & {
  readonly until: Millis;
};

/**
 * `POST /api/texts/:id/typing`: whether one is writing in a conversation that one coaches or has barged in on, told to
 * those who would see the message. Nothing is written down of it.
 */
export const typingSchema = z.strictObject({
  typing: z.boolean(),
  audience: z.enum(['agent', 'everyone']).describe('Whom the message in the making is meant for.'),
});

export type TypingRequest = z.infer<typeof typingSchema>;
