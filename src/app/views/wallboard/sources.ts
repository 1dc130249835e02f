import type { PlatformId } from '../../../floor/ids.ts';
import type { Millis } from '../../../lib/clock.ts';
import type { FeedStatus, Freshness } from '../../live/index.ts';
import { nameList, sentence, timeOfDay } from '../../ui/format.ts';
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
  /**
   * `old`: it may have changed since, and has to look like it. `part`: some of what it was made from is old. `unheard`:
   * nothing was ever told.
   */
  readonly state: 'fresh' | 'part' | 'old' | 'unheard';
  /** For the corner of the tile. */
  readonly words: string;
  /** Sources that have told nothing yet, by name: the number leaves them out. */
  readonly without: readonly string[];
  /** Why nothing was told, as a sentence. */
  readonly reason: string | undefined;
};

/** Age of a number that is made from these sources, on a wall whose own line does as `feed` says. */
export function ageOf(sources: readonly Source[], now: Millis, feed: FeedStatus): Age {
  const heard = sources.filter(({ freshness }) => freshness.ageMs !== undefined);
  const without = sources.filter(({ freshness }) => freshness.ageMs === undefined).map(({ name }) => name);
  if (heard.length === 0) {
    const reason = sources[0]?.freshness.reason ?? 'Nothing has been heard yet.';
    return { state: 'unheard', words: 'not heard yet', without, reason: sentence(reason) };
  }
  const told = { without, reason: undefined };
  if (isBroken(feed, now)) return { state: 'old', words: asOfWords(heardAt(heard, now), now), ...told };
  const stale = heard.filter(isStale);
  if (stale.length === 0) return { state: 'fresh', words: agoWords(now - heardAt(heard, now)), ...told };
  const words = asOfWords(heardAt(stale, now), now);
  if (stale.length === heard.length) return { state: 'old', words, ...told };
  return { state: 'part', words: `${nameList(stale.map(({ name }) => name))} ${words}`, ...told };
}

const isStale = ({ freshness }: Source): boolean => freshness.state !== 'live';

/** When the one of these was heard last that was heard the longest ago. */
function heardAt(sources: readonly Source[], now: Millis): Millis {
  return now - Math.max(...sources.map(({ freshness }) => freshness.ageMs ?? 0));
}

/** Which platforms are silent, and since when; `undefined` while all speak. */
export function silenceWords(sources: readonly Source[], now: Millis): string | undefined {
  const stale = sources.filter(source => source.freshness.ageMs !== undefined && isStale(source));
  if (stale.length === 0) return undefined;
  return `${nameList(stale.map(({ name }) => name))} not heard since ${timeOfDay(heardAt(stale, now))}`;
}

/** Whether this wall's own line to the gateway has been broken for long enough to be said. */
export function isBroken(feed: FeedStatus, now: Millis): boolean {
  if (feed.state === 'live' || feed.state === 'catching-up') return false;
  return feed.state === 'signed-out' || now - feed.since >= QUIET_MS;
}
