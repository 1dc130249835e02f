import type { TextMessage, TextParticipant, TextSession } from '../../floor/entities.ts';
import { type AgentId, entityId, type PlatformId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';
import { plainLine, plainText } from '../../lib/text.ts';
import type { MessageSessionRow } from './wire.ts';

export type TextPlaces = {
  readonly platformId: PlatformId;
  readonly isAgent: (id: AgentId) => boolean;
  readonly agentName: (id: AgentId) => string | undefined;
  readonly queueName: (callqueue: string) => string | undefined;
  readonly time: (value: string | undefined) => Millis | undefined;
};

/** Whether a message session is a queue's conversation; users' own chats are not the floor's business. */
export function isQueueSession(row: MessageSessionRow): boolean {
  return (
    row['messagesession-queue-termination'] !== undefined ||
    row['messagesession-queue-session-id'] !== undefined
  );
}

const LIVE = /^(active|open|accepted|assigned|in.?progress|waiting|queued|pending|offered|ringing|new)$/i;
const ENDED = /^(ended|complete|completed|closed|terminated|done|abandoned|timeout)$/i;

/**
 * A queue's conversation and the one message that the list tells of it. It is no `Contact`, so that the counts of queues
 * (TA1 of the gateway's rules) leave it out: `-queue-status` has no documented values, nothing tells when the queue took
 * the conversation (`-start-datetime` may be that of a much older thread) nor that it was closed rather than
 * given up, and the list keeps ended ones for no known time. Waits and abandons would be guesses. What the platform
 * itself counts of texts is `sms-conversations-count` in its queue statistics.
 */
export function textOf(
  row: MessageSessionRow,
  places: TextPlaces,
  asOf: Millis,
): { readonly session: TextSession; readonly message: TextMessage | undefined } {
  const { platformId } = places;
  const agentId =
    row.user === undefined || row.domain === undefined
      ? undefined
      : entityId(platformId, `${row.user}@${row.domain}`.toLowerCase());
  const agent = agentId !== undefined && places.isAgent(agentId) ? agentId : undefined;
  const customer = row['messagesession-remote'] && plainLine(row['messagesession-remote'], 80);
  const status = row['messagesession-queue-status'];
  const queue = row['messagesession-queue-termination'];
  const startedAt = places.time(row['messagesession-start-datetime']);
  const lastAt = places.time(row['messagesession-last-datetime']);
  const fromAgent = saidByAgent(row);
  const state = stateOfText(status);

  const guest: TextParticipant = {
    id: customer ?? 'customer',
    name: customer ?? 'Customer',
    role: 'customer',
    visibility: 'everyone',
  };
  const servant: TextParticipant | undefined = agent && {
    id: agent,
    name: places.agentName(agent) ?? plainLine(row.user ?? '', 120),
    role: 'agent',
    visibility: 'everyone',
  };

  const session: TextSession = {
    id: entityId(platformId, row['messagesession-queue-session-id'] ?? row['messagesession-id']),
    platformId,
    agentId: agent,
    channel: 'sms',
    state,
    customer,
    customerName: row['messagesession-name'] && plainLine(row['messagesession-name'], 120),
    queueName: queue === undefined ? undefined : (places.queueName(queue) ?? plainLine(queue, 120)),
    subject: status === undefined ? undefined : `SMS queue session, ${plainLine(status, 60)}`,
    startedAt,
    participants: servant === undefined ? [guest] : [guest, servant],
    waitingFor:
      lastAt === undefined || fromAgent === undefined || state === 'ended'
        ? undefined
        : { role: fromAgent ? 'customer' : 'agent', since: lastAt },
    legs: [],
    transcript: 'partial',
    asOf,
  };
  const body = row['messagesession-last-message'];
  const from = fromAgent ? servant : guest;
  if (body === undefined || lastAt === undefined || fromAgent === undefined || from === undefined)
    return { session, message: undefined };
  return {
    session,
    message: {
      // The list numbers no messages: their second does, so that what was read before keeps its place.
      index: Math.floor(lastAt / 1000),
      kind: 'text',
      from,
      text: plainText(body),
      visibility: 'everyone',
      at: lastAt,
    },
  };
}

function stateOfText(status: string | undefined): TextSession['state'] {
  if (status === undefined) return 'live';
  if (LIVE.test(status)) return 'live';
  return ENDED.test(status) ? 'ended' : 'unknown';
}

/** Who spoke last: a user's id has an `@`, a customer is a number, which is also the session's other end. */
function saidByAgent(row: MessageSessionRow): boolean | undefined {
  const sender = row['messagesession-last-sender'];
  if (sender === undefined) return undefined;
  if (sender === row['messagesession-remote']) return false;
  if (sender.includes('@') || sender === row['messagesession-sms-number']) return true;
  return /^\+?\d{5,}$/.test(sender) ? false : undefined;
}
