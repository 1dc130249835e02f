import type { TextSession } from '../../floor/entities.ts';
import type { FloorEvent } from '../../floor/events.ts';
import type { PlatformId, TextSessionId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';
import type { KnownFloor } from '../connector.ts';
import { createChangeGate } from './change-gate.ts';
import { isQueueSession, type TextPlaces, textOf } from './map-text.ts';
import type { MessageSessionRow } from './wire.ts';

/** What is known of queues' conversations, and what has been told of them. */
export type TextMirror = {
  /** A whole reading. `complete`: every row could be read, so what is missing is over. */
  readonly read: (
    rows: readonly MessageSessionRow[],
    places: TextPlaces,
    asOf: Millis,
    complete: boolean,
  ) => FloorEvent[];
};

export function createTextMirror(platformId: PlatformId, known: KnownFloor | undefined): TextMirror {
  const live = new Map<TextSessionId, Pick<TextSession, 'agentId'>>();
  const gate = createChangeGate();
  for (const { session } of known?.textSessions ?? [])
    if (session.platformId === platformId && session.state !== 'ended') live.set(session.id, session);

  return {
    read: (rows, places, asOf, complete) => {
      const events: FloorEvent[] = [];
      const present = new Set<TextSessionId>();
      const over = (sessionId: TextSessionId) => {
        const agentId = live.get(sessionId)?.agentId;
        live.delete(sessionId);
        gate.forget(sessionId);
        gate.forget(`message ${sessionId}`);
        events.push({ type: 'text.session-ended', sessionId, agentId, asOf });
      };
      for (const row of rows) {
        if (!isQueueSession(row)) continue;
        const { session, message } = textOf(row, places, asOf);
        if (session.state === 'ended') {
          // Ended sessions stay listed for a long time: only the end of one that was live is news.
          if (live.has(session.id)) over(session.id);
          continue;
        }
        present.add(session.id);
        live.set(session.id, session);
        if (gate.isNews(session.id, session)) events.push({ type: 'text.session-changed', session });
        if (message !== undefined && gate.isNews(`message ${session.id}`, { ...message, asOf: 0 }))
          events.push({
            type: 'text.message-added',
            sessionId: session.id,
            agentId: session.agentId,
            message,
          });
      }
      if (complete) for (const id of [...live.keys()]) if (!present.has(id)) over(id);
      return events;
    },
  };
}
