import type { TextMessage, TextSession } from '../../floor/entities.ts';
import type { FloorEvent } from '../../floor/events.ts';
import type { AgentId, TextSessionId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';
import type { HeardMessage } from './facts.ts';
import { sameFact } from './same-fact.ts';

/** What has been told of chats: gives each message its place, and tells each only once. */
export type TextMirror = {
  readonly session: (session: TextSession) => FloorEvent[];
  /** Ends the live chats that are over by what else is known of them: nobody may be left to tell of their end. */
  readonly endWhere: (isOver: (session: TextSession) => boolean, at: Millis) => FloorEvent[];
  readonly messages: (id: TextSessionId, agentId: AgentId, messages: readonly HeardMessage[]) => FloorEvent[];
};

type Entry = { session: TextSession | undefined; messages: TextMessage[] };

const MESSAGES_KEPT = 500;
const ROOMS_KEPT = 1_000;
/** A message told twice may come with its time rounded to a second. */
const SAME_TIME_MS = 1_000;

export function createTextMirror(
  known: readonly { readonly session: TextSession; readonly messages: readonly TextMessage[] }[] = [],
): TextMirror {
  const rooms = new Map<TextSessionId, Entry>();
  for (const { session, messages } of known) rooms.set(session.id, { session, messages: [...messages] });

  const roomOf = (id: TextSessionId): Entry => {
    const room = rooms.get(id) ?? { session: undefined, messages: [] };
    rooms.set(id, room);
    if (rooms.size > ROOMS_KEPT)
      for (const [oldest, entry] of rooms) {
        if (entry.session?.state === 'live') continue;
        rooms.delete(oldest);
        break;
      }
    return room;
  };

  const tell = (room: Entry, next: TextSession): FloorEvent[] => {
    const before = room.session;
    const session = { ...next, waitingFor: next.state === 'live' ? waitingFor(room.messages) : undefined };
    if (before !== undefined && (session.asOf < before.asOf || sameFact(before, session))) return [];
    room.session = session;
    return [{ type: 'text.session-changed', session }];
  };

  return {
    session: session => tell(roomOf(session.id), session),
    endWhere: (isOver, at) =>
      [...rooms.values()].flatMap(room => {
        const { session } = room;
        if (session?.state !== 'live' || !isOver(session)) return [];
        return tell(room, { ...session, state: 'ended', asOf: Math.max(at, session.asOf) });
      }),
    messages: (id, agentId, heard) => {
      const room = roomOf(id);
      const events: FloorEvent[] = [];
      for (const message of heard) {
        if (room.messages.some(other => isSame(other, message))) continue;
        // The platform numbers no messages: their time is their place, and the next free one where two share it.
        let index = message.at;
        while (room.messages.some(other => other.index === index)) index += 1;
        const placed = { ...message, index };
        room.messages.push(placed);
        events.push({ type: 'text.message-added', sessionId: id, agentId, message: placed });
      }
      if (room.messages.length > MESSAGES_KEPT) room.messages.splice(0, room.messages.length - MESSAGES_KEPT);
      const newest = events.length === 0 ? undefined : room.messages.at(-1);
      if (room.session !== undefined && newest !== undefined)
        events.push(...tell(room, { ...room.session, asOf: Math.max(room.session.asOf, newest.at) }));
      return events;
    },
  };
}

function isSame(a: TextMessage, b: HeardMessage): boolean {
  return a.from.role === b.from.role && a.text === b.text && Math.abs(a.at - b.at) < SAME_TIME_MS;
}

function waitingFor(messages: readonly TextMessage[]): TextSession['waitingFor'] {
  const said = messages.filter(message => message.kind === 'text').sort((a, b) => a.index - b.index);
  const last = said.at(-1);
  if (last === undefined) return undefined;
  const role = last.from.role === 'customer' ? 'agent' : 'customer';
  const first = said.findLastIndex(message => message.from.role !== last.from.role) + 1;
  return { role, since: said[first]?.at ?? last.at };
}
