import { isOk, retryAfterMs } from '../http.ts';
import { parseJson } from '../json.ts';
import type { Round } from '../poller.ts';
import { type ApiResult, troubleOf } from './api.ts';
import type { Page } from './client.ts';

/** What one page of a list holds. */
export type PageContent = {
  readonly rows: readonly unknown[];
  readonly totalRecords: number | undefined;
  readonly lastPollTime: string | undefined;
};

/** A whole list, or why it could not be read. */
export type Pages =
  | { readonly ok: true; readonly lastPollTime: string | undefined; readonly pages: number }
  | (Extract<Round, { ok: false }> & { readonly status: number | undefined });

const MOST_PAGES = 1_000;

/**
 * Reads a list page by page. Each page is taken in as it comes, so that a long list never holds everything else up.
 * 204 is CXone's way to say that there is nothing.
 */
export async function readPages(
  top: number,
  ask: (page: Page) => Promise<ApiResult>,
  read: (json: unknown) => PageContent | undefined,
  onUnreadable: (raw: string, why: string) => void,
  onPage: (rows: readonly unknown[]) => void,
): Promise<Pages> {
  let taken = 0;
  let lastPollTime: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const result = await ask({ skip: taken, top });
    if (!isOk(result)) return failed(result);
    if (result.status === 204 || (result.cut === undefined && result.text.trim() === ''))
      return { ok: true, lastPollTime, pages: page + 1 };
    const json = parseJson(result.text);
    const content = json.ok && result.cut === undefined ? read(json.value) : undefined;
    if (content === undefined) {
      const why = result.cut ?? (json.ok ? 'its answer holds no list' : `its answer is ${json.error}`);
      onUnreadable(result.text, why);
      return { ok: false, why, status: result.status };
    }
    lastPollTime ??= content.lastPollTime;
    onPage(content.rows);
    taken += content.rows.length;
    const isLast =
      content.rows.length === 0 ||
      (content.totalRecords === undefined ? content.rows.length < top : taken >= content.totalRecords);
    if (isLast) return { ok: true, lastPollTime, pages: page + 1 };
  }
  return { ok: false, why: `its list has more than ${MOST_PAGES} pages`, status: undefined };
}

/** A failed call as a failed round. */
export function failed(result: ApiResult): Extract<Pages, { ok: false }> {
  const why = troubleOf(result) ?? 'no answer';
  if (result.kind === 'signed-out')
    return { ok: false, why, retryAt: result.signIn.retryAt, status: undefined };
  if (result.kind !== 'answer') return { ok: false, why, retryAt: result.retryAt, status: undefined };
  const wait = retryAfterMs(result);
  return {
    ok: false,
    why,
    retryAt: wait === undefined ? undefined : result.receivedAt + wait,
    status: result.status,
  };
}
