import type { Clock, Millis } from '../lib/clock.ts';
import type { Fetch } from './connector.ts';

/** One request to a platform. */
export type HttpRequest = {
  /** What the call is called in logs, metrics and link state: `agents/states`. Never holds ids or secrets. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly timeoutMs: number;
  /** How long an answer is believed; 8 MiB where nothing is said. */
  readonly maxBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** The platform answered. */
export type HttpAnswer = {
  readonly kind: 'answer';
  readonly status: number;
  /** The HTTP reason phrase: some platforms put their error code there. */
  readonly reason: string;
  readonly headers: Headers;
  readonly text: string;
  /** Why its text is not all of it, for a person: `the answer broke off`. */
  readonly cut: string | undefined;
  readonly receivedAt: Millis;
};

/**
 * No answer. `not-sent`: the request certainly never reached the platform. `no-answer`: it may have.
 */
export type HttpSilence = {
  readonly kind: 'not-sent' | 'no-answer';
  /** For a person. */
  readonly why: string;
  /** Set when nothing is sent before this time because the platform asked for a pause. */
  readonly retryAt?: Millis;
};

/** An answer with a status of 200 to 299. */
export type OkAnswer = HttpAnswer & { readonly status: 200 | 201 | 202 | 204 };

export type HttpResult = HttpAnswer | HttpSilence;

/** Sends one request and reads its whole answer, within bounds. Never throws. */
export type Send = (request: HttpRequest) => Promise<HttpResult>;

const MIB = 1024 * 1024;
const MAX_BODY_BYTES = 8 * MIB;

// Errors that come before the first byte of a request leaves (Node's and undici's codes).
const BEFORE_SENDING =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EAI_FAIL|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|UND_ERR_INVALID_ARG|ERR_INVALID_URL|ERR_TLS_.*|ERR_SSL_.*|CERT_.*|UNABLE_TO_.*|SELF_SIGNED_.*|DEPTH_ZERO_.*|HOSTNAME_MISMATCH)$/;

/** Why nobody waits any longer: without a reason of our own, an error with its stack would be made for each request. */
const ANSWERED = 'answered';

/** Makes a `Send` out of a fetch and a clock. Redirects are not followed: they would carry credentials along. */
export function createSend(fetch: Fetch, clock: Clock): Send {
  return async request => {
    if (request.signal?.aborted) return { kind: 'not-sent', why: 'stopped before it was sent' };
    const finished = new AbortController();
    const abort = new AbortController();
    const stop = () => abort.abort();
    request.signal?.addEventListener('abort', stop, { once: true });
    let late = false;
    void clock.sleep(request.timeoutMs, finished.signal).then(() => {
      if (finished.signal.aborted) return;
      late = true;
      abort.abort();
    });
    try {
      const response = await fetch(request.url, {
        method: request.method,
        redirect: 'manual',
        signal: abort.signal,
        ...(request.headers === undefined ? {} : { headers: { ...request.headers } }),
        ...(request.body === undefined ? {} : { body: request.body }),
      });
      const body = await readBody(response, request.maxBytes ?? MAX_BODY_BYTES);
      return {
        kind: 'answer',
        status: response.status,
        reason: response.statusText,
        headers: response.headers,
        text: body.text,
        cut: body.cut,
        receivedAt: clock.now(),
      };
    } catch (error) {
      if (late)
        return { kind: 'no-answer', why: `no answer within ${Math.round(request.timeoutMs / 1000)} s` };
      if (request.signal?.aborted) return { kind: 'no-answer', why: 'stopped while waiting for the answer' };
      const code = codeOf(error);
      const kind = BEFORE_SENDING.test(code) ? 'not-sent' : 'no-answer';
      return { kind, why: whyOf(code) };
    } finally {
      finished.abort(ANSWERED);
      request.signal?.removeEventListener('abort', stop);
    }
  };
}

/** Whether an answer is a success (2xx). */
export function isOk(result: { readonly kind: string }): result is OkAnswer {
  return (
    'status' in result && typeof result.status === 'number' && result.status >= 200 && result.status < 300
  );
}

/** The longest pause that a platform is believed to want, in milliseconds. */
const LONGEST_RETRY_AFTER_MS = 3_600_000;

/** Reads `Retry-After` (seconds, or a date by the platform's own clock) as milliseconds to wait; at most an hour. */
export function retryAfterMs(answer: HttpAnswer): number | undefined {
  const value = answer.headers.get('retry-after')?.trim();
  if (value === undefined || value === '') return undefined;
  const answeredAt = Date.parse(answer.headers.get('date') ?? '');
  const now = Number.isNaN(answeredAt) ? answer.receivedAt : answeredAt;
  const ms = /^\d{1,9}$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_RETRY_AFTER_MS) : undefined;
}

async function readBody(response: Response, maxBytes: number): Promise<Pick<HttpAnswer, 'text' | 'cut'>> {
  if (response.body === null) return { text: '', cut: undefined };
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { text: text + decoder.decode(), cut: undefined };
      size += value.byteLength;
      if (size > maxBytes) {
        await reader.cancel();
        return { text, cut: `the answer is longer than ${maxBytes / MIB} MiB` };
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    return { text, cut: 'the answer broke off' };
  }
}

function codeOf(error: unknown): string {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    if (at instanceof AggregateError && at.errors.length > 0) return codeOf(at.errors[0]);
  }
  return error instanceof Error ? error.name : 'unknown';
}

function whyOf(code: string): string {
  if (code === 'ECONNREFUSED') return 'the connection was refused';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_FAIL') return 'its address is not known';
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return 'no connection came about in time';
  if (code === 'ECONNRESET' || code === 'UND_ERR_SOCKET') return 'the connection broke off';
  if (/^(CERT|ERR_TLS|ERR_SSL|UNABLE|SELF_SIGNED|DEPTH)/.test(code))
    return `its certificate is not trusted (${code})`;
  return `the connection failed (${code})`;
}
