import * as z from 'zod';
import type { Millis } from '../../lib/clock.ts';
import { type HttpAnswer, isOk, retryAfterMs } from '../http.ts';
import { parseJson } from '../json.ts';
import type { Api, ApiResult } from './api.ts';
import { troubleOf } from './api.ts';
import { BRANCH_EVENT_MISSED, BRANCH_HEADER } from './wire.ts';

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

/** Told without a new id, events still count: the old id is asked again. */
const batchSchema = z.looseObject({
  sessionId: z.string().min(1).optional().catch(undefined),
  events: z.array(z.unknown()).optional().catch(undefined),
});

/** Beyond the platform's own wait, for the network. */
const PATIENCE_MS = 15_000;

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
  if (answer.cut === undefined && answer.text.trim() === '') return { kind: 'nothing' };
  const json = parseJson(answer.text);
  if (answer.cut !== undefined || !json.ok) {
    const why = json.ok ? (answer.cut ?? '') : json.error;
    return { kind: 'unreadable', why, raw: answer.text };
  }
  const reply = json.ok ? batchSchema.safeParse(json.value) : undefined;
  if (!reply?.success || reply.data.events === undefined)
    return { kind: 'unreadable', why: 'there is no list of events', raw: answer.text };
  return {
    kind: 'events',
    sessionId: reply.data.sessionId,
    events: reply.data.events,
    whole: answer.headers.get(BRANCH_HEADER)?.trim() === BRANCH_EVENT_MISSED,
  };
}
