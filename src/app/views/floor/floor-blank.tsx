import { lazy, type ReactNode, Suspense } from 'react';
import { type Roster, useLoaded, useRosterRows, useRosterTotals } from '../../live/index.ts';
import { Blank, Waiting } from '../../ui/blank.tsx';
import { Button } from '../../ui/button.tsx';
import { type FloorSearch, isFiltered, NO_FILTERS } from './search.ts';
import type { ChangeSearch } from './use-floor-search.ts';

const NobodyHeard = lazy(() => import('./nobody-heard.tsx'));

/** The list of agents, or what stands there while there is none: each case says why and what to do. */
export function FloorBlank(props: {
  readonly roster: Roster;
  readonly search: FloorSearch;
  readonly change: ChangeSearch;
  readonly children: ReactNode;
}) {
  const { roster, search, change, children } = props;
  const loaded = useLoaded();
  const { shown } = useRosterRows(roster);
  const { all } = useRosterTotals(roster);
  if (!loaded) return <Waiting label="The floor is being fetched" rows={14} />;
  if (shown > 0) return children;
  if (all.count === 0)
    return (
      <Suspense fallback={null}>
        <NobodyHeard />
      </Suspense>
    );
  return (
    <Blank
      title="Nobody matches"
      action={
        isFiltered(search) ? (
          <Button onClick={() => change(NO_FILTERS, 'push')}>Clear filters</Button>
        ) : undefined
      }
    >
      {search.over && all.over === 0
        ? 'Nobody is over the limit now.'
        : `None of the ${all.count} agents passes these filters now.`}
    </Blank>
  );
}
