import type { ReactNode } from 'react';
import { useLoaded, usePlatforms } from '../../live/index.ts';
import { Blank, Waiting } from '../../ui/blank.tsx';
import { Button } from '../../ui/button.tsx';
import { nameList, plural } from '../../ui/format.ts';
import { type Board, hasTexts } from './board.ts';
import { isFiltered, type MessagesSearch, NO_FILTERS } from './search.ts';
import type { ChangeSearch } from './use-messages-search.ts';

/** The list, or what stands there while there is none: each case says why and what to do. */
export function ListBlank(props: {
  readonly board: Board;
  readonly search: MessagesSearch;
  readonly change: ChangeSearch;
  readonly children: ReactNode;
}) {
  const { board, search, change, children } = props;
  const loaded = useLoaded();
  if (!loaded) return <Waiting label="The conversations are being fetched" rows={10} />;
  if (board.ids.length > 0) return children;
  if (board.totals.all === 0) return <NothingHeard />;
  return (
    <Blank
      title="No conversation matches"
      action={
        isFiltered(search) ? (
          <Button onClick={() => change(NO_FILTERS, 'push')}>Clear filters</Button>
        ) : undefined
      }
    >
      {search.over && board.totals.over === 0
        ? 'No customer has waited longer than the limit.'
        : `None of the ${plural(board.totals.all, 'conversation')} passes these filters now.`}
    </Blank>
  );
}

function NothingHeard() {
  const platforms = usePlatforms();
  const texting = platforms.filter(hasTexts);
  const silent = texting.filter(({ link }) => link.state !== 'live');
  if (texting.length === 0)
    return (
      <Blank title="No platform here has text conversations to supervise">
        Connect one to see its conversations.
      </Blank>
    );
  if (silent.length > 0)
    return (
      <Blank title="No conversation has been heard yet">
        {nameList(
          silent.map(({ name, link }) => `${name} is ${link.state}`),
          4,
        )}
        .
      </Blank>
    );
  return <Blank title="Nobody is texting now">A conversation shows here the moment it is heard.</Blank>;
}
