import { ChevronRight } from 'lucide-react';
import { memo } from 'react';
import { DISPLAY_STATES, DISPLAY_WORDS } from '../../../floor/display.ts';
import { type RosterGroup, type RosterGrouping, usePlatform } from '../../live/index.ts';
import { plural } from '../../ui/format.ts';
import { OverIcon, StateIcon } from '../../ui/state-icon.tsx';

/** What a group's header says: its name, how many, and how many of them are in trouble. */
export const GroupHeading = memo(function GroupHeading(props: {
  readonly group: RosterGroup;
  readonly grouping: RosterGrouping;
}) {
  const { group, grouping } = props;
  return (
    <>
      <ChevronRight
        size={14}
        aria-hidden="true"
        className="group-chevron"
        data-open={!group.collapsed || undefined}
      />
      <GroupName grouping={grouping} name={group.key} />
      <span className="group-count">
        {group.count}
        <span className="sr-only"> {group.count === 1 ? 'agent' : 'agents'}</span>
      </span>
      {group.over > 0 && (
        <span className="group-over" data-tip={`${plural(group.over, 'agent')} over the limit`}>
          {group.over}
          <OverIcon size={10} />
          <span className="sr-only"> over the limit</span>
        </span>
      )}
    </>
  );
});

function GroupName({ grouping, name }: { readonly grouping: RosterGrouping; readonly name: string }) {
  const platform = usePlatform(name);
  if (grouping === 'platform') return <bdi className="group-name">{platform?.name ?? name}</bdi>;
  const state = grouping === 'state' ? DISPLAY_STATES.find(one => one === name) : undefined;
  if (state !== undefined) {
    return (
      <>
        <StateIcon state={state} />
        <span className="group-name">{DISPLAY_WORDS[state]}</span>
      </>
    );
  }
  return <bdi className="group-name">{name === '' ? 'No team' : name}</bdi>;
}

type LineProps = {
  readonly group: RosterGroup;
  readonly grouping: RosterGrouping;
  readonly active: boolean;
};

/** A group's header among the rows; Enter or a click opens and closes the group. */
export const GroupLine = memo(function GroupLine({ group, grouping, active }: LineProps) {
  return (
    <div role="row" className="group-line" data-group={group.key} data-row={`group ${group.key}`}>
      <div
        role="gridcell"
        aria-colspan={8}
        aria-expanded={!group.collapsed}
        className="group-cell"
        tabIndex={active ? 0 : -1}
      >
        <GroupHeading group={group} grouping={grouping} />
      </div>
    </div>
  );
});
