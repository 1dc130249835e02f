import type { Clock, Millis } from '../../lib/clock.ts';
import type { PollRequest, StreamHandle, StreamSink } from './feed.ts';
import { createHolding, type Held } from './holding.ts';
import type { ReplyWriter, StreamLine } from './reply.ts';
import type { EventSource } from './source.ts';

type HeldStream = Held & { readonly sink: StreamSink; spokeAt: Millis };

/**
 * Polls whose answer is a stream of lines. A browser that does not read is set aside until it does, and then told from
 * where it stopped: nothing is kept for it but its place.
 */
export function createStreams(deps: {
  readonly source: EventSource;
  readonly writer: ReplyWriter;
  readonly clock: Clock;
  readonly head: () => number;
  /** A stream says something at least this often, so that a proxy that buffers is noticed. */
  readonly heartbeatMs: number;
}) {
  const { source, writer, clock, head, heartbeatMs } = deps;
  const holding = createHolding<HeldStream>();
  const stalled = new Set<HeldStream>();

  /** Says a line, and waits on where the browser still reads. */
  const speak = (held: HeldStream, line: StreamLine) => {
    held.spokeAt = clock.now();
    if (held.sink.write(line)) holding.add(held);
    else stalled.add(held);
  };

  const finish = (held: HeldStream, why: 'over' | 'gone' | 'signed-out') => {
    holding.remove(held);
    stalled.delete(held);
    held.sink.end(why);
  };

  return {
    size: () => holding.size() + stalled.size,
    add: ({ lens, sessionKey, after, until }: PollRequest, sink: StreamSink): StreamHandle => {
      const held: HeldStream = { lens, sessionKey, after, until, sink, spokeAt: clock.now() };
      let isOver = false;
      const catchUp = async (isFirst: boolean): Promise<void> => {
        const place = Math.max(held.after, head());
        const rendered =
          source.recent(lens, held.after, place) ?? (await source.older(lens, held.after, place));
        if (isOver) return;
        if (rendered.kind === 'gone') return finish(held, 'gone');
        held.after = place;
        if (isFirst || rendered.json !== '') speak(held, writer.line(place, rendered.json));
        else holding.add(held);
      };
      void catchUp(true);
      return {
        resume: () => {
          if (stalled.delete(held)) void catchUp(false);
        },
        cancel: () => {
          isOver = true;
          holding.remove(held);
          stalled.delete(held);
        },
      };
    },
    /** Tells everybody what is new. */
    wake: () => {
      const place = head();
      for (const { lens, after, members } of holding.groups()) {
        const rendered = source.recent(lens, after, place) ?? { kind: 'gone' };
        const line =
          rendered.kind === 'events' && rendered.json !== '' ? writer.line(place, rendered.json) : undefined;
        for (const held of members) {
          holding.remove(held);
          held.after = place;
          if (rendered.kind === 'gone') finish(held, 'gone');
          else if (line === undefined) holding.add(held);
          else speak(held, line);
        }
      }
    },
    /** Ends those whose time is over, and lets quiet ones be heard. */
    sweep: (now: Millis) => {
      for (const held of [...holding.all(), ...stalled]) {
        if (held.until <= now) finish(held, 'over');
        else if (held.spokeAt + heartbeatMs <= now && !stalled.has(held)) {
          holding.remove(held);
          speak(held, writer.line(held.after, ''));
        }
      }
    },
    cut: (concerns: (held: Held) => boolean, why: 'over' | 'signed-out') => {
      for (const held of [...holding.all(), ...stalled]) if (concerns(held)) finish(held, why);
    },
  };
}
