import { LONGEST_WAIT, parseCursor } from '../../protocol/feed.ts';
import type { PollRequest } from '../feed/feed.ts';
import { Refused } from './errors.ts';
import type { Viewer } from './viewer.ts';

/** Media type of an answer that streams its batches, one JSON a line. */
export const NDJSON = 'application/x-ndjson';

/** What is said to a poll without a cursor. */
export const NO_CURSOR = 'must be a cursor, as a snapshot or poll gave it.';

/** As the application writes it, and where no character stands for another. */
const PLAIN = /^[^?]*\?after=([\w.-]+)&wait=([\d.]+)$/;

type EventsSearch = Pick<URLSearchParams, 'get'>;

/** What a poll's address asks for; read the short way where that reads the same. */
export function searchOf(url: string): EventsSearch {
  const plain = PLAIN.exec(url);
  if (plain === null) return new URLSearchParams(url.slice(url.indexOf('?') + 1));
  return { get: name => plain[name === 'after' ? 1 : 2] ?? null };
}

/** Reads `after` and `wait` of a poll. Throws what is to be refused. */
export function readEventsCall(search: EventsSearch, viewer: Viewer, now: number): PollRequest {
  const cursor = parseCursor(search.get('after') ?? '');
  if (cursor === undefined) throw new Refused('bad-request', `after: ${NO_CURSOR}`);
  const text = search.get('wait') ?? '0';
  const wait = Number(text);
  if (!/^\d{1,2}(\.\d{1,3})?$/.test(text) || wait > LONGEST_WAIT)
    throw new Refused('bad-request', `wait: must be seconds, 0 to ${LONGEST_WAIT}.`);
  return {
    lens: viewer.lens,
    sessionKey: viewer.session.key,
    epoch: cursor.epoch,
    after: cursor.sequence,
    until: Math.min(now + wait * 1000, viewer.session.expiresAt),
  };
}
