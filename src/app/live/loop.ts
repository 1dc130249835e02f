import type { Clock } from '../../lib/clock.ts';
import type { Result } from '../../lib/result.ts';
import { backOff } from './back-off.ts';
import type { StatusKeeper } from './feed-status.ts';
import type { Line } from './line.ts';
import type { Page } from './page.ts';
import type { Trouble } from './transport.ts';

/** One step towards the newest event: a snapshot, a poll, a wait for the leader's word. */
export type Step = (signal: AbortSignal) => Promise<Result<void, Trouble>>;

export type LoopDeps = {
  readonly clock: Clock;
  readonly random: () => number;
  readonly page: Page;
  readonly line: Line;
  readonly status: StatusKeeper;
  /** The gateway's time. */
  readonly serverNow: () => number;
};

export type Loop = {
  /** Breaks off whatever is being waited for and takes the next step at once. */
  readonly interrupt: () => void;
  /** Only if the loop waits for a next attempt. */
  readonly wake: () => void;
};

/** Takes step after step until the signal aborts or the sign-in has ended. Each step starts when the last is complete. */
export function runLoop(deps: LoopDeps, signal: AbortSignal, step: Step): Loop {
  const { clock, random, page, line, status, serverNow } = deps;
  let current = new AbortController();
  let waiting = new AbortController();
  let attempt = 0;
  signal.addEventListener('abort', () => {
    current.abort();
    waiting.abort();
  });

  async function pause(ms: number) {
    waiting = new AbortController();
    if (!signal.aborted) await clock.sleep(ms, waiting.signal);
  }

  async function online() {
    while (!page.online() && !signal.aborted) {
      status.failed(serverNow(), 'This device has no network.', undefined);
      await pause(60_000);
    }
  }

  /** Whether to go on. */
  async function settle(trouble: Trouble): Promise<boolean> {
    if (trouble.code === 'aborted') return true;
    if (trouble.code === 'signed-out') {
      status.signedOut(serverNow());
      return false;
    }
    attempt += 1;
    if (trouble.code === 'gone') {
      line.lose();
      status.asking(serverNow());
      if (attempt === 1) return true;
    }
    const delay = Math.max(backOff(attempt, random), trouble.retryAfterMs ?? 0);
    status.failed(serverNow(), trouble.message, serverNow() + delay);
    await pause(delay);
    if (!signal.aborted) status.asking(serverNow());
    return true;
  }

  async function run() {
    while (!signal.aborted) {
      await online();
      if (signal.aborted) return;
      current = new AbortController();
      const result = await step(current.signal);
      if (signal.aborted) return;
      if (result.ok) attempt = 0;
      else if (!(await settle(result.error))) return;
    }
  }
  void run();

  return {
    interrupt() {
      current.abort();
      waiting.abort();
    },
    wake: () => waiting.abort(),
  };
}
