import type { PlatformId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';
import type { RowBook } from './book.ts';
import type { Pace } from './pace.ts';
import { createRoster, type LiveRoster } from './roster.ts';
import type { Roster, RosterView } from './types.ts';
import { viewKey } from './view.ts';

/** The rosters in use, one per view. */
export type Rosters = {
  readonly of: (view: RosterView) => Roster;
  /** Holds on to a roster; returns what lets it go. */
  readonly retain: (roster: Roster) => () => void;
  readonly all: () => readonly LiveRoster[];
};

/** So many that nobody holds on to are kept up: a view that was just made or left is likely to be used at once. */
const SPARE = 2;

export function createRosters(book: RowBook, nowOf: (platformId: PlatformId) => Millis, pace: Pace): Rosters {
  const byKey = new Map<string, LiveRoster>();
  const made = new WeakMap<Roster, LiveRoster>();
  const holders = new Map<Roster, number>();
  let list: readonly LiveRoster[] = [];

  function keep(key: string, roster: LiveRoster) {
    byKey.set(key, roster);
    const spare = [...byKey].filter(([, other]) => other !== roster && !holders.has(other));
    for (const [old] of spare.slice(0, Math.max(0, spare.length - SPARE))) byKey.delete(old);
    list = [...byKey.values()];
  }

  return {
    all: () => list,
    of(view) {
      const key = viewKey(view);
      const known = byKey.get(key);
      if (known !== undefined) return known;
      const roster = createRoster(view, book, nowOf, pace);
      made.set(roster, roster);
      keep(key, roster);
      return roster;
    },
    retain(roster) {
      holders.set(roster, (holders.get(roster) ?? 0) + 1);
      const own = made.get(roster);
      if (own !== undefined && !list.includes(own)) {
        own.renew();
        keep(viewKey(own.view), own);
      }
      return () => {
        const left = (holders.get(roster) ?? 1) - 1;
        if (left === 0) holders.delete(roster);
        else holders.set(roster, left);
      };
    },
  };
}
