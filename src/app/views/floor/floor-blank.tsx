import { lazy, type ReactNode, Suspense } from 'react';
import { type Roster, useLoaded, useRosterRows } from '../../live/index.ts';
import { Waiting } from '../../ui/blank.tsx';
import type { FloorSearch } from './search.ts';
import type { ChangeSearch } from './use-floor-search.ts';

const Nobody = lazy(() => import('./nobody.tsx'));

/** The list of agents, or what stands there while there is none. */
export function FloorBlank(props: {
  readonly roster: Roster;
  readonly search: FloorSearch;
  readonly change: ChangeSearch;
  readonly children: ReactNode;
}) {
  const { children, ...list } = props;
  const loaded = useLoaded();
  const { shown } = useRosterRows(list.roster);
  if (!loaded) return <Waiting label="The floor is being fetched" rows={14} />;
  if (shown > 0) return children;
  return (
    <Suspense fallback={null}>
      <Nobody {...list} />
    </Suspense>
  );
}
