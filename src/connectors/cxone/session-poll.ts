import type { Millis } from '../../lib/clock.ts';
import { type HttpAnswer, isOk, retryAfterMs } from '../http.ts';
import { parseJson } from '../json.ts';
import type { Api, ApiResult } from './api.ts';
import { troubleOf } from './api.ts';

/** One answer to get-next-event, as the session loop sees it. */
export type Polled =
  /** New events; `sessionId` replaces the one asked with. `whole`: a snapshot follows what was missed. */
  | {
      readonly kind: 'events';
      readonly sessionId: string | undefined;
      readonly events: readonly unknown[];
      readonly whole: boolean;
    }
  | { readonly kind: 'nothing' }
  /** 409: the session is over. */
  | { readonly kind: 'ended' }
  /** 404: the platform does not know the id (any more). */
  | { readonly kind: 'unknown-session' }
  | { readonly kind: 'bad-timeout' }
  | { readonly kind: 'refused'; readonly why: string }
  /** The body cannot be read: the same id has to be asked again. */
  | { readonly kind: 'unreadable'; readonly why: string; readonly raw: string }
  | { readonly kind: 'trouble'; readonly why: string; readonly retryAt: Millis | undefined };

/** Beyond the platform's own wait, for the network. */
const PATIENCE_MS = 15_000;
/** Response header and value by which CXone says: events were missed, this is a fresh snapshot (agent SDK 26). */
const BRANCH_HEADER = 'icbranchvalue';
const RENEW_STATE = '3';

/** Asks for the next events of a session once, and sorts the answer. */
export async function pollSession(
  api: Api,
  sessionId: string,
  timeoutSeconds: number,
  signal: AbortSignal,
): Promise<Polled> {
  const result = await api.call({
    name: 'get-next-event',
    family: 'sessions',
    method: 'GET',
    path: `agent-sessions/${encodeURIComponent(sessionId)}/get-next-event`,
    query: { timeout: timeoutSeconds },
    lane: 'stream',
    timeoutMs: timeoutSeconds * 1000 + PATIENCE_MS,
    signal,
  });
  return sort(result);
}

function sort(result: ApiResult): Polled {
  if (result.kind !== 'answer') {
    const retryAt = result.kind === 'signed-out' ? result.signIn.retryAt : result.retryAt;
    return { kind: 'trouble', why: troubleOf(result) ?? '', retryAt };
  }
  if (isOk(result)) return readBatch(result);
  switch (result.status) {
    case 304:
      return { kind: 'nothing' };
    case 400:
      return { kind: 'bad-timeout' };
    case 401:
    case 403:
      return { kind: 'refused', why: troubleOf(result) ?? '' };
    case 404:
      return { kind: 'unknown-session' };
    case 409:
      return { kind: 'ended' };
    default: {
      const wait = retryAfterMs(result);
      const retryAt = wait === undefined ? undefined : result.receivedAt + wait;
      return { kind: 'trouble', why: troubleOf(result) ?? '', retryAt };
    }
  }
}

function readBatch(answer: HttpAnswer): Polled {
  if (answer.complete && answer.text.trim() === '') return { kind: 'nothing' };
  const json = parseJson(answer.text);
  if (!answer.complete || !json.ok) {
    const why = json.ok ? 'the answer broke off' : json.error;
    return { kind: 'unreadable', why, raw: answer.text };
  }
  const sessionId = member(json.value, 'sessionid');
  const events = member(json.value, 'events');
  if (!Array.isArray(events))
    return { kind: 'unreadable', why: 'there is no list of events', raw: answer.text };
  return {
    kind: 'events',
    sessionId: typeof sessionId === 'string' && sessionId !== '' ? sessionId : undefined,
    events,
    whole: answer.headers.get(BRANCH_HEADER)?.trim() === RENEW_STATE,
  };
}

function member(value: unknown, lowerName: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([name]) => name.toLowerCase() === lowerName)?.[1];
}
