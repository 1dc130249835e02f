import type { Clock, Millis } from '../../lib/clock.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { Cursor } from '../../protocol/feed.ts';
import type { Line } from './line.ts';
import type { TakeReply, Transport, Trouble } from './transport.ts';
import { within } from './within.ts';

export type PollingDeps = {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly line: Line;
  /** A floor that is on its way already, once: resolves when the line has begun with it, or when nothing came. */
  readonly arriving: () => Promise<void> | undefined;
  /** Whether nobody looks at any tab of this browser. */
  readonly hidden: () => boolean;
  /** The gateway answered; `events` is the number of events that came. */
  readonly heard: (events: number) => void;
  /** A reply to hand on to other tabs. */
  readonly relay: (after: Cursor, text: string) => void;
};

export type Polling = {
  /** Gets up to date: a snapshot when there is no place in the log yet, else what happened since. */
  readonly catchUp: (signal: AbortSignal) => Promise<Result<void, Trouble>>;
  /** Hears what happens, as it happens, for a while. */
  readonly hear: (signal: AbortSignal) => Promise<Result<void, Trouble>>;
};

/** Seconds that a reply may take to come, streamed and plain. */
const STREAM_WAIT = 25;
const POLL_WAIT = 10;
/** A stream that is silent for so long is asked about on the side. */
const SILENCE = 8000;
const ANSWER = 10_000;
/** How long plain polls are used after a proxy was found to hold streams back. */
const PLAIN_FOR = 10 * 60_000;
/** Rest between two polls while nobody looks. */
const HIDDEN_REST = 4000;

const SNAPSHOT = 30_000;

type Silence = { since: Millis; lines: number; trouble: Trouble | undefined };

const DONE = ok(undefined);
const GIVEN_UP: Trouble = { code: 'aborted', message: '' };
const TIMED_OUT: Trouble = { code: 'unreachable', message: 'The gateway does not answer.' };

const givenUp = (signal: AbortSignal) =>
  new Promise<void>(resolve => signal.addEventListener('abort', () => resolve(), { once: true }));

export function createPolling(deps: PollingDeps): Polling {
  const { transport, clock, line, arriving, hidden, heard, relay } = deps;
  let plainUntil = 0;

  /** Lets replies in one after the other, each continuing from the last, until the request is given up. */
  function taker(request: AbortController, from: Cursor): TakeReply {
    let after = from;
    return (reply, text) => {
      if (request.signal.aborted) return;
      const taken = line.take(after, reply);
      if (taken === 'lost') {
        line.lose();
        return request.abort();
      }
      if (taken === 'taken') relay(after, text);
      after = reply.cursor;
      heard(reply.events.length);
    };
  }

  /** A request with a time limit of its own. */
  async function timed<T>(
    ms: number,
    signal: AbortSignal,
    work: (request: AbortController) => Promise<Result<T, Trouble>>,
  ): Promise<Result<T, Trouble>> {
    const { value, late } = await within(clock, ms, signal, work);
    return late ? err(TIMED_OUT) : value;
  }

  async function snapshot(signal: AbortSignal): Promise<Result<void, Trouble>> {
    const result = await timed(SNAPSHOT, signal, async request => {
      await Promise.race([arriving(), givenUp(request.signal)]);
      if (request.signal.aborted) return err(GIVEN_UP);
      return line.cursor() === undefined ? transport.snapshot(request.signal) : DONE;
    });
    if (!result.ok) return result;
    if (signal.aborted) return err(GIVEN_UP);
    if (result.value === undefined) return DONE;
    line.begin(result.value);
    heard(0);
    return DONE;
  }

  async function poll(wait: number, signal: AbortSignal): Promise<Result<void, Trouble>> {
    const after = line.cursor();
    if (after === undefined) return DONE;
    return timed(wait * 1000 + ANSWER, signal, request =>
      transport.poll(after, wait, request.signal, taker(request, after)),
    );
  }

  /** A stream, watched: one that is silent although the gateway has something to say is held back by a proxy. */
  async function stream(signal: AbortSignal): Promise<Result<void, Trouble>> {
    const after = line.cursor();
    if (after === undefined) return DONE;
    const silence: Silence = { since: clock.now(), lines: 0, trouble: undefined };
    const result = await timed(STREAM_WAIT * 1000 + ANSWER, signal, async request => {
      const take = taker(request, after);
      void watch(silence, request);
      const ended = await transport.stream(after, STREAM_WAIT, request.signal, (reply, text) => {
        silence.since = clock.now();
        silence.lines += 1;
        take(reply, text);
      });
      const cut = request.signal.aborted && !signal.aborted;
      request.abort();
      return cut ? DONE : ended;
    });
    return silence.trouble === undefined ? result : err(silence.trouble);
  }

  async function watch(silence: Silence, request: AbortController) {
    while (!request.signal.aborted) {
      await clock.sleep(Math.max(1000, silence.since + SILENCE - clock.now()), request.signal);
      if (request.signal.aborted || clock.now() - silence.since < SILENCE || hidden()) continue;
      const place = line.cursor();
      const probe = await poll(0, request.signal);
      if (request.signal.aborted) return;
      if (probe.ok && line.cursor() === place) {
        silence.since = clock.now();
        continue;
      }
      if (!probe.ok) silence.trouble = probe.error;
      else if (silence.lines === 0) plainUntil = clock.now() + PLAIN_FOR;
      request.abort();
    }
  }

  return {
    catchUp: signal => (line.cursor() === undefined ? snapshot(signal) : poll(0, signal)),
    async hear(signal) {
      if (line.cursor() === undefined) return snapshot(signal);
      if (!hidden()) return clock.now() < plainUntil ? poll(POLL_WAIT, signal) : stream(signal);
      const result = await poll(STREAM_WAIT, signal);
      if (result.ok && hidden()) await clock.sleep(HIDDEN_REST, signal);
      return result;
    },
  };
}
