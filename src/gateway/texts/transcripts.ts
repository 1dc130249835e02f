import type { TextMessage, TextSession } from '../../floor/entities.ts';
import type { TextThread } from '../../floor/floor.ts';
import type { Millis } from '../../lib/clock.ts';
import { readEvent } from '../feed/render.ts';
import type { EventLog, LogEntry } from '../log/event-log.ts';
import { createMutex } from '../store/mutex.ts';

const PAGE = 2000;
/** A conversation's beginning is told by the platform's clock, which may be so far ahead of ours. */
const AHEAD: Millis = 10 * 60_000;
/** How many of an agent's events one question may look through. */
const LONGEST_SEARCH = 100_000;

/** A stretch of a transcript, oldest first, and whether there is more before it. */
export type Stretch = { readonly messages: readonly TextMessage[]; readonly more: boolean };

/** Whole transcripts: what the floor holds of them, and before that what the log still has [FD12]. */
export type Transcripts = {
  readonly read: (
    thread: TextThread,
    query: { readonly before?: number | undefined; readonly limit: number },
  ) => Promise<Stretch>;
};

export function createTranscripts(log: EventLog): Transcripts {
  // One at a time: looking through a day of an agent's events is dear, and nobody waits for it in earnest.
  const alone = createMutex();
  return {
    read: ({ session, messages }, { before, limit }) => {
      const held = before === undefined ? messages : messages.filter(({ index }) => index < before);
      // Enough and one to spare: then there is more, and the log need not be asked.
      if (held.length > limit) return Promise.resolve({ messages: held.slice(-limit), more: true });
      return alone(async () => {
        const known = new Map<number, TextMessage>();
        for (const message of await logged(log, session)) known.set(message.index, message);
        for (const message of messages) known.set(message.index, message);
        const all = [...known.values()]
          .filter(({ index }) => before === undefined || index < before)
          .sort((a, b) => a.index - b.index);
        return { messages: all.slice(-limit), more: all.length > limit };
      });
    },
  };
}

/** Every message of a conversation that the log holds, in the order in which they were heard. */
async function logged(log: EventLog, session: TextSession): Promise<readonly TextMessage[]> {
  const { first, last } = await log.bounds();
  const found: TextMessage[] = [];
  const begin = `{"type":"text.message-added","sessionId":${JSON.stringify(session.id)},`;
  let place = Math.max(
    first - 1,
    session.startedAt === undefined ? 0 : await log.placeAt(session.startedAt - AHEAD),
  );
  let looked = 0;
  while (place < last && looked < LONGEST_SEARCH) {
    const entries: readonly LogEntry[] = await log.read({
      after: place,
      until: last,
      limit: PAGE,
      agentId: session.agentId,
    });
    for (const { json } of entries) {
      const event = json.startsWith(begin) ? readEvent(json) : undefined;
      if (event?.type === 'text.message-added') found.push(event.message);
    }
    const end = entries.at(-1);
    if (end === undefined || entries.length < PAGE) break;
    place = end.sequence;
    looked += entries.length;
    // A long search must not keep the living waiting.
    await new Promise(resolve => setImmediate(resolve));
  }
  return found;
}
