import type { Queue } from '../../../floor/entities.ts';
import type { Millis } from '../../../lib/clock.ts';
import type { FeedStatus } from '../../live/index.ts';
import { nameList, timeOfDay } from '../../ui/format.ts';
import { isTeamOf } from './scope.ts';
import type { WallboardSearch } from './search.ts';
import { isBroken } from './sources.ts';
import type { Awake } from './wake-lock.ts';

/** After a sign-in has ended, numbers stay for so long, looking old; then they are nobody's business any more. */
export const HIDE_AFTER_MS = 10 * 60_000;

const DISK_WORDS = 'The gateway cannot write to its disk. It goes on by itself when it can.';

/** What stands at the top of a wall: its own title, else whose numbers they are, by the names that are known. */
export function titleOf(
  { title, teams, queues }: WallboardSearch,
  teamsKnown: readonly string[],
  queuesKnown: readonly Pick<Queue, 'id' | 'name'>[],
): string {
  if (title !== undefined) return title;
  const ofTeams = teams === undefined ? [] : teamsKnown.filter(name => isTeamOf(teams, name));
  const ofQueues = queuesKnown.filter(({ id }) => queues?.includes(id)).map(({ name }) => name);
  const names = ofTeams.length > 0 ? ofTeams : ofQueues;
  return names.length > 0 ? nameList(names, 3) : 'The floor';
}

/**
 * What the wall says about its own line to the gateway, and about the gateway itself; `undefined` while there is nothing
 * to say.
 */
export function lineWords(feed: FeedStatus, now: Millis): string | undefined {
  if (feed.state === 'signed-out') return undefined;
  if (!isBroken(feed, now)) return feed.diskRefuses ? DISK_WORDS : undefined;
  return `Not connected since ${timeOfDay(feed.since)}. Trying again.`;
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
