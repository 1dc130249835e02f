import type { Millis } from '../../lib/clock.ts';
import type { PlatformTimes } from '../clock-offset.ts';
import { type HttpResult, type HttpSilence, isOk } from '../http.ts';
import { parseJson } from '../json.ts';
import type { Lane } from '../rate-limit.ts';
import type { NetsapiensConfig } from './config.ts';
import type { HostGuard } from './host-guard.ts';
import type { Tokens } from './tokens.ts';

/** One call of NetSapiens' API. */
export type ApiCall = {
  /** Names the call in logs, metrics and link state: `callqueues`. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/ns-api/v2/`, every part encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>> | undefined;
  readonly body?: object | undefined;
  readonly lane: Lane;
  readonly signal?: AbortSignal | undefined;
};

/** No bearer, so nothing was sent. */
export type SignedOut = { readonly kind: 'signed-out'; readonly why: string };
export type ApiResult = HttpResult | SignedOut;

/** The rows of a list, or why there are none. */
export type Rows =
  | {
      readonly ok: true;
      readonly rows: readonly unknown[];
      /** When the first page was asked for: nothing in the list is older. */
      readonly askedAt: Millis;
    }
  | {
      readonly ok: false;
      readonly why: string;
      readonly status: number | undefined;
      readonly retryAt: Millis | undefined;
    };

/** Calls NetSapiens. Never throws. */
export type Api = {
  readonly call: (call: ApiCall) => Promise<ApiResult>;
  /** Reads a whole list, page by page. */
  readonly list: (call: Pick<ApiCall, 'name' | 'path' | 'query' | 'signal'>) => Promise<Rows>;
  /** Reads a list that is not paged, or an object keyed by id, as entries. */
  readonly read: (call: Pick<ApiCall, 'name' | 'path' | 'query' | 'signal'>) => Promise<Entries>;
};

export type Entries =
  | { readonly ok: true; readonly entries: readonly (readonly [string, unknown])[]; readonly askedAt: Millis }
  | Extract<Rows, { ok: false }>;

const TIMEOUT_MS = 20_000;
const MOST_PAGES = 50;

export function createApi(given: {
  readonly config: NetsapiensConfig;
  readonly guard: HostGuard;
  readonly tokens: Tokens;
  readonly times: PlatformTimes;
  readonly now: () => Millis;
  /** A body that is no JSON: set aside as it came. */
  readonly unreadable: (source: string, why: string, raw: string) => void;
}): Api {
  const { config, guard, tokens, times, now, unreadable } = given;

  const attempt = async (call: ApiCall, bearer: string): Promise<HttpResult> => {
    const result = await guard.send(
      {
        name: call.name,
        method: call.method,
        url: addressOf(config.url, call),
        headers: {
          authorization: `Bearer ${bearer}`,
          accept: 'application/json',
          ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: call.body === undefined ? undefined : JSON.stringify(call.body),
        timeoutMs: TIMEOUT_MS,
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

  const call = async (asked: ApiCall): Promise<ApiResult> => {
    const bearer = await tokens.get();
    if (!bearer.ok) return { kind: 'signed-out', why: bearer.error.why };
    const first = await attempt(asked, bearer.value);
    if (first.kind !== 'answer' || first.status !== 401) return first;
    const renewed = await tokens.renew(bearer.value);
    return renewed.ok ? attempt(asked, renewed.value) : first;
  };

  const json = async (
    asked: Pick<ApiCall, 'name' | 'path' | 'query' | 'signal'>,
  ): Promise<{ ok: true; value: unknown } | Extract<Rows, { ok: false }>> => {
    const result = await call({ ...asked, method: 'GET', lane: 'read' });
    const trouble = troubleOf(result);
    if (trouble !== undefined || !isOk(result)) {
      if (isOk(result)) unreadable(asked.name, trouble ?? '', result.text);
      const status = result.kind === 'answer' ? result.status : undefined;
      const retryAt = 'retryAt' in result ? result.retryAt : undefined;
      return { ok: false, why: trouble ?? '', status, retryAt };
    }
    const parsed = parseJson(result.text);
    if (parsed.ok && typeof parsed.value === 'object' && parsed.value !== null)
      return { ok: true, value: parsed.value };
    const why = parsed.ok ? 'neither a list nor an object' : parsed.error;
    unreadable(asked.name, why, result.text);
    return {
      ok: false,
      why: `the answer cannot be read: ${why}`,
      status: result.status,
      retryAt: undefined,
    };
  };

  return {
    call,
    list: async asked => {
      const askedAt = now();
      const limit = config.poll.pageSize;
      const rows: unknown[] = [];
      let before: string | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const query = { ...asked.query, start: page * limit, limit };
        const answer = await json({ ...asked, query });
        if (!answer.ok) return answer;
        const found = entriesOf(answer.value).map(([, row]) => row);
        const first = JSON.stringify(found[0]);
        // A core that does not know `start` would answer its first page for ever.
        if (page > 0 && first === before) break;
        before = first;
        rows.push(...found);
        if (found.length < limit) break;
      }
      return { ok: true, rows, askedAt };
    },
    read: async asked => {
      const askedAt = now();
      const answer = await json(asked);
      return answer.ok ? { ok: true, entries: entriesOf(answer.value), askedAt } : answer;
    },
  };
}

/** A list's rows with their places, or an object's with their keys: some calls answer the one, some the other. */
function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) return value.map((row, at) => [String(at), row]);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** The whole address of a call. */
export function addressOf(base: string, call: Pick<ApiCall, 'path' | 'query'>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(call.query ?? {}))
    if (value !== undefined) query.set(name, String(value));
  return `${base}/${call.path}${query.size > 0 ? `?${query}` : ''}`;
}

/** A failed call in words; `undefined` when it went well. */
export function troubleOf(result: ApiResult): string | undefined {
  if (result.kind !== 'answer') return result.why;
  if (isOk(result)) return result.cut;
  switch (result.status) {
    case 401:
      return 'NetSapiens does not know the key or token (401)';
    case 403:
      return 'NetSapiens says that the key has no right to it (403)';
    case 404:
      return 'NetSapiens does not know the domain, or does not offer this (404)';
    case 429:
      return 'NetSapiens asked for a pause (429)';
    default:
      return `NetSapiens answers ${result.status}${result.reason === '' ? '' : ` (${result.reason.slice(0, 80)})`}`;
  }
}

/** What is known about an answer that did not come, in the words of the HTTP layer. */
export function silenceOf(result: HttpSilence | SignedOut): HttpSilence {
  return result.kind === 'signed-out' ? { kind: 'not-sent', why: result.why } : result;
}
