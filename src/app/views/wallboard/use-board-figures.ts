import { useMemo, useRef } from 'react';
import type { Millis } from '../../../lib/clock.ts';
import {
  DEFAULT_VIEW,
  type FeedStatus,
  useFeed,
  useLive,
  useLoaded,
  useNow,
  useRoster,
} from '../../live/index.ts';
import { useStateLimits, useThresholds } from '../../session/use-thresholds.ts';
import { type BoardFigures, boardFigures } from './board-figures.ts';
import type { Judged } from './queue-figures.ts';
import { type Scope, teamNames } from './scope.ts';

/** A wall's numbers and the moment for which they hold. */
export type BoardNow = {
  /** `undefined` until a floor was received. */
  readonly figures: BoardFigures | undefined;
  readonly now: Millis;
  readonly feed: FeedStatus;
};

/** The numbers of a wall, once a second: nobody across a room reads faster. */
export function useBoardFigures(scope: Scope): BoardNow {
  const live = useLive();
  const feed = useFeed();
  const loaded = useLoaded();
  const now = useNow();
  const thresholds = useThresholds();
  const limits = useStateLimits();
  const { queues = [], teams = [], platforms = [] } = scope;
  const roster = useRoster({
    ...DEFAULT_VIEW,
    limits,
    teams: teamNames(teams),
    platforms,
    // Those who serve the wall's queues, unless it names teams.
    skills: teams.length > 0 ? [] : queues,
  });
  const judged = useRef<Judged>(new Map());
  const figures = useMemo(() => {
    if (!loaded) return undefined;
    return boardFigures({
      scope,
      floor: live.store.getState().floor,
      agents: roster.totals().matching,
      teamOf: id => live.row(id)?.team,
      freshness: live.freshness,
      nowOf: live.clock.nowOf,
      now,
      feed,
      thresholds,
      judged: judged.current,
    });
  }, [live, roster, scope, thresholds, now, feed, loaded]);
  // Judging is carried on from what was judged last; the same second judged twice comes to the same.
  if (figures !== undefined) judged.current = figures.judged;
  return { figures, now, feed };
}
