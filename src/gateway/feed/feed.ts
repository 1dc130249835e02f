import type { Clock, Millis } from '../../lib/clock.ts';
import type { EventLog } from '../log/event-log.ts';
import type { FloorKeeper } from '../log/keeper.ts';
import type { Lens } from './lens.ts';
import { createPolls } from './polls.ts';
import { createReplyWriter, type StreamLine } from './reply.ts';
import { createRing } from './ring.ts';
import { createEventSource } from './source.ts';
import { createStreams } from './streams.ts';

/**
 * Plain polls are answered about every 100 ms while things happen. Two commits fit in between: the second one wakes the
 * polls itself, so that what it brought does not wait again. The timer is for when no second one comes; it leaves room
 * for commits that a thousand answers made late, as waking just before a commit would keep what that brings until next.
 */
const WAKE_WITH_COMMIT_MS = 75;
const WAKE_BY_TIMER_MS = 130;
const SHARE_MS = 100;
const HEARTBEAT_MS = 10_000;
const SWEEP_MS = 250;
const RING_EVENTS = 20_000;

/** What a poll is answered with. */
export type PollAnswer =
  | { readonly kind: 'events'; readonly body: Buffer }
  /** The cursor is no longer held: take a new snapshot. */
  | { readonly kind: 'gone' }
  /** The session ended while the poll was held. */
  | { readonly kind: 'signed-out' };

/** A poll as it came: a cursor, who looks, and how long it may be held. */
export type PollRequest = {
  readonly lens: Lens;
  readonly sessionKey: string;
  readonly epoch: string;
  readonly after: number;
  /** When it has to be answered, on the gateway's clock. */
  readonly until: Millis;
};

/** Where a stream's lines go. `write` says whether more may be written; if not, `resume` has to be called. */
export type StreamSink = {
  readonly write: (line: StreamLine) => boolean;
  readonly end: (why: 'over' | 'gone' | 'signed-out') => void;
};

export type StreamHandle = { readonly resume: () => void; readonly cancel: () => void };

/** Hands events to browsers. Holds nothing of a viewer but the open answer. Rules FD1… in SPEC.md. */
export type Feed = {
  /** Whether a cursor stands on this line of history [FD2]. */
  readonly knows: (cursor: { readonly epoch: string; readonly after: number }) => boolean;
  /** Answers once: at once, when something happens, or when the time is over. Returns how to give up waiting. */
  readonly poll: (request: PollRequest, deliver: (answer: PollAnswer) => void) => () => void;
  /** Answers line by line until the time is over. */
  readonly stream: (request: PollRequest, sink: StreamSink) => StreamHandle;
  /** Ends what is held for a session: it was signed out or has expired. */
  readonly cut: (sessionKey: string) => void;
  /** Answers everything that is held, now: the gateway is going down. */
  readonly drain: () => void;
  readonly held: () => { readonly polls: number; readonly streams: number };
};

/** Makes the feed of a floor. */
export function createFeed(deps: {
  readonly keeper: FloorKeeper;
  readonly log: EventLog;
  readonly clock: Clock;
  readonly build: string;
}): Feed {
  const { keeper, log, clock, build } = deps;
  const ring = createRing(keeper.head(), RING_EVENTS);
  const source = createEventSource(ring, log);
  const writer = createReplyWriter(build, keeper, clock.now);
  const shared = { source, writer, clock };
  const polls = createPolls({ ...shared, start: keeper.head(), shareMs: SHARE_MS });
  const streams = createStreams({ ...shared, head: keeper.head, heartbeatMs: HEARTBEAT_MS });
  let wokenAt = 0;
  let timer: AbortController | undefined;
  let sweeping = false;

  const wakePolls = () => {
    timer?.abort();
    timer = undefined;
    wokenAt = clock.now();
    polls.wake(keeper.head());
  };

  keeper.subscribe(batch => {
    ring.push(batch);
    streams.wake();
    const rested = clock.now() - wokenAt;
    if (rested >= WAKE_WITH_COMMIT_MS) wakePolls();
    else if (timer === undefined) {
      const own = new AbortController();
      timer = own;
      // A clock that was set back must not make this wait.
      void clock.sleep(Math.min(WAKE_BY_TIMER_MS, WAKE_BY_TIMER_MS - rested), own.signal).then(() => {
        if (timer === own) wakePolls();
      });
    }
  });

  async function sweepWhileHolding(): Promise<void> {
    if (sweeping) return;
    sweeping = true;
    do {
      await clock.sleep(SWEEP_MS);
      polls.sweep(clock.now());
      streams.sweep(clock.now());
    } while (polls.size() + streams.size() > 0);
    sweeping = false;
  }

  const knows = ({ epoch, after }: { readonly epoch: string; readonly after: number }) =>
    epoch === keeper.epoch() && after <= keeper.head();

  return {
    knows,
    poll: (request, deliver) => {
      if (!knows(request)) {
        deliver({ kind: 'gone' });
        return () => {};
      }
      void sweepWhileHolding();
      return polls.add(request, deliver);
    },
    stream: (request, sink) => {
      void sweepWhileHolding();
      return streams.add(request, sink);
    },
    cut: sessionKey => {
      polls.cut(held => held.sessionKey === sessionKey, 'signed-out');
      streams.cut(held => held.sessionKey === sessionKey, 'signed-out');
    },
    drain: () => {
      polls.cut(() => true, 'empty');
      streams.cut(() => true, 'over');
    },
    held: () => ({ polls: polls.size(), streams: streams.size() }),
  };
}
