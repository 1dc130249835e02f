import { useMemo, useRef } from 'react';
import type { Platform } from '../../../../floor/entities.ts';
import { type RosterRows, useTeams } from '../../../live/index.ts';
import { toggled } from '../../../search-params.ts';
import { Choices } from '../../../ui/choices.tsx';
import { FilterPopup } from '../../../ui/filter-popup.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { KnownCount } from '../../../ui/known-count.tsx';
import { useTyped } from '../../../ui/use-typed.ts';
import type { QueuesSearch } from '../search.ts';
import type { ChangeSearch } from '../use-queues-search.ts';

/** Which platform's agents and queues are shown, whose names pass, and the keys of the matrix. */
export function MatrixBar(props: {
  readonly platform: Platform | undefined;
  readonly platforms: readonly Platform[];
  readonly rows: RosterRows;
  readonly search: QueuesSearch;
  readonly change: ChangeSearch;
}) {
  const { platform, platforms, rows, search, change } = props;
  const field = useRef<HTMLInputElement>(null);
  const [typed, type] = useTyped(field, search.agents ?? '', text =>
    change({ agents: text === '' ? undefined : text }),
  );
  const teams = useTeams();
  const options = useMemo(
    () =>
      teams.filter(({ name }) => name !== '').map(({ name, count }) => ({ value: name, label: name, count })),
    [teams],
  );
  return (
    <div className="matrix-bar">
      {platforms.length > 1 && platform !== undefined && (
        <Choices
          label="Platform of the matrix"
          value={platform.id}
          onChange={id => change({ platform: [id] }, 'push')}
          choices={platforms.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <input
        ref={field}
        className="input matrix-filter"
        placeholder="Filter agents"
        aria-label="Filter agents by name, team or number"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={event => type(event.target.value)}
      />
      <FilterPopup
        label="Team"
        many="teams"
        options={options}
        chosen={search.team ?? []}
        onToggle={team => change({ team: toggled(search.team, team) }, 'push')}
        onClear={() => change({ team: undefined }, 'push')}
        onOpenChange={() => {}}
      />
      <KnownCount noun="agent" all={rows.shown} platforms={platform === undefined ? [] : [platform]} />
      <Legend isSkill={platform?.kind === 'cxone'} />
      <p className="matrix-keys quiet">
        <Kbd>Space</Kbd> in or off · <Kbd>l</Kbd> {platform?.kind === 'cxone' ? 'suspend' : 'log in or out'}
        {platform?.kind === 'cxone' && (
          <>
            {' '}
            · <Kbd>1</Kbd>–<Kbd>20</Kbd> proficiency
          </>
        )}{' '}
        · <Kbd>Shift</Kbd> several
      </p>
    </div>
  );
}

/** What the cells mean. Readers hear it of each cell. */
function Legend({ isSkill }: { readonly isSkill: boolean }) {
  return (
    <p className="matrix-legend" aria-hidden="true">
      <i />
      <span>{isSkill ? 'active' : 'logged in'}</span>
      <i data-serves="out" />
      <span>{isSkill ? 'suspended' : 'logged out'}</span>
      <i>3</i>
      <span>{isSkill ? 'proficiency' : 'place in line'}</span>
    </p>
  );
}
