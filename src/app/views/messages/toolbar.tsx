import { LayoutGrid, MessagesSquare } from 'lucide-react';
import { memo, useMemo } from 'react';
import { isEntityId } from '../../../floor/ids.ts';
import { usePlatforms } from '../../live/index.ts';
import { toggled } from '../../search-params.ts';
import { PlatformFilter } from '../../shell/platform-filter.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoicePopup } from '../../ui/choice-popup.tsx';
import { Choices } from '../../ui/choices.tsx';
import { FilterPopup } from '../../ui/filter-popup.tsx';
import { KnownCount } from '../../ui/known-count.tsx';
import { TextFilter } from '../../ui/text-filter.tsx';
import { type Board, hasTexts } from './board.ts';
import {
  isFiltered,
  type MessagesSearch,
  NO_FILTERS,
  type Sort,
  USUAL,
  WATCHED,
  type Watched,
} from './search.ts';
import { limitWords } from './totals.tsx';
import type { Held } from './use-board.ts';
import type { ChangeSearch } from './use-messages-search.ts';

const SORT_CHOICES: readonly { readonly value: Sort; readonly label: string; readonly note?: string }[] = [
  { value: 'wait', label: 'Wait', note: 'longest wait first' },
  { value: 'newest', label: 'Newest', note: 'said last first' },
  { value: 'agent', label: 'Agent' },
  { value: 'queue', label: 'Queue' },
];

const WATCHED_WORDS: Readonly<Record<Watched, string>> = {
  mine: 'You are in it',
  monitor: 'Monitored',
  coach: 'Coached',
  'barge-in': 'Barged in',
  nobody: 'By nobody',
};

const LIMITS = ['30', '60', '120', '180', '300', '600', '900'] as const;

/** What is shown and how. All of it is in the address. */
export const Toolbar = memo(function Toolbar(props: {
  readonly board: Board;
  readonly held: Held;
  readonly search: MessagesSearch;
  readonly change: ChangeSearch;
}) {
  const { board, held, search, change } = props;
  const menu = (open: boolean) => (open ? held.hold('menu') : held.release('menu'));
  const limit = `${search.limit ?? USUAL.limit}`;
  return (
    <div className="toolbar" role="toolbar" aria-label="Filters and order">
      <TextFilter
        label="Filter by name, number, queue or last message"
        placeholder="Filter conversations"
        value={search.text ?? ''}
        onChange={text => change({ text: text === '' ? undefined : text })}
        onLeave={() => document.querySelector<HTMLElement>('.thread[tabindex="0"]')?.focus()}
      />
      <Filters board={board} search={search} change={change} onMenu={menu} />
      {isFiltered(search) && (
        <Button look="plain" small onClick={() => change(NO_FILTERS, 'push')}>
          Clear filters
        </Button>
      )}
      <KnownCount
        noun="conversation"
        all={board.totals.all}
        shown={isFiltered(search) ? board.ids.length : undefined}
        platforms={usePlatforms().filter(hasTexts)}
        chosen={search.platform}
      />
      <span className="toolbar-order">
        <ChoicePopup
          label="Sort by"
          choices={SORT_CHOICES}
          value={search.sort ?? USUAL.sort}
          onChange={sort => change({ sort: sort === USUAL.sort ? undefined : sort })}
          onOpenChange={menu}
        />
        <ChoicePopup
          label="Limit"
          choices={[...new Set([...LIMITS, limit])].map(value => ({
            value,
            label: limitWords(Number(value)),
          }))}
          value={limit}
          onChange={value => change({ limit: Number(value) === USUAL.limit ? undefined : Number(value) })}
          onOpenChange={menu}
        />
        <Choices
          label="Shown as"
          value={search.view ?? 'one'}
          onChange={view => change({ view: view === 'wall' ? view : undefined }, 'push')}
          choices={[
            {
              value: 'one',
              label: 'One conversation',
              icon: <MessagesSquare size={15} aria-hidden="true" />,
            },
            { value: 'wall', label: 'Wall', icon: <LayoutGrid size={15} aria-hidden="true" /> },
          ]}
        />
      </span>
    </div>
  );
});

function Filters(props: {
  readonly board: Board;
  readonly search: MessagesSearch;
  readonly change: ChangeSearch;
  readonly onMenu: (open: boolean) => void;
}) {
  const { board, search, change, onMenu } = props;
  const queues = useMemo(
    () =>
      [...board.queues]
        .filter(([name]) => name !== '')
        .map(([name, count]) => ({ value: name, label: name, count }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    [board.queues],
  );
  const agents = useMemo(
    () =>
      [...board.agents]
        .map(([id, { name, count }]) => ({ value: id, label: name === '' ? id : name, count }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    [board.agents],
  );
  return (
    <>
      <FilterPopup
        label="Queue"
        many="queues"
        options={queues}
        chosen={search.queue ?? []}
        onToggle={queue => change({ queue: toggled(search.queue, queue) }, 'push')}
        onClear={() => change({ queue: undefined }, 'push')}
        onOpenChange={onMenu}
      />
      <FilterPopup
        label="Agent"
        many="agents"
        options={agents}
        chosen={search.agents ?? []}
        onToggle={id => isEntityId(id) && change({ agents: toggled(search.agents, id) }, 'push')}
        onClear={() => change({ agents: undefined }, 'push')}
        onOpenChange={onMenu}
      />
      <FilterPopup
        label="Supervised"
        many="ways"
        options={WATCHED.map(value => ({ value, label: WATCHED_WORDS[value] }))}
        chosen={search.watched ?? []}
        onToggle={value => {
          const watched = WATCHED.find(one => one === value);
          if (watched !== undefined) change({ watched: toggled(search.watched, watched) }, 'push');
        }}
        onClear={() => change({ watched: undefined }, 'push')}
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
