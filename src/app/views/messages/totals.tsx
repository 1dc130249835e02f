import { CircleHelp, Eye, MessageSquareReply, MessageSquareText } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { isKnown, useAllStale, usePlatforms } from '../../live/index.ts';
import { toggled } from '../../search-params.ts';
import { UNKNOWN, whole } from '../../ui/format.ts';
import { OverIcon } from '../../ui/state-icon.tsx';
import { type BoardTotals, hasTexts } from './board.ts';
import { type MessagesSearch, type Turn, USUAL } from './search.ts';
import type { ChangeSearch } from './use-messages-search.ts';

/** How many conversations wait for whom; each total filters by what it counts. */
export const Totals = memo(function Totals(props: {
  readonly totals: BoardTotals;
  readonly search: MessagesSearch;
  readonly change: ChangeSearch;
}) {
  const { totals, search, change } = props;
  const texting = usePlatforms().filter(hasTexts);
  const isHeard = isKnown(texting, totals.all);
  const stale = useAllStale(texting);
  const turn = (value: Turn, label: string, icon: ReactNode) => (
    <Total
      label={label}
      icon={icon}
      count={isHeard ? totals.turns[value] : undefined}
      pressed={search.turn === value}
      onPress={() => change({ turn: search.turn === value ? undefined : value }, 'push')}
    />
  );
  return (
    <section className="totals" aria-label="Totals" data-stale={stale || undefined}>
      <div className="totals-row">
        {turn(
          'agent',
          'Customer waits',
          <MessageSquareReply size={15} aria-hidden="true" className="quiet" />,
        )}
        {turn(
          'customer',
          'Agent waits',
          <MessageSquareText size={15} aria-hidden="true" className="quiet" />,
        )}
        {turn('unknown', 'Not known', <CircleHelp size={15} aria-hidden="true" className="quiet" />)}
        <Total
          label="You are in"
          icon={<Eye size={15} aria-hidden="true" className="watch-eye" />}
          count={isHeard ? totals.mine : undefined}
          pressed={search.watched?.includes('mine') ?? false}
          onPress={() => change({ watched: toggled(search.watched, 'mine') }, 'push')}
        />
        <Total
          label="New for you"
          icon={<i className="unread-dot" aria-hidden="true" />}
          count={isHeard ? totals.unread : undefined}
          pressed={search.unread === true}
          onPress={() => change({ unread: search.unread ? undefined : true }, 'push')}
        />
        <Total
          label={`Over ${limitWords(search.limit ?? USUAL.limit)}`}
          icon={<OverIcon size={12} />}
          count={isHeard ? totals.over : undefined}
          pressed={search.over === true}
          over
          onPress={() => change({ over: search.over ? undefined : true }, 'push')}
        />
      </div>
    </section>
  );
});

/** A limit in words: `2 min`, `45 s`. */
export function limitWords(seconds: number): string {
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

function Total(props: {
  readonly label: string;
  readonly icon: ReactNode;
  /** `undefined`: nothing was heard that could be counted. */
  readonly count: number | undefined;
  readonly pressed: boolean;
  readonly over?: boolean;
  readonly onPress: () => void;
}) {
  const { label, icon, count, pressed, over = false, onPress } = props;
  return (
    <button
      type="button"
      className={over ? 'total total-over' : 'total'}
      data-none={!count || undefined}
      data-some={(over && !!count) || undefined}
      aria-pressed={pressed}
      onClick={onPress}
    >
      <span className="total-figure">
        {icon}
        {count === undefined ? UNKNOWN : whole(count)}
      </span>
      <span className="total-word">{label}</span>
    </button>
  );
}
