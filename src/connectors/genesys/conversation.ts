import {
  LONGEST_VALUE,
  type Supervision,
  type TextLeg,
  type TextMessage,
  type TextParticipant,
  type TextSession,
  type UserDatum,
} from '../../floor/entities.ts';
import { type AgentId, entityId, nativeOf, type PlatformId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';
import { plainLine } from '../../lib/text.ts';
import type { GenesysConfig } from './config.ts';
import type { Seat } from './directory.ts';
import { modeOfVisibility } from './map-text.ts';
import { type Turn, turnOf, waitingFor } from './waiting.ts';

/** Everything heard of one conversation, from the agent's list and from the legs of our supervisors. */
export type Conversation = {
  /** The platform's id. */
  readonly id: string;
  agentId: AgentId | undefined;
  userData: Readonly<Record<string, unknown>>;
  /** When all of the user data was last told; older news of it is no news. */
  dataAsOf: Millis;
  startedAt: Millis | undefined;
  participants: readonly TextParticipant[];
  /** Participants who are our own supervisors, by participant id. */
  ours: ReadonlySet<string>;
  /** Participants who once gave away that they supervise: switching to barge in makes nobody an agent. */
  readonly supervisors: Set<string>;
  readonly legs: Map<string, { readonly seat: Seat; readonly leg: TextLeg; readonly since: Millis }>;
  /** Messages already told, by index, as text. */
  readonly told: Map<number, string>;
  readonly turns: Map<number, Turn>;
  transcript: TextSession['transcript'];
  /** How many lists in a row of its agent did not have it. */
  missed: number;
  ended: boolean;
  asOf: Millis;
};

/** Told messages that are remembered of a conversation; older ones were told long ago. */
const REMEMBERED = 2_000;

export function newConversation(id: string): Conversation {
  return {
    id,
    agentId: undefined,
    userData: {},
    dataAsOf: 0,
    startedAt: undefined,
    participants: [],
    ours: new Set(),
    supervisors: new Set(),
    legs: new Map(),
    told: new Map(),
    turns: new Map(),
    transcript: 'unknown',
    missed: 0,
    ended: false,
    asOf: 0,
  };
}

export const isInside = (leg: TextLeg): boolean => leg.state === 'chatting';
export const isOpen = (leg: TextLeg): boolean =>
  leg.state === 'chatting' || leg.state === 'invited' || leg.state === 'left';

/** Whether somebody of ours hears the conversation now. */
export const isHeard = (one: Conversation): boolean =>
  [...one.legs.values()].some(({ leg }) => isInside(leg));

/** Whether a person of ours is inside, or has yet to complete it; the reader is nobody. */
const isEntered = (one: Conversation): boolean =>
  [...one.legs.values()].some(
    ({ seat, leg }) => !seat.reads && (leg.state === 'chatting' || leg.state === 'left'),
  );

/** The conversation as the floor holds it. */
export function sessionOf(
  platformId: PlatformId,
  one: Conversation,
  keys: GenesysConfig['userData'],
): TextSession {
  const customer = one.participants.find(participant => participant.role === 'customer');
  return {
    id: entityId(platformId, one.id),
    platformId,
    agentId: one.agentId,
    channel: 'sms',
    state: one.ended ? 'ended' : 'live',
    customer: firstText(one.userData, keys.customer),
    customerName: firstText(one.userData, keys.customerName) ?? (customer?.name || undefined),
    queueName: firstText(one.userData, keys.queue),
    subject: firstText(one.userData, keys.subject),
    startedAt: one.startedAt,
    participants: one.participants,
    // Once nobody of ours is inside, what was said since is unknown, and so is whose turn it is.
    waitingFor: one.ended || !isHeard(one) ? undefined : waitingFor(one.turns.values()),
    legs: [...one.legs.values()].filter(({ seat }) => !seat.reads).map(({ leg }) => leg),
    transcript: one.transcript,
    ...(isEntered(one) ? { userData: dataOf(one.userData) } : {}),
    asOf: one.asOf,
  };
}

/** Who supervises the conversation: our own legs, and other supervisors as far as ours can see them. */
export function supervisionsOf(platformId: PlatformId, one: Conversation): Supervision[] {
  const { agentId } = one;
  if (one.ended || agentId === undefined) return [];
  const contactId = entityId(platformId, one.id);
  const common = {
    platformId,
    agentId,
    contactId,
    certainty: 'observed',
    ended: false,
    asOf: one.asOf,
  } as const;
  const own = [...one.legs.values()].flatMap(({ seat, leg, since }): Supervision[] =>
    isInside(leg) && leg.mode !== undefined && !seat.reads
      ? [
          {
            ...common,
            id: entityId(platformId, `supervision-${one.id}-${seat.user}`),
            supervisor: { name: seat.nickname, agentId: undefined, user: seat.user },
            mode: leg.mode,
            since,
          },
        ]
      : [],
  );
  if (!isHeard(one)) return own;
  const others = one.participants
    .filter(({ id, role }) => role === 'supervisor' && !one.ours.has(id))
    .map(
      (participant): Supervision => ({
        ...common,
        id: entityId(platformId, `supervision-${one.id}-p${participant.id}`),
        supervisor: { name: participant.name, agentId: undefined },
        mode: modeOfVisibility(participant.visibility),
        since: one.asOf,
      }),
    );
  return [...own, ...others];
}

/** Remembers a message; false when it was told before just so. Its time may be ours, and is no part of it. */
export function isNewMessage(one: Conversation, message: TextMessage): boolean {
  const turn = turnOf(message);
  const text = JSON.stringify({ ...message, at: 0 });
  if (one.told.get(message.index) === text) return false;
  one.told.set(message.index, text);
  if (turn === undefined) one.turns.delete(message.index);
  else one.turns.set(message.index, turn);
  for (const known of [one.told, one.turns])
    while (known.size > REMEMBERED) {
      const [oldest] = known.keys();
      if (oldest === undefined) break;
      known.delete(oldest);
    }
  return true;
}

/** Takes up what the floor held of a conversation before a restart; nobody of ours is known to be inside any more. */
export function restored(session: TextSession, messages: readonly TextMessage[]): Conversation {
  const one = newConversation(nativeOf(session.id));
  one.agentId = session.agentId;
  one.startedAt = session.startedAt;
  one.transcript = messages.length > 0 ? 'partial' : 'unknown';
  one.asOf = session.asOf;
  for (const leg of session.legs) {
    const seat: Seat = { user: leg.user, userId: undefined, nickname: leg.user };
    const state = isOpen(leg) ? 'unknown' : leg.state;
    one.legs.set(leg.user, { seat, leg: { ...leg, state, capabilities: [] }, since: leg.asOf });
  }
  return one;
}

/** User data that are shown of a conversation, at most. */
const MOST_DATA = 100;

/** User data as text, in the platform's order. */
function dataOf(userData: Conversation['userData']): UserDatum[] {
  return Object.entries(userData)
    .slice(0, MOST_DATA)
    .map(([key, value]) => ({
      key: plainLine(key, 100),
      value: plainLine(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''), LONGEST_VALUE),
    }));
}

function firstText(userData: Readonly<Record<string, unknown>>, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = Object.hasOwn(userData, key) ? userData[key] : undefined;
    const text = typeof value === 'string' || typeof value === 'number' ? plainLine(String(value)) : '';
    if (text !== '') return text;
  }
  return undefined;
}
