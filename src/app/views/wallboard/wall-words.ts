import type { Millis } from '../../../lib/clock.ts';
import type { FeedStatus } from '../../live/index.ts';
import { nameList, timeOfDay } from '../../ui/format.ts';
import type { WallboardSearch } from './search.ts';
import { isBroken } from './sources.ts';
import type { Awake } from './wake-lock.ts';

/** After a sign-in has ended, numbers stay for so long, looking old; then they are nobody's business any more. */
export const HIDE_AFTER_MS = 10 * 60_000;

/** What stands at the top of a wall: its own title, else whose numbers they are. */
export function titleOf({ title, teams, queues }: WallboardSearch, queueNames: readonly string[]): string {
  if (title !== undefined) return title;
  if (teams !== undefined) return nameList(teams, 3);
  if (queues !== undefined && queueNames.length > 0) return nameList(queueNames, 3);
  return 'The floor';
}

/** What the wall says about its own line to the gateway; `undefined` while there is nothing to say. */
export function lineWords(feed: FeedStatus, now: Millis): string | undefined {
  if (feed.state === 'signed-out' || !isBroken(feed, now)) return undefined;
  return `Not connected since ${timeOfDay(feed.since)}. Trying again by itself.`;
}

/** What the wall says about the screen; `undefined` while it is kept awake. */
export function awakeWords(awake: Awake): string | undefined {
  switch (awake) {
    case 'asking':
    case 'held':
      return undefined;
    case 'refused':
      return 'The system may put this screen to sleep';
    case 'unsupported':
      return 'This browser cannot keep the screen awake';
  }
}

/** Whether the last numbers are no longer shown because the sign-in ended some time ago. */
export function isHidden(feed: FeedStatus, now: Millis): boolean {
  return feed.state === 'signed-out' && now - feed.since >= HIDE_AFTER_MS;
}

/** How long the last numbers are still shown after the sign-in ended, in minutes. */
export function minutesLeft(feed: FeedStatus, now: Millis): number {
  return Math.max(1, Math.ceil((feed.since + HIDE_AFTER_MS - now) / 60_000));
}
