import type { Clock, Millis } from '../lib/clock.ts';
import type { FaultBoard } from './faults.ts';
import { type Journal, redactedBody, redactedPath } from './journal.ts';
import type { Skin } from './skin.ts';

type PlatformOptions = {
  readonly name: string;
  readonly skin: Skin;
  readonly faults: FaultBoard;
  readonly journal: Journal;
  readonly clock: Clock;
  /** What the platform believes the time to be. */
  readonly now: () => Millis;
  /** Breaks the connection. */
  readonly cut: () => never;
};

const EMPTY_STATUSES = new Set([204, 205, 304]);

/** Answers a request; with `address`, as if it had been sent there. */
export type Answer = (request: Request, address?: string) => Promise<Response>;

/** One platform with everything around it that goes wrong on the way: faults before and after, and the journal. */
export function createPlatform(options: PlatformOptions): Answer {
  const { faults, skin, journal, clock } = options;

  const answer = async (request: Request, path: string): Promise<Response> => {
    const latency = faults.strike('latency', path);
    if (latency) await clock.sleep(latency.ms, request.signal);
    if (faults.strike('drop', path)) options.cut();
    const limit = faults.strike('rate-limit', path);
    if (limit) return tooMany(limit.retryAfter ?? 2);
    const status = faults.strike('status', path);
    if (status) return failure(status.code);
    const response = await skin.fetch(request);
    if (EMPTY_STATUSES.has(response.status)) return response;
    if (faults.strike('malformed', path)) return mangled(response, text => `${text.slice(0, -1)},,"}`);
    if (faults.strike('truncated', path))
      return mangled(response, text => text.slice(0, Math.ceil(text.length / 2)));
    return response;
  };

  return async (request, address = request.url) => {
    const at = clock.now();
    const path = new URL(address).pathname;
    const text = request.body === null ? '' : await request.text();
    const { method, headers, signal } = request;
    const again =
      request.body === null && address === request.url
        ? request
        : new Request(address, { method, headers, signal, body: text || null });
    const note = (status: number) =>
      journal.add({
        at,
        platform: options.name,
        method: request.method,
        path: redactedPath(new URL(address)),
        body: redactedBody(text, request.headers.get('content-type') ?? ''),
        status,
      });
    try {
      const response = await answer(again, path);
      response.headers.set('date', new Date(options.now()).toUTCString());
      note(response.status);
      return response;
    } catch (error) {
      note(0);
      throw error;
    }
  };
}

function tooMany(seconds: number): Response {
  return Response.json(
    { error: 'TooManyRequests', error_description: 'Too many requests.' },
    { status: 429, statusText: 'TooManyRequests', headers: { 'retry-after': String(seconds) } },
  );
}

function failure(status: number): Response {
  const message = status >= 500 ? 'The service is unavailable.' : 'The request was refused.';
  return Response.json({ error: `Status${status}`, error_description: message }, { status });
}

async function mangled(response: Response, mangle: (text: string) => string): Promise<Response> {
  const { status, statusText } = response;
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  return new Response(mangle(await response.text()), { status, statusText, headers });
}
