import type { PlatformTimes } from '../clock-offset.ts';
import { type HttpResult, type HttpSilence, isOk } from '../http.ts';
import type { PoliteSend } from '../polite-http.ts';
import type { Lane } from '../rate-limit.ts';
import type { CxoneConfig } from './config.ts';
import type { Discovery } from './discovery.ts';
import type { SignInFailure, Tokens } from './tokens.ts';

/** One call of CXone's API. */
export type ApiCall = {
  /** `agents/states`: names the call in logs, metrics and link state. */
  readonly name: string;
  readonly family: keyof CxoneConfig['apiVersion'];
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `services/vN.0/`, every part encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>> | undefined;
  readonly body?: Readonly<Record<string, unknown>> | undefined;
  readonly lane: Lane;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal | undefined;
};

/** No token, so nothing was sent; `signIn` tells why. */
export type SignedOut = { readonly kind: 'signed-out'; readonly why: string; readonly signIn: SignInFailure };

export type ApiResult = HttpResult | SignedOut;

/** Calls CXone as one identity. Never throws. */
export type Api = {
  readonly call: (call: ApiCall) => Promise<ApiResult>;
};

const TIMEOUT_MS = 20_000;

/** Ties an identity's tokens to the API: finds the base address, signs each call, signs in again once on 401. */
export function createApi(given: {
  readonly config: CxoneConfig;
  readonly tokens: Tokens;
  readonly discovery: Discovery;
  readonly send: PoliteSend;
  readonly times: PlatformTimes;
}): Api {
  const { config, tokens, discovery, send, times } = given;

  const attempt = async (url: string, call: ApiCall, token: string): Promise<HttpResult> => {
    const result = await send(
      {
        name: call.name,
        method: call.method,
        url,
        headers: {
          authorization: `Bearer ${token}`,
          accept: 'application/json',
          ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: call.body === undefined ? undefined : JSON.stringify(call.body),
        timeoutMs: call.timeoutMs ?? TIMEOUT_MS,
        signal: call.signal,
      },
      call.lane,
    );
    if (result.kind === 'answer') {
      const date = Date.parse(result.headers.get('date') ?? '');
      // The header tells whole seconds: on average half of one has passed.
      if (Number.isFinite(date)) times.heard(date + 500, result.receivedAt);
    }
    return result;
  };

  return {
    call: async call => {
      const token = await tokens.get();
      if (!token.ok) return signedOut(token.error);
      const base = await discovery.apiUrl(token.value.claims.tenantId);
      if (!base.ok) return { kind: 'not-sent', why: base.error };
      const url = addressOf(base.value, config.apiVersion[call.family], call);
      const first = await attempt(url, call, token.value.value);
      if (first.kind !== 'answer' || first.status !== 401) {
        if (first.kind === 'answer') tokens.accepted(token.value);
        return first;
      }
      const renewed = await tokens.renew(token.value);
      if (!renewed.ok) return first;
      const second = await attempt(url, call, renewed.value.value);
      if (second.kind === 'answer' && second.status !== 401) tokens.accepted(renewed.value);
      return second;
    },
  };
}

/** The whole address of a call. */
export function addressOf(base: string, version: number, call: Pick<ApiCall, 'path' | 'query'>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(call.query ?? {}))
    if (value !== undefined) query.set(name, String(value));
  const tail = query.size > 0 ? `?${query}` : '';
  return `${base}/incontactapi/services/v${version}.0/${call.path}${tail}`;
}

/** A failed call in words: `CXone answers 503 (Service Unavailable)`; `undefined` when it went well. */
export function troubleOf(result: ApiResult): string | undefined {
  if (result.kind === 'signed-out') return `sign-in failed: ${result.why}`;
  if (result.kind !== 'answer') return result.why;
  if (isOk(result)) return result.cut;
  return `CXone answers ${result.status}${result.reason === '' ? '' : ` (${result.reason.slice(0, 80)})`}`;
}

/** What is known about an answer that did not come, in the words of the HTTP layer. */
export function silenceOf(result: HttpSilence | SignedOut): HttpSilence {
  return result.kind === 'signed-out' ? { kind: 'not-sent', why: result.why } : result;
}

function signedOut(failure: SignInFailure): SignedOut {
  return { kind: 'signed-out', why: failure.why, signIn: failure };
}
