import type { Clock, Millis } from '../../lib/clock.ts';
import type { StoryAgent, StorySession } from '../story/types.ts';
import type { WireEvent } from './agent-events.ts';

/**
 * One opening or joining of an agent's session. Every one has its own events and its own place in them, so that many
 * may listen to the same agent and none takes anything from another.
 */
export type Stream = {
  readonly number: number;
  readonly agent: StoryAgent;
  readonly session: StorySession;
  /** Counts the answers given: the id of each answer carries it. */
  generation: number;
  pending: WireEvent[];
  /** Events were lost to this stream: the next answer is a snapshot. */
  missed: boolean;
  endedAt: Millis | undefined;
  polledAt: Millis;
  wake: (() => void) | undefined;
};

export type Streams = {
  readonly open: (agent: StoryAgent, session: StorySession) => Stream;
  readonly idOf: (stream: Stream) => string;
  /** The stream behind a session id of any age, and the generation that the id was given for. */
  readonly find: (id: string) => { readonly stream: Stream; readonly generation: number } | undefined;
  readonly isHeard: (agent: StoryAgent) => boolean;
  readonly push: (agent: StoryAgent, events: readonly WireEvent[]) => void;
  readonly pushTo: (stream: Stream, events: readonly WireEvent[]) => void;
  /** The session is over: who listens hears the last events, later polls are told that it ended. */
  readonly end: (agent: StoryAgent, last: readonly WireEvent[]) => void;
  readonly all: () => Iterable<Stream>;
  readonly wakeAll: () => void;
};

/** Longer queues are given up for a snapshot. */
const LONGEST_QUEUE = 500;
/** An ended session's events are kept so long for whoever has not asked yet. */
export const KEPT_AFTER_END_MS = 10_000;
/** Streams that nobody polled for so long are forgotten. */
const FORGOTTEN_AFTER_MS = 15 * 60_000;
const MOST_ENDED = 5_000;

export function createStreams(clock: Clock): Streams {
  const byNumber = new Map<number, Stream>();
  const byAgent = new Map<string, Set<Stream>>();
  let number = 0;
  let prunedAt = clock.now();

  const check = (stream: number, generation: number) =>
    ((stream * 7_919 + generation * 104_729) % 46_656).toString(36);

  const forget = (stream: Stream) => {
    byNumber.delete(stream.number);
    byAgent.get(stream.agent.id)?.delete(stream);
  };

  const prune = () => {
    if (clock.now() - prunedAt < 60_000) return;
    prunedAt = clock.now();
    let ended = 0;
    for (const stream of byNumber.values()) if (stream.endedAt !== undefined) ended += 1;
    for (const stream of byNumber.values()) {
      const idle = stream.wake === undefined && clock.now() - stream.polledAt > FORGOTTEN_AFTER_MS;
      if (stream.endedAt === undefined ? idle : ended > MOST_ENDED) {
        forget(stream);
        ended -= 1;
      }
    }
  };

  const pushTo = (stream: Stream, events: readonly WireEvent[]) => {
    if (stream.endedAt !== undefined) return;
    if (stream.pending.length + events.length > LONGEST_QUEUE) {
      stream.pending = [];
      stream.missed = true;
    } else if (!stream.missed) stream.pending.push(...events);
    stream.wake?.();
  };

  return {
    open: (agent, session) => {
      prune();
      number += 1;
      const stream: Stream = {
        number,
        agent,
        session,
        generation: 1,
        pending: [],
        missed: false,
        endedAt: undefined,
        polledAt: clock.now(),
        wake: undefined,
      };
      byNumber.set(number, stream);
      const own = byAgent.get(agent.id) ?? new Set();
      own.add(stream);
      byAgent.set(agent.id, own);
      return stream;
    },
    idOf: ({ number: n, generation }) => {
      const text = `floor:${String(n).padStart(6, '0')}:${String(generation).padStart(6, '0')}:${check(n, generation)}`;
      return Buffer.from(text).toString('base64');
    },
    find: id => {
      const parts = /^floor:(\d{6,}):(\d{6,}):([0-9a-z]+)$/.exec(
        Buffer.from(id, 'base64').toString('latin1'),
      );
      const [n, generation] = [Number(parts?.[1]), Number(parts?.[2])];
      const stream = byNumber.get(n);
      if (parts === null || stream === undefined || check(n, generation) !== parts[3]) return undefined;
      return generation > stream.generation ? undefined : { stream, generation };
    },
    isHeard: agent => (byAgent.get(agent.id)?.size ?? 0) > 0,
    push: (agent, events) => {
      const own = byAgent.get(agent.id);
      if (own) for (const stream of own) pushTo(stream, events);
    },
    pushTo,
    end: (agent, last) => {
      const own = byAgent.get(agent.id);
      if (own === undefined) return;
      for (const stream of own) {
        stream.pending.push(...last);
        stream.missed = false;
        stream.endedAt = clock.now();
        stream.wake?.();
      }
      byAgent.delete(agent.id);
    },
    all: () => byNumber.values(),
    wakeAll: () => {
      for (const stream of byNumber.values()) stream.wake?.();
    },
  };
}
