import type { Clock, Millis } from '../../lib/clock.ts';
import { type HttpRequest, type HttpResult, retryAfterMs, type Send } from '../http.ts';
import type { Lane, RateLimit } from '../rate-limit.ts';

/** Why nothing is sent at the moment. */
export type Pause = {
  /**
   * `rate-limited`: answered 429. `suspected`: answered 403, and it is not known yet whether that was about one call or
   * about everything. `blocked`: even the public version call is answered 403.
   */
  readonly why: 'rate-limited' | 'suspected' | 'blocked';
  readonly until: Millis;
};

/** Stands before everything that goes to the host. */
export type HostGuard = {
  readonly send: (request: HttpRequest, lane: Lane) => Promise<HttpResult>;
  readonly pause: () => Pause | undefined;
  /** Resolves when requests flow, or when the signal aborts. */
  readonly ready: (signal: AbortSignal) => Promise<void>;
  /** What a 403 meant, once it is known: only that call, or the whole host. */
  readonly verdict: () => Promise<'call' | 'host'>;
};

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 64_000;
const PROBE_TIMEOUT_MS = 10_000;

/**
 * A platform that has enough of a client blocks its address: every call is answered 403, without a warning, and asking
 * again prolongs it. So a 403 or 429 stops everything for 1, 2, 4, 8 … seconds; then one public call that needs no
 * rights (`/version`) tells whether the host answers. A 403 of a call while the host answers is about rights: from then
 * on that call's 403 stops nothing else, until the call is answered well.
 */
export function createHostGuard(given: {
  readonly send: Send;
  readonly rate: RateLimit;
  readonly clock: Clock;
  readonly versionUrl: string;
  readonly signal: AbortSignal;
  readonly count: (name: string, labels?: Record<string, string>) => void;
  /** Called at each change of the pause; `undefined`: requests flow again. */
  readonly changed: (pause: Pause | undefined) => void;
}): HostGuard {
  const { send, rate, clock, versionUrl, signal, count, changed } = given;
  const forbidden = new Set<string>();
  let pause: Pause | undefined;
  let steps = 0;
  let suspects = new Set<string>();
  let healing: Promise<'call' | 'host'> | undefined;
  let healed: Promise<void> = Promise.resolve();

  const step = (why: Pause['why'], askedMs: number | undefined) => {
    const ms = Math.max(askedMs ?? 0, Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** steps));
    steps += 1;
    pause = { why, until: clock.now() + ms };
    changed(pause);
  };

  const probe = async (): Promise<HttpResult> => {
    const request = {
      name: 'version',
      method: 'GET',
      url: versionUrl,
      headers: { accept: 'application/json' },
      timeoutMs: PROBE_TIMEOUT_MS,
      signal,
    } as const;
    if (!(await rate.take('command', signal))) return { kind: 'not-sent', why: 'stopped' };
    const result = await send(request);
    const status = result.kind === 'answer' ? String(result.status) : result.kind;
    count('http_requests', { call: request.name, status });
    return result;
  };

  /** Waits out the pause and asks, until the host answers. The first answer decides what the first 403 meant. */
  const heal = () => {
    const { promise, resolve } = Promise.withResolvers<'call' | 'host'>();
    healing = promise;
    healed = (async () => {
      while (pause !== undefined && !signal.aborted) {
        await clock.sleep(Math.max(0, pause.until - clock.now()), signal);
        if (signal.aborted) break;
        const result = await probe();
        if (result.kind === 'answer' && result.status === 403) {
          resolve('host');
          suspects = new Set();
          step('blocked', retryAfterMs(result));
        } else if (result.kind === 'answer' && result.status === 429)
          step('rate-limited', retryAfterMs(result));
        else if (result.kind === 'answer' && result.status < 500) {
          for (const name of suspects) forbidden.add(name);
          suspects = new Set();
          pause = undefined;
          changed(undefined);
        } else step(pause.why, undefined);
      }
      resolve('call');
      healing = undefined;
    })();
  };

  const stop = (why: Pause['why'], askedMs: number | undefined) => {
    if (pause !== undefined) return;
    step(why, askedMs);
    heal();
  };

  return {
    send: async (request, lane) => {
      if (!(await rate.take(lane, request.signal)))
        return { kind: 'not-sent', why: 'stopped before it was sent' };
      if (pause !== undefined) {
        count('http_held_back', { call: request.name });
        return { kind: 'not-sent', why: pauseWords(pause), retryAt: pause.until };
      }
      const result = await send(request);
      const status = result.kind === 'answer' ? result.status : undefined;
      count('http_requests', { call: request.name, status: String(status ?? result.kind) });
      if (result.kind !== 'answer') return result;
      if (status === 429) {
        count('http_429', { call: request.name });
        stop('rate-limited', retryAfterMs(result));
      } else if (status === 403) {
        if (!forbidden.has(request.name)) {
          suspects.add(request.name);
          stop('suspected', retryAfterMs(result));
        }
      } else {
        forbidden.delete(request.name);
        if (result.status < 400) steps = 0;
      }
      return result;
    },
    pause: () => pause,
    ready: async stopped => {
      const aborted = new Promise<void>(resolve => {
        if (stopped.aborted) resolve();
        else stopped.addEventListener('abort', () => resolve(), { once: true });
      });
      while (pause !== undefined && !stopped.aborted) await Promise.race([healed, aborted]);
    },
    verdict: () => healing ?? Promise.resolve('call'),
  };
}

/** Why nothing is sent, for a person. */
export function pauseWords(pause: Pause): string {
  switch (pause.why) {
    case 'rate-limited':
      return 'NetSapiens asked for a pause (429)';
    case 'blocked':
      return 'NetSapiens blocks this gateway: every call is answered 403';
    case 'suspected':
      return 'a call was answered 403, and it is being found out whether NetSapiens blocks this gateway';
  }
}
