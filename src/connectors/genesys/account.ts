import type { Clock } from '../../lib/clock.ts';
import type { PlatformTimes } from '../clock-offset.ts';
import { type HttpAnswer, type HttpResult, type HttpSilence, isOk } from '../http.ts';
import { parseJson } from '../json.ts';
import type { PoliteSend } from '../polite-http.ts';
import type { Lane } from '../rate-limit.ts';
import { createCookieJar } from './cookies.ts';
import { meaningOf } from './status-codes.ts';
import { API_PATH, CSRF_NAME_HEADER, CSRF_TOKEN_HEADER, type Reply, replySchema, STATUS } from './wire.ts';

/** One call of the Web Services API. */
export type ApiCall = {
  /** `users`, `me/smssessions`: names the call in logs, metrics and link state. Never holds ids. */
  readonly name: string;
  /** Below `/api/v2/`, every part encoded, with its query. */
  readonly path: string;
  /** Makes it a POST. */
  readonly body?: Readonly<Record<string, unknown>> | undefined;
  readonly lane: Lane;
  readonly timeoutMs?: number;
  /** How long its answer may be, where more than usual. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal | undefined;
};

export type ApiResult =
  | { readonly kind: 'done'; readonly reply: Reply; readonly answer: HttpAnswer }
  /** `statusCode` other than 0, or an HTTP status that says the same. */
  | { readonly kind: 'refused'; readonly code: number; readonly answer: HttpAnswer }
  /** An answer that is none of Genesys': a proxy's page, a broken body. */
  | { readonly kind: 'garbled'; readonly why: string; readonly answer: HttpAnswer }
  | HttpSilence;

/** One Genesys user, signed in as long as its requests are answered. */
export type Account = {
  readonly userName: string;
  readonly call: (call: ApiCall) => Promise<ApiResult>;
  /** A request of another kind to the same host (Bayeux), with everything that signs it. `path` below the base address. */
  readonly raw: (request: {
    readonly name: string;
    readonly path: string;
    readonly body: string;
    readonly lane: Lane;
    readonly timeoutMs: number;
    readonly signal?: AbortSignal | undefined;
  }) => Promise<HttpResult>;
};

const TIMEOUT_MS = 20_000;

/**
 * Signs requests with HTTP Basic, the session's cookies and, on all but GET, the forgery token whose header's name and
 * value are learnt from replies. A session that ended (401) or a token that changed (403) is renewed once: such a
 * request was turned away at the door, so that sending it again cannot do it twice.
 */
export function createAccount(given: {
  readonly baseUrl: string;
  readonly userName: string;
  readonly password: string;
  readonly send: PoliteSend;
  readonly times: PlatformTimes;
  readonly clock: Clock;
}): Account {
  const { baseUrl, userName, password, send, times, clock } = given;
  const authorization = `Basic ${basic(userName, password)}`;
  const cookies = createCookieJar(clock);
  let csrf: { readonly name: string; readonly token: string } | undefined;

  const learn = (answer: HttpAnswer) => {
    cookies.learn(answer.headers);
    const name = answer.headers.get(CSRF_NAME_HEADER);
    const token = answer.headers.get(CSRF_TOKEN_HEADER);
    if (name && token && /^[\w-]{1,100}$/.test(name)) csrf = { name, token };
    // The header tells whole seconds: on average half of one has passed.
    const date = Date.parse(answer.headers.get('date') ?? '');
    if (Number.isFinite(date)) times.heard(date + 500, answer.receivedAt);
  };

  type Raw = Parameters<Account['raw']>[0] & {
    readonly method: 'GET' | 'POST';
    readonly maxBytes?: number | undefined;
  };
  const attempt = async (request: Omit<Raw, 'body'> & { readonly body?: string | undefined }) => {
    const cookie = cookies.header();
    const result = await send(
      {
        name: request.name,
        method: request.method,
        url: `${baseUrl}${request.path}`,
        headers: {
          authorization,
          accept: 'application/json',
          ...(cookie === undefined ? {} : { cookie }),
          ...(request.method === 'POST' && csrf !== undefined ? { [csrf.name]: csrf.token } : {}),
          ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: request.body,
        timeoutMs: request.timeoutMs,
        maxBytes: request.maxBytes,
        signal: request.signal,
      },
      request.lane,
    );
    if (result.kind === 'answer') learn(result);
    return result;
  };

  const deliver = async (request: Parameters<typeof attempt>[0]): Promise<HttpResult> => {
    const sent = csrf?.token;
    const hadSession = cookies.header() !== undefined;
    const first = await attempt(request);
    if (first.kind !== 'answer') return first;
    // Without a session to renew, the same credentials would only be refused again, and count towards a lock-out.
    if (first.status === 401 && hadSession) {
      cookies.clear();
      return attempt(request);
    }
    if (first.status === 403 && request.method === 'POST' && csrf !== undefined && csrf.token !== sent)
      return attempt(request);
    return first;
  };

  return {
    userName,
    raw: request => deliver({ ...request, method: 'POST' }),
    call: async call => {
      const method = call.body === undefined ? 'GET' : 'POST';
      const result = await deliver({
        name: call.name,
        method,
        path: `${API_PATH}/${call.path}`,
        body: call.body === undefined ? undefined : JSON.stringify(call.body),
        lane: call.lane,
        timeoutMs: call.timeoutMs ?? TIMEOUT_MS,
        maxBytes: call.maxBytes,
        signal: call.signal,
      });
      return result.kind === 'answer' ? judge(result) : result;
    },
  };
}

/** What an answer says: its `statusCode` decides, the HTTP status only where it has none. */
function judge(answer: HttpAnswer): ApiResult {
  const body = answer.cut === undefined ? parseJson(answer.text) : undefined;
  const reply = body?.ok ? replySchema.safeParse(body.value) : undefined;
  if (reply?.success) {
    const code = reply.data.statusCode;
    if (code !== STATUS.success) return { kind: 'refused', code, answer };
    if (isOk(answer)) return { kind: 'done', reply: reply.data, answer };
  }
  const code = BY_HTTP[answer.status];
  if (code !== undefined) return { kind: 'refused', code, answer };
  if (!isOk(answer)) return { kind: 'garbled', why: `it answers ${answer.status}`, answer };
  const why = answer.cut ?? 'the answer is none that Genesys documents';
  return { kind: 'garbled', why, answer };
}

const BY_HTTP: Readonly<Record<number, number>> = {
  401: STATUS.notAuthenticated,
  403: STATUS.permissionDenied,
  404: STATUS.notFound,
};

/** A failed call in words; `undefined` when it went well. */
export function troubleOf(result: ApiResult): string | undefined {
  switch (result.kind) {
    case 'done':
      return undefined;
    case 'refused':
      return `it refuses (${result.code}): ${meaningOf(result.code).why}`;
    default:
      return result.why;
  }
}

/** Genesys reads Basic credentials as ISO-8859-1; what does not fit is sent as UTF-8. */
function basic(userName: string, password: string): string {
  const pair = `${userName}:${password}`;
  const fits = [...pair].every(character => (character.codePointAt(0) ?? 0) <= 0xff);
  return Buffer.from(pair, fits ? 'latin1' : 'utf8').toString('base64');
}
