import type { Contact, TextParticipant, TextSession } from '../../floor/entities.ts';
import { entityId, nativeOf, type TextSessionId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';
import { plainText } from '../../lib/text.ts';
import type { Fact, HeardMessage } from './facts.ts';
import { line, type MapContext, timeOf } from './map-context.ts';
import type { CxoneEventOf } from './wire.ts';

type Party = CxoneEventOf<'ChatText'>['PartyType'];

/** A chat is known by its room; rooms are numbered per agent as far as the page tells. */
function chatId(room: string, context: MapContext): TextSessionId {
  return entityId(context.platformId, `chat-${nativeOf(context.agentId)}-${room}`);
}

const agent: TextParticipant = { id: 'agent', name: 'Agent', role: 'agent', visibility: 'everyone' };
const customer: TextParticipant = {
  id: 'client',
  name: 'Customer',
  role: 'customer',
  visibility: 'everyone',
};
const system: TextParticipant = { id: 'system', name: 'CXone', role: 'external', visibility: 'everyone' };

function participantOf(party: Party): TextParticipant {
  switch (party?.known) {
    case 'Agent':
      return agent;
    case 'Client':
      return customer;
    default:
      return party === undefined || party.known === 'System'
        ? system
        : { ...system, id: 'other', name: line(party.word, 80) ?? 'Other' };
  }
}

/** The conversation behind a chat contact, and the messages that came with it. */
export function chatFacts(
  event: CxoneEventOf<'ChatContactEvent'>,
  contact: Contact,
  context: MapContext,
): readonly Fact[] {
  if (event.RoomId === undefined) return [];
  const sessionId = chatId(event.RoomId, context);
  const messages = event.Messages.map(message =>
    messageOf(message.Text, message.TimeStamp, message.PartyType, context),
  );
  const session: TextSession = {
    id: sessionId,
    platformId: context.platformId,
    agentId: context.agentId,
    channel: 'chat',
    state: contact.final || contact.status === 'wrapping-up' ? 'ended' : 'live',
    customer: contact.customer,
    customerName: contact.customerName,
    queueName: contact.queueName,
    subject: undefined,
    startedAt: contact.startedAt,
    participants: [customer, agent],
    waitingFor: undefined,
    legs: [],
    transcript: 'whole',
    asOf: contact.asOf,
  };
  return [
    { kind: 'text', session },
    { kind: 'text-messages', sessionId, messages },
  ];
}

/** One line of a chat. */
export function chatTextFacts(event: CxoneEventOf<'ChatText'>, context: MapContext): readonly Fact[] {
  const message = messageOf(event.Message, event.TimeStamp, event.PartyType, context, event.Label);
  return [{ kind: 'text-messages', sessionId: chatId(event.RoomId, context), messages: [message] }];
}

function messageOf(
  text: string | undefined,
  time: Millis | undefined,
  party: Party,
  context: MapContext,
  label?: string | undefined,
): HeardMessage {
  const by = participantOf(party);
  const name = line(label, 80);
  return {
    kind: by.role === 'external' ? 'notice' : 'text',
    from: name === undefined ? by : { ...by, name },
    text: localised(plainText(text ?? '')),
    visibility: 'everyone',
    at: timeOf(context, time) ?? context.now,
  };
}

/** `$Localized:ChatSessionEnded` is a key of the agent application's texts: read aloud as `Chat session ended`. */
function localised(text: string): string {
  const key = /^\$Localized:(\w+)$/.exec(text)?.[1];
  if (key === undefined) return text;
  const words = key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
