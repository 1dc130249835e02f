import { chosenOf, type Roster, unreadOf, usePlatforms, useRosterTotals } from '../../live/index.ts';
import { useSession } from '../../session/use-session.ts';
import { scopeWords } from '../../shell/scope-words.ts';
import { Blank } from '../../ui/blank.tsx';
import { Button } from '../../ui/button.tsx';
import { plural, sentence } from '../../ui/format.ts';
import { type FloorSearch, isFiltered, NO_FILTERS } from './search.ts';
import type { ChangeSearch } from './use-floor-search.ts';

type Props = {
  readonly roster: Roster;
  readonly search: FloorSearch;
  readonly change: ChangeSearch;
};

/** What stands in place of the list while nobody is in it: each case says why and what to do. */
export default function Nobody(props: Props) {
  const { all } = useRosterTotals(props.roster);
  return all.count === 0 ? <NobodyHeard /> : <NobodyMatches {...props} />;
}

function NobodyMatches({ roster, search, change }: Props) {
  const { all } = useRosterTotals(roster);
  const unread = unreadOf(chosenOf(usePlatforms(), search.platform));
  return (
    <Blank
      title="Nobody matches"
      action={
        isFiltered(search) ? (
          <Button onClick={() => change(NO_FILTERS, 'push')}>Clear filters</Button>
        ) : undefined
      }
    >
      <p>
        {search.over && all.over === 0
          ? 'Nobody is over the limit now.'
          : `None of the ${plural(all.count, 'agent')} passes these filters now.`}
      </p>
      {unread.map(({ id, name }) => (
        <p key={id}>Agents of {name} are not known yet.</p>
      ))}
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
            {name} is {link.state}. {sentence(link.reason ?? '')}
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
