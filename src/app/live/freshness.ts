import type { Platform } from '../../floor/entities.ts';
import type { Millis } from '../../lib/clock.ts';
import type { FeedStatus, Freshness } from './types.ts';

const AT_LEAST = 10_000;

/** Why nothing is new while the gateway itself answers. */
export const DISK_REFUSES = 'The gateway cannot write to its disk; nothing new is shown until it can.';

const STILL_READ = 'It is still being read; what is shown may be from before.';

/** A platform that was silent for longer than this cannot be relied on: two of its rounds, and at least 10 s. */
export function staleAfter({ refreshMs }: Pick<Platform, 'refreshMs'>): Millis {
  return Math.max(2 * refreshMs, AT_LEAST);
}

/** How far what is shown about a platform can be trusted now. */
export function freshnessOf(platform: Platform | undefined, feed: FeedStatus, now: Millis): Freshness {
  if (platform === undefined) {
    return { state: 'unknown', ageMs: undefined, reason: 'Nothing has been heard of this platform.' };
  }
  const { heardAt, link } = platform;
  const ageMs = heardAt === undefined ? undefined : Math.max(0, now - heardAt);
  if (link.state === 'down') return { state: 'down', ageMs, reason: link.reason ?? 'It cannot be reached.' };
  if (ageMs === undefined) {
    return { state: 'unknown', ageMs, reason: link.reason ?? 'It has not answered yet.' };
  }
  // After a restart of the gateway a side call may be answered long before what the floor rests on.
  if (link.state === 'connecting')
    return { state: 'unknown', ageMs: undefined, reason: link.reason ?? STILL_READ };
  if (ageMs <= staleAfter(platform)) return { state: 'live', ageMs, reason: link.reason };
  if (feed.state !== 'live') {
    return { state: 'stale', ageMs, reason: feed.problem ?? 'This browser is not connected.' };
  }
  if (feed.diskRefuses) return { state: 'stale', ageMs, reason: DISK_REFUSES };
  return { state: 'stale', ageMs, reason: link.reason ?? 'It has not answered for too long.' };
}

/** The platform's time for "time in state": it stands still where its facts became too old to run on. */
export function frozenNow(platform: Platform | undefined, now: Millis): Millis {
  if (platform?.heardAt === undefined) return now;
  const { heardAt, link } = platform;
  // While it is down or still being read, some calls may be answered: they do not make the rest of it any newer.
  const unheard = link.state === 'down' || link.state === 'connecting' ? link.since : now;
  return Math.min(now, heardAt + staleAfter(platform), unheard);
}
