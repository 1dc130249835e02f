import type { ReactNode } from 'react';
import { useLoaded, usePlatforms } from '../../live/index.ts';
import { Blank, Waiting } from '../../ui/blank.tsx';
import { Button } from '../../ui/button.tsx';
import { nameList, plural } from '../../ui/format.ts';
import type { QueueBoard } from './board.ts';
import { NO_FILTERS, type QueuesSearch } from './search.ts';
import type { ChangeSearch } from './use-queues-search.ts';

/** The queues, or what stands there while there are none: each case says why and what to do. */
export function QueuesBlank(props: {
  readonly board: QueueBoard;
  readonly search: QueuesSearch;
  readonly change: ChangeSearch;
  readonly children: ReactNode;
}) {
  const { board, search, change, children } = props;
  const loaded = useLoaded();
  const platforms = usePlatforms();
  if (!loaded) return <Waiting label="The queues are being fetched" rows={7} />;
  if (board.ids.length > 0) return children;
  const clear = <Button onClick={() => change(NO_FILTERS, 'push')}>Clear filters</Button>;
  if (board.all > 0 && search.trouble && board.totals.over === 0 && board.totals.count > 0)
    return (
      <Blank title="No queue is in trouble" action={clear}>
        {plural(board.totals.count, 'queue')} within their limits
        {board.totals.near > 0 && `, ${board.totals.near} of them near`}.
      </Blank>
    );
  if (board.all > 0)
    return (
      <Blank title="No queue matches" action={clear}>
        None of the {plural(board.all, 'queue')} passes these filters.
      </Blank>
    );
  const reading = platforms.filter(({ link }) => link.state !== 'live');
  return (
    <Blank title="No queue has been heard of yet">
      {platforms.length === 0
        ? 'No platform has spoken yet.'
        : reading.length > 0
          ? `${nameList(
              reading.map(({ name, link }) => `${name} is ${link.state}`),
              4,
            )}.`
          : 'The platforms connected here have no queues, or do not tell of them.'}
    </Blank>
  );
}

/** Says which platforms have no queues here, and why. */
export function SilentPlatforms({ board }: { readonly board: QueueBoard }) {
  const platforms = usePlatforms();
  const speaking = new Set([...board.lines.values()].map(({ queue }) => queue.platformId));
  const silent = platforms.filter(({ id, link }) => !speaking.has(id) && link.state === 'live');
  if (silent.length === 0 || board.all === 0) return null;
  return (
    <footer className="silent-platforms">
      {silent.map(({ id, name, capabilities }) => {
        const add = capabilities['queue.add-agent'];
        return (
          <p key={id} className="quiet">
            <span className="font-semibold">{name}</span> shows no queues here.{' '}
            {add !== undefined && !add.can && add.why}
          </p>
        );
      })}
    </footer>
  );
}
