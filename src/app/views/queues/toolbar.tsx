import { Grid3x3, Rows2, Rows4 } from 'lucide-react';
import { useMemo } from 'react';
import type { Channel } from '../../../floor/entities.ts';
import { usePlatforms, useQueues } from '../../live/index.ts';
import { toggled } from '../../search-params.ts';
import { PlatformFilter } from '../../shell/platform-filter.tsx';
import { Button } from '../../ui/button.tsx';
import { CHANNEL_WORDS } from '../../ui/channel-icon.tsx';
import { ChoicePopup } from '../../ui/choice-popup.tsx';
import { Choices } from '../../ui/choices.tsx';
import { FilterPopup } from '../../ui/filter-popup.tsx';
import { plural } from '../../ui/format.ts';
import { KnownCount } from '../../ui/known-count.tsx';
import { TextFilter } from '../../ui/text-filter.tsx';
import { hasQueues, type QueueBoard } from './board.ts';
import { useDraftCount } from './matrix/draft.ts';
import { isFiltered, NO_FILTERS, type QueueSort, type QueuesSearch, USUAL } from './search.ts';
import type { Held } from './use-board.ts';
import type { ChangeSearch } from './use-queues-search.ts';

const SORTS: readonly { readonly value: QueueSort; readonly label: string; readonly note?: string }[] = [
  { value: 'trouble', label: 'Trouble', note: 'nearest to its limits' },
  { value: 'waiting', label: 'Waiting', note: 'most first' },
  { value: 'wait', label: 'Longest wait', note: 'longest first' },
  { value: 'level', label: 'Service level', note: 'lowest first' },
  { value: 'name', label: 'Name' },
];

/** What is shown and how. All of it is in the address. */
export function Toolbar(props: {
  readonly board: QueueBoard;
  readonly held: Held;
  readonly search: QueuesSearch;
  readonly change: ChangeSearch;
}) {
  const { board, held, search, change } = props;
  const menu = (open: boolean) => (open ? held.hold('menu') : held.release('menu'));
  const filtered = isFiltered(search);
  const drafts = useDraftCount();
  return (
    <div className="toolbar" role="toolbar" aria-label="Filters and order">
      <TextFilter
        label="Filter by name, platform or number"
        placeholder="Filter queues"
        value={search.text ?? ''}
        onChange={text => change({ text: text === '' ? undefined : text })}
        onLeave={() => document.querySelector<HTMLElement>('.strip-open, .matrix [tabindex="0"]')?.focus()}
      />
      <Filters search={search} change={change} onMenu={menu} />
      {filtered && (
        <Button look="plain" small onClick={() => change(NO_FILTERS, 'push')}>
          Clear filters
        </Button>
      )}
      <KnownCount
        noun="queue"
        all={board.all}
        shown={filtered ? held.ids.length : undefined}
        platforms={usePlatforms().filter(hasQueues)}
        chosen={search.platform}
      />
      {drafts > 0 && search.view !== 'matrix' && (
        <Button small onClick={() => change({ view: 'matrix', queue: undefined }, 'push')}>
          {plural(drafts, 'change')} drafted…
        </Button>
      )}
      <span className="toolbar-order">
        {search.view !== 'matrix' && (
          <>
            <ChoicePopup
              label="Group by"
              choices={[
                { value: 'none', label: 'Nothing' },
                { value: 'platform', label: 'Platform' },
              ]}
              value={search.group ?? 'none'}
              onChange={group => change({ group: group === 'platform' ? group : undefined })}
              onOpenChange={menu}
            />
            <ChoicePopup
              label="Sort by"
              choices={SORTS}
              value={search.sort ?? USUAL.sort}
              onChange={sort => change({ sort: sort === USUAL.sort ? undefined : sort })}
              onOpenChange={menu}
            />
          </>
        )}
        <Choices
          label="Shown as"
          value={search.view ?? USUAL.view}
          onChange={view => change({ view: view === USUAL.view ? undefined : view }, 'push')}
          choices={[
            { value: 'strips', label: 'Strips', icon: <Rows2 size={15} aria-hidden="true" /> },
            { value: 'table', label: 'Table', icon: <Rows4 size={15} aria-hidden="true" /> },
            {
              value: 'matrix',
              label: 'Matrix: who serves what',
              icon: <Grid3x3 size={15} aria-hidden="true" />,
            },
          ]}
        />
      </span>
    </div>
  );
}

function Filters(props: {
  readonly search: QueuesSearch;
  readonly change: ChangeSearch;
  readonly onMenu: (open: boolean) => void;
}) {
  const { search, change, onMenu } = props;
  const queues = useQueues();
  const channels = useMemo(() => {
    const counts = new Map<Channel, number>();
    for (const { channel } of queues) counts.set(channel, (counts.get(channel) ?? 0) + 1);
    return [...counts].map(([value, count]) => ({ value, label: CHANNEL_WORDS[value], count }));
  }, [queues]);
  return (
    <>
      <PlatformFilter
        chosen={search.platform}
        onChange={platform => change({ platform }, 'push')}
        onOpenChange={onMenu}
      />
      {channels.length > 1 && (
        <FilterPopup
          label="Channel"
          many="channels"
          options={channels}
          chosen={search.channel ?? []}
          onToggle={value => {
            const found = channels.find(one => one.value === value);
            if (found !== undefined) change({ channel: toggled(search.channel, found.value) }, 'push');
          }}
          onClear={() => change({ channel: undefined }, 'push')}
          onOpenChange={onMenu}
        />
      )}
    </>
  );
}
