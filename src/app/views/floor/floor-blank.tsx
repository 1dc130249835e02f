import type { ReactNode } from 'react';
import { type Roster, useLoaded, usePlatforms, useRosterRows, useRosterTotals } from '../../live/index.ts';
import { useSession } from '../../session/use-session.ts';
import { scopeWords } from '../../shell/account-menu.tsx';
import { Blank, Waiting } from '../../ui/blank.tsx';
import { Button } from '../../ui/button.tsx';
import { type FloorSearch, isFiltered, NO_FILTERS } from './search.ts';
import type { ChangeSearch } from './use-floor-search.ts';

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
  if (all.count === 0) return <NobodyHeard />;
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

function NobodyHeard() {
  const platforms = usePlatforms();
  const { scope, user } = useSession();
  const silent = platforms.filter(platform => platform.link.state !== 'live');
  if (platforms.length === 0) {
    return (
      <Blank title="No platform is connected">
        {user.role === 'admin'
          ? 'Add one to the configuration file and start Floorwatch again.'
          : 'Ask whoever runs Floorwatch to connect one.'}
      </Blank>
    );
  }
  if (silent.length > 0) {
    return (
      <Blank title="Nobody has been heard yet">
        {silent.map(({ id, name, link }) => (
          <p key={id}>
            {name} is {link.state}
            {link.reason !== undefined && `: ${link.reason}`}
          </p>
        ))}
      </Blank>
    );
  }
  return (
    <Blank title="Nobody is on the floor">
      You see {scopeWords(scope)}. The platforms know no agent there.
    </Blank>
  );
}
