import type { Millis } from '../lib/clock.ts';
import type { TextMessage, TextSession } from './entities.ts';
import { type Floor, KEPT } from './floor.ts';
import { type AgentId, platformOf, type TextSessionId } from './ids.ts';
import { forget, isTooLate, listAdd, listRemove } from './reduce-common.ts';

const ownerOf = (session: TextSession): string => session.agentId ?? session.platformId;

/** Takes in a conversation's facts; its transcript stays as it is [TX1]. */
export function changeText(floor: Floor, session: TextSession): Floor {
  const known = floor.texts.get(session.id);
  if (known ? session.asOf < known.session.asOf : isTooLate(floor, session.id, session.asOf)) return floor;
  const owner = ownerOf(session);
  const left =
    known && ownerOf(known.session) !== owner
      ? listRemove(floor.textsOf, ownerOf(known.session), session.id)
      : floor.textsOf;
  const messages = newest(session, known?.messages ?? []);
  const texts = floor.texts.set(session.id, { session, messages });
  const next = { ...floor, texts, textsOf: listAdd(left, owner, session.id) };
  return session.state === 'ended' ? letGoOldest(next, owner) : next;
}

/** The conversation is over for everybody [TX2]. */
export function endText(floor: Floor, id: TextSessionId, agentId: AgentId | undefined, asOf: Millis): Floor {
  const session = floor.texts.get(id)?.session ?? unheardOf(id, agentId);
  return changeText(floor, { ...session, state: 'ended', waitingFor: undefined, asOf });
}

/** Puts a message in its place by index; the same index again replaces it, gaps are normal [TX3]. */
export function addMessage(
  floor: Floor,
  id: TextSessionId,
  agentId: AgentId | undefined,
  message: TextMessage,
): Floor {
  if (isTooLate(floor, id, message.at)) return floor;
  const known = floor.texts.get(id);
  if (known === undefined) {
    const session = { ...unheardOf(id, agentId), asOf: floor.horizons.get(id) ?? 0 };
    const texts = floor.texts.set(id, { session, messages: [message] });
    return { ...floor, texts, textsOf: listAdd(floor.textsOf, ownerOf(session), id) };
  }
  const { session, messages } = known;
  let at = messages.length;
  while (at > 0 && (messages[at - 1]?.index ?? 0) > message.index) at -= 1;
  const replaces = messages[at - 1]?.index === message.index;
  const full = messages.length >= mostOf(session);
  if (full && at === 0) return floor;
  const next = messages.toSpliced(replaces ? at - 1 : at, replaces ? 1 : 0, message);
  return {
    ...floor,
    texts: floor.texts.set(id, { ...known, messages: newest(session, next) }),
  };
}

const mostOf = ({ state }: TextSession): number => (state === 'ended' ? KEPT.endedMessages : KEPT.messages);

/** The messages that are held of a conversation as it is now. */
function newest(session: TextSession, messages: readonly TextMessage[]): readonly TextMessage[] {
  const most = mostOf(session);
  return messages.length > most ? messages.slice(-most) : messages;
}

/** A conversation of which only a message has been heard so far. */
function unheardOf(id: TextSessionId, agentId: AgentId | undefined): TextSession {
  return {
    id,
    platformId: platformOf(id),
    agentId,
    channel: 'unknown',
    state: 'unknown',
    customer: undefined,
    customerName: undefined,
    queueName: undefined,
    subject: undefined,
    startedAt: undefined,
    participants: [],
    waitingFor: undefined,
    legs: [],
    transcript: 'partial',
    asOf: 0,
  };
}

function letGoOldest(floor: Floor, owner: string): Floor {
  const ended: TextSession[] = [];
  for (const id of floor.textsOf.get(owner) ?? []) {
    const session = floor.texts.get(id)?.session;
    if (session?.state === 'ended') ended.push(session);
  }
  ended.sort((a, b) => a.asOf - b.asOf || (a.id < b.id ? -1 : 1));
  let next = floor;
  for (const { id, asOf } of ended.slice(0, Math.max(0, ended.length - KEPT.endedTexts))) {
    const textsOf = listRemove(next.textsOf, owner, id);
    next = forget({ ...next, texts: next.texts.delete(id), textsOf }, owner, id, asOf);
  }
  return next;
}
