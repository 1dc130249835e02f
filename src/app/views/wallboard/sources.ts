import type { PlatformId } from '../../../floor/ids.ts';
import type { Millis } from '../../../lib/clock.ts';
import type { FeedStatus, Freshness } from '../../live/index.ts';
import { nameList, sentence } from '../../ui/format.ts';
import { agoWords, asOfWords } from './words.ts';

/** A break of this wall's own line that is shorter does not show. */
const QUIET_MS = 2500;

/** Where a number comes from, and how far that can be trusted. */
export type Source = {
  readonly id: PlatformId;
  readonly name: string;
  readonly freshness: Freshness;
};

/** How old a number is: as old as the oldest of what it was made from. */
export type Age = {
  /** `old`: it may have changed since, and has to look like it. `unheard`: nothing was ever told. */
  readonly state: 'fresh' | 'old' | 'unheard';
  /** For the corner of the tile. */
  readonly words: string;
  /** Sources that have told nothing yet, by name: the number leaves them out. */
  readonly without: readonly string[];
  /** Why it is old or unheard, as a sentence. */
  readonly reason: string | undefined;
};

/** Age of a number that is made from these sources. `brokenSince`: this wall itself hears nothing since then. */
export function ageOf(sources: readonly Source[], now: Millis, feed: FeedStatus): Age {
  const heard = sources.filter(({ freshness }) => freshness.ageMs !== undefined);
  const without = sources.filter(({ freshness }) => freshness.ageMs === undefined).map(({ name }) => name);
  const oldest = heard.reduce<Source | undefined>(
    (worst, one) => ((one.freshness.ageMs ?? 0) > (worst?.freshness.ageMs ?? -1) ? one : worst),
    undefined,
  );
  if (oldest === undefined) {
    const reason = sources[0]?.freshness.reason ?? 'Nothing has been heard yet.';
    return { state: 'unheard', words: 'not heard yet', without, reason: sentence(reason) };
  }
  const asOf = now - (oldest.freshness.ageMs ?? 0);
  if (isBroken(feed, now))
    return {
      state: 'old',
      words: asOfWords(asOf, now),
      without,
      reason: feed.problem && sentence(feed.problem),
    };
  const stale = heard.filter(({ freshness }) => freshness.state !== 'live');
  if (stale.length === 0) return { state: 'fresh', words: agoWords(now - asOf), without, reason: undefined };
  // Where only a part is old, its name says which.
  const who = stale.length === sources.length ? '' : `${nameList(stale.map(({ name }) => name))} `;
  const since = now - Math.max(...stale.map(({ freshness }) => freshness.ageMs ?? 0));
  const reason = stale[0]?.freshness.reason;
  return {
    state: 'old',
    words: `${who}${asOfWords(since, now)}`,
    without,
    reason: reason && sentence(reason),
  };
}

/** Whether this wall's own line to the gateway has been broken for long enough to be said. */
export function isBroken(feed: FeedStatus, now: Millis): boolean {
  if (feed.state === 'live' || feed.state === 'catching-up') return false;
  return feed.state === 'signed-out' || now - feed.since >= QUIET_MS;
}
