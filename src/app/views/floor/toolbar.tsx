import { LayoutGrid, Rows3 } from 'lucide-react';
import { useMemo } from 'react';
import {
  type Roster,
  type RosterGrouping,
  type RosterSort,
  usePlatforms,
  useQueues,
  useRosterRows,
  useRosterTotals,
  useTeams,
} from '../../live/index.ts';
import { toggled } from '../../search-params.ts';
import { PlatformFilter } from '../../shell/platform-filter.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoicePopup } from '../../ui/choice-popup.tsx';
import { Choices } from '../../ui/choices.tsx';
import { FilterPopup } from '../../ui/filter-popup.tsx';
import { KnownCount } from '../../ui/known-count.tsx';
import { TextFilter } from '../../ui/text-filter.tsx';
import { LimitsPopup } from './limits-popup.tsx';
import { type FloorSearch, isFiltered, NO_FILTERS, teamParam, USUAL } from './search.ts';
import type { ChangeSearch } from './use-floor-search.ts';

const GROUPINGS: readonly { readonly value: RosterGrouping; readonly label: string }[] = [
  { value: 'team', label: 'Team' },
  { value: 'state', label: 'State' },
  { value: 'platform', label: 'Platform' },
  { value: 'none', label: 'Nothing' },
];

const SORTS: readonly { readonly value: RosterSort; readonly label: string; readonly note?: string }[] = [
  { value: 'urgency', label: 'Urgency', note: 'over limit, then longest' },
  { value: 'time', label: 'Time in state', note: 'longest first' },
  { value: 'name', label: 'Name' },
  { value: 'team', label: 'Team' },
  { value: 'state', label: 'State' },
  { value: 'platform', label: 'Platform' },
];

type Props = {
  readonly roster: Roster;
  readonly search: FloorSearch;
  readonly change: ChangeSearch;
};

/** What is shown and how: filters on the left, order and form on the right. All of it is in the address. */
export function Toolbar({ roster, search, change }: Props) {
  const menu = (open: boolean) => (open ? roster.hold('menu') : roster.release('menu'));
  return (
    <div className="toolbar" role="toolbar" aria-label="Filters and order">
      <TextFilter
        label="Filter by name, team or number"
        placeholder="Filter agents"
        value={search.text ?? ''}
        onChange={text => change({ text: text === '' ? undefined : text })}
        onLeave={() =>
          document.querySelector<HTMLElement>('[role="grid"] [role="gridcell"][tabindex="0"]')?.focus()
        }
      />
      <Filters search={search} change={change} onMenu={menu} />
      {isFiltered(search) && (
        <Button look="plain" small onClick={() => change(NO_FILTERS, 'push')}>
          Clear filters
        </Button>
      )}
      <Count roster={roster} search={search} />
      <span className="toolbar-order">
        <ChoicePopup
          label="Group by"
          choices={GROUPINGS}
          value={roster.view.group}
          onChange={group => change({ group: group === USUAL.group ? undefined : group, closed: undefined })}
          onOpenChange={menu}
        />
        <ChoicePopup
          label="Sort by"
          choices={SORTS}
          value={search.sort ?? USUAL.sort}
          onChange={sort => change({ sort: sort === USUAL.sort ? undefined : sort, desc: undefined })}
          onOpenChange={menu}
        />
        <LimitsPopup search={search} change={change} onOpenChange={menu} />
        <Choices
          label="Shown as"
          value={search.view ?? 'table'}
          onChange={view => change({ view: view === 'tiles' ? view : undefined }, 'push')}
          choices={[
            { value: 'table', label: 'Table', icon: <Rows3 size={15} aria-hidden="true" /> },
            { value: 'tiles', label: 'Tiles', icon: <LayoutGrid size={15} aria-hidden="true" /> },
          ]}
        />
      </span>
    </div>
  );
}

function Filters(props: Omit<Props, 'roster'> & { readonly onMenu: (open: boolean) => void }) {
  const { search, change, onMenu } = props;
  const teams = useTeams();
  const queues = useQueues();
  const teamOptions = useMemo(
    () =>
      teams.map(({ name, count }) => ({
        value: teamParam(name),
        label: name === '' ? 'No team' : name,
        count,
      })),
    [teams],
  );
  return (
    <>
      <FilterPopup
        label="Team"
        many="teams"
        options={teamOptions}
        chosen={search.team ?? []}
        onToggle={team => change({ team: toggled(search.team, team) }, 'push')}
        onClear={() => change({ team: undefined }, 'push')}
        onOpenChange={onMenu}
      />
      <FilterPopup
        label="Skill"
        many="skills"
        options={queues.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={search.skill ?? []}
        onToggle={value => {
          const queue = queues.find(({ id }) => id === value);
          if (queue !== undefined) change({ skill: toggled(search.skill, queue.id) }, 'push');
        }}
        onClear={() => change({ skill: undefined }, 'push')}
        onOpenChange={onMenu}
      />
      <PlatformFilter
        chosen={search.platform}
        onChange={platform => change({ platform }, 'push')}
        onOpenChange={onMenu}
      />
    </>
  );
}

function Count({ roster, search }: { readonly roster: Roster; readonly search: FloorSearch }) {
  const { shown } = useRosterRows(roster);
  const { all } = useRosterTotals(roster);
  return (
    <KnownCount
      noun="agent"
      all={all.count}
      shown={isFiltered(search) ? shown : undefined}
      platforms={usePlatforms()}
      chosen={search.platform}
    />
  );
}
