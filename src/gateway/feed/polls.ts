import type { Clock, Millis } from '../../lib/clock.ts';
import type { PollAnswer, PollRequest } from './feed.ts';
import { createHolding, type Held } from './holding.ts';
import type { Lens } from './lens.ts';
import type { Rendered } from './render.ts';
import type { ReplyWriter } from './reply.ts';
import type { EventSource } from './source.ts';

/** What is shared is short and there is little of it: whoever is far behind, or asks for odd places, pays alone. */
const MOST_SHARED = 200;
const LONGEST_SHARED = 2_000;

const NOTHING: Rendered = { kind: 'events', json: '' };

type HeldPoll = Held & { readonly deliver: (answer: PollAnswer) => void };

/**
 * Polls that are answered once. They see the floor move in steps (`wake`), so that those who ask at slightly different
 * moments still stand at the same place and share an answer.
 */
export function createPolls(deps: {
  readonly source: EventSource;
  readonly writer: ReplyWriter;
  readonly clock: Clock;
  readonly start: number;
  /** How long an answer may be shared, in milliseconds. */
  readonly shareMs: number;
}) {
  const { source, writer, clock, start, shareMs } = deps;
  const holding = createHolding<HeldPoll>();
  const bodies = new Map<string, { readonly at: Millis; readonly body: Buffer }>();
  let head = start;

  const answer = (lens: Lens, after: number, until: number, json: string): PollAnswer => {
    const key = `${lens.key} ${after} ${until}`;
    const known = bodies.get(key);
    if (known && clock.now() - known.at < shareMs) return { kind: 'events', body: known.body };
    const body = writer.events(until, json);
    if (until - after <= LONGEST_SHARED && bodies.size < MOST_SHARED)
      bodies.set(key, { at: clock.now(), body });
    return { kind: 'events', body };
  };

  /** The one answer of all who stand at `after`, if what is new shows them anything. */
  const replyTo = (lens: Lens, after: number, rendered: Rendered): PollAnswer | undefined => {
    if (rendered.kind === 'gone') return rendered;
    return rendered.json === '' ? undefined : answer(lens, after, head, rendered.json);
  };

  return {
    size: holding.size,
    all: holding.all,
    /** Answers at once where there is something to say; otherwise waits. Returns how to give up. */
    add: ({ lens, sessionKey, after, until }: PollRequest, deliver: (answer: PollAnswer) => void) => {
      const held: HeldPoll = { lens, sessionKey, after, until, deliver };
      let isOver = false;
      const take = (rendered: Rendered, place: number) => {
        if (isOver) return;
        if (rendered.kind === 'gone') deliver(rendered);
        else if (rendered.json !== '' || until <= clock.now())
          deliver(answer(lens, held.after, place, rendered.json));
        else {
          held.after = place;
          if (head > place) look();
          else holding.add(held);
        }
      };
      const look = () => {
        const place = Math.max(held.after, head);
        const rendered = held.after >= head ? NOTHING : source.recent(lens, held.after, place);
        if (rendered === undefined)
          void source.older(lens, held.after, place).then(found => take(found, place));
        else take(rendered, place);
      };
      look();
      return () => {
        isOver = true;
        holding.remove(held);
      };
    },
    /** Lets polls see the floor up to `next`. */
    wake: (next: number) => {
      head = next;
      bodies.clear();
      for (const { lens, after, members } of holding.groups()) {
        const rendered = source.recent(lens, after, head) ?? { kind: 'gone' };
        const reply = replyTo(lens, after, rendered);
        for (const held of members) {
          holding.remove(held);
          if (reply) held.deliver(reply);
          else {
            held.after = head;
            holding.add(held);
          }
        }
      }
    },
    /** Answers those whose time is over. */
    sweep: (now: Millis) => {
      for (const held of holding.all()) {
        if (held.until > now) continue;
        holding.remove(held);
        held.deliver(answer(held.lens, held.after, held.after, ''));
      }
    },
    cut: (concerns: (held: Held) => boolean, reply: 'signed-out' | 'empty') => {
      for (const held of holding.all()) {
        if (!concerns(held)) continue;
        holding.remove(held);
        held.deliver(
          reply === 'empty' ? answer(held.lens, held.after, held.after, '') : { kind: 'signed-out' },
        );
      }
    },
  };
}
