import type { Clock } from '../../lib/clock.ts';
import { backoffMs } from '../backoff.ts';
import { waitWords } from '../poller.ts';
import type { Api } from './api.ts';
import type { Pointer } from './session-pointer.ts';
import { pollSession } from './session-poll.ts';

/** What a second join of the same session came to. */
export type Rejoined =
  | { readonly kind: 'joined'; readonly sessionId: string }
  | { readonly kind: 'no-session' }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'trouble'; readonly why: string };

/** One session that is listened to. */
export type Listening = {
  readonly api: Api;
  readonly clock: Clock;
  readonly random: () => number;
  readonly longPollSeconds: number;
  readonly pointer: Pointer;
  readonly rejoin: () => Promise<Rejoined>;
  /**
   * Takes in a batch; resolves with true when what came of it is durable, with false when it was stopped before.
   * `whole`: the platform says events were missed.
   */
  readonly handle: (events: readonly unknown[], whole: boolean) => Promise<boolean>;
  /** A body that could not be read. */
  readonly unreadable: (raw: string, why: string) => void;
  /** Tells why the session cannot be heard now and what happens next; `undefined`: it is heard. */
  readonly trouble: (why: string | undefined) => void;
  readonly signal: AbortSignal;
};

/** Why listening came to its end. `left`: it was told to stop; the agent's session itself goes on. */
export type ListenEnd =
  | { readonly kind: 'ended' }
  | { readonly kind: 'left' }
  | { readonly kind: 'refused'; readonly why: string };

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** After so many unreadable answers to the same id a fresh join gets past the bad batch. */
const UNREADABLE_IN_A_ROW = 3;
const REFUSED_IN_A_ROW = 3;
/** A platform that answers "nothing new" without waiting is not asked more often than this. */
const SHORTEST_WAIT_MS = 250;

/**
 * Asks a session for its next events until it ends or the signal aborts. The new id is stored before its events are
 * handled, and the next poll goes out only when they are durable: it is what acknowledges them to the platform.
 */
export async function listen(sessionId: string, listening: Listening): Promise<ListenEnd> {
  const { api, clock, random, pointer, rejoin, handle, trouble, signal } = listening;
  let current = sessionId;
  let timeout = listening.longPollSeconds;
  let failures = 0;
  let unreadable = 0;
  let refused = 0;

  const pause = async (why: string, notBefore = 0) => {
    failures += 1;
    const wait = Math.max(
      notBefore - clock.now(),
      backoffMs(failures, FIRST_PAUSE_MS, LONGEST_PAUSE_MS, random),
    );
    trouble(`${why}; tried again in ${waitWords(wait)}`);
    await clock.sleep(wait, signal);
  };

  /** Joins anew; `undefined`: go on. */
  const renew = async (): Promise<ListenEnd | undefined> => {
    const joined = await rejoin();
    if (joined.kind === 'no-session') return { kind: 'ended' };
    if (joined.kind === 'refused') return joined;
    if (joined.kind === 'trouble') {
      await pause(joined.why);
      return undefined;
    }
    current = joined.sessionId;
    await pointer.save(current, undefined);
    return undefined;
  };

  const idle = async (askedAt: number) => {
    if (clock.now() - askedAt < SHORTEST_WAIT_MS) await clock.sleep(SHORTEST_WAIT_MS * 2, signal);
  };

  while (!signal.aborted) {
    const askedAt = clock.now();
    const polled = await pollSession(api, current, timeout, signal);
    if (signal.aborted) break;
    if (polled.kind !== 'unreadable') unreadable = 0;
    if (polled.kind !== 'refused') refused = 0;
    switch (polled.kind) {
      case 'events': {
        failures = 0;
        trouble(undefined);
        const next = polled.sessionId ?? current;
        await pointer.save(next, current);
        if (!(await handle(polled.events, polled.whole))) return { kind: 'left' };
        await pointer.save(next, undefined);
        current = next;
        if (polled.events.length === 0) await idle(askedAt);
        break;
      }
      case 'nothing':
        failures = 0;
        trouble(undefined);
        await handle([], false);
        await idle(askedAt);
        break;
      case 'ended':
        return { kind: 'ended' };
      case 'unknown-session': {
        if (failures > 0) await pause('CXone does not know the session');
        failures += 1;
        const end = await renew();
        if (end !== undefined) return end;
        break;
      }
      case 'bad-timeout':
        timeout = Math.max(1, Math.floor(timeout / 2));
        await pause('CXone refuses the polling time');
        break;
      case 'refused':
        refused += 1;
        if (refused >= REFUSED_IN_A_ROW) return polled;
        await pause(polled.why);
        break;
      case 'unreadable': {
        unreadable += 1;
        listening.unreadable(polled.raw, polled.why);
        await pause(`events cannot be read (${polled.why})`);
        if (unreadable < UNREADABLE_IN_A_ROW) break;
        unreadable = 0;
        const end = await renew();
        if (end !== undefined) return end;
        break;
      }
      case 'trouble':
        await pause(polled.why, polled.retryAt);
        break;
    }
  }
  return { kind: 'left' };
}
