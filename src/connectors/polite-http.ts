import { bulkhead } from 'cockatiel';
import type { Clock } from '../lib/clock.ts';
import { type Breaker, createBreaker } from './breaker.ts';
import { type HttpRequest, type HttpResult, retryAfterMs, type Send } from './http.ts';
import { createRateLimit, type Lane, type RateLimit } from './rate-limit.ts';

/** How politely a platform's hosts are asked. */
export type Politeness = {
  /** Requests a second on average, and at once, to each host. */
  readonly perSecond: number;
  readonly burst: number;
  /** Ordinary reads under way at the same time; held polls and commands are not counted. */
  readonly concurrentReads: number;
};

export type PoliteSend = (request: HttpRequest, lane: Lane) => Promise<HttpResult>;

type Host = {
  readonly rate: RateLimit;
  readonly breaker: Breaker;
  readonly reads: ReturnType<typeof bulkhead>;
};

/** Everything that goes to a platform passes here: one rate limit, one circuit breaker and one bulkhead per host. */
export function createPoliteSend(given: {
  readonly send: Send;
  readonly clock: Clock;
  readonly random: () => number;
  readonly count: (name: string, labels?: Record<string, string>) => void;
  readonly politeness: Politeness;
}): PoliteSend {
  const { send, clock, random, count, politeness } = given;
  const hosts = new Map<string, Host>();

  const hostOf = (url: string): Host => {
    const key = new URL(url).host;
    const known = hosts.get(key);
    if (known !== undefined) return known;
    const made: Host = {
      rate: createRateLimit(clock, politeness.perSecond, politeness.burst),
      breaker: createBreaker(clock, random),
      reads: bulkhead(politeness.concurrentReads, Number.MAX_SAFE_INTEGER),
    };
    hosts.set(key, made);
    return made;
  };

  const pass = async (host: Host, request: HttpRequest, lane: Lane): Promise<HttpResult> => {
    if (!(await host.rate.take(lane, request.signal)))
      return { kind: 'not-sent', why: 'stopped before it was sent' };
    const leave = host.breaker.ask(lane);
    if (leave.open) {
      count('http_held_back', { call: request.name });
      return { kind: 'not-sent', why: 'the platform asked for a pause', retryAt: leave.until };
    }
    const result = await send(request);
    const answered = result.kind === 'answer' ? result : undefined;
    host.breaker.settle(answered?.status, answered && retryAfterMs(answered));
    count('http_requests', { call: request.name, status: answered ? String(answered.status) : result.kind });
    if (answered?.status === 429) count('http_429', { call: request.name });
    return result;
  };

  return (request, lane) => {
    const host = hostOf(request.url);
    const go = () => pass(host, request, lane);
    return lane === 'read' ? host.reads.execute(go) : go();
  };
}
