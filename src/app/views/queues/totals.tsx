import { chosenOf, isKnown, useAllStale, usePlatforms } from '../../live/index.ts';
import { Elapsed } from '../../ui/elapsed.tsx';
import { plural, UNKNOWN, whole } from '../../ui/format.ts';
import { OverIcon } from '../../ui/state-icon.tsx';
import { hasQueues, type QueueBoard } from './board.ts';
import type { QueuesSearch } from './search.ts';
import type { ChangeSearch } from './use-queues-search.ts';

/** What all queues come to, and where it presses: each figure sorts or filters. */
export function Totals(props: {
  readonly board: QueueBoard;
  readonly search: QueuesSearch;
  readonly change: ChangeSearch;
}) {
  const { board, search, change } = props;
  const { totals } = board;
  const { waiting, longest, silent } = totals;
  const platforms = usePlatforms();
  const nobodyWaits = waiting === 0 && silent === 0;
  const scope = chosenOf(platforms.filter(hasQueues), search.platform);
  const stale = useAllStale(scope);
  // What queues do not tell is not calm.
  const known = board.all > 0 && isKnown(scope, totals.count, board.all);
  const sortBy = (sort: NonNullable<QueuesSearch['sort']>) =>
    change({ sort: search.sort === sort ? undefined : sort });
  return (
    <section className="totals" aria-label="Totals" data-stale={stale || undefined}>
      <div className="totals-row">
        <button
          type="button"
          className="total"
          data-none={waiting === 0 || undefined}
          aria-pressed={search.sort === 'waiting'}
          data-tip={
            silent > 0 ? `${plural(silent, 'queue')} not counted: not told` : 'Sorts by how many wait'
          }
          onClick={() => sortBy('waiting')}
        >
          <span className="total-figure">{waiting === undefined ? UNKNOWN : whole(waiting)}</span>
          <span className="total-word">Waiting{silent > 0 && ' (some not told)'}</span>
        </button>
        <button
          type="button"
          className="total"
          data-none={longest === undefined || undefined}
          aria-pressed={search.sort === 'wait'}
          data-tip={
            longest !== undefined
              ? `In ${longest.queue.name}. Sorts by longest wait`
              : nobodyWaits
                ? 'Nobody is waiting'
                : 'Not told'
          }
          onClick={() => sortBy('wait')}
        >
          <span className="total-figure">
            {longest !== undefined ? (
              <Elapsed platformId={longest.queue.platformId} since={longest.queue.longestWaitSince} />
            ) : nobodyWaits ? (
              'none'
            ) : (
              UNKNOWN
            )}
          </span>
          <span className="total-word">Longest wait</span>
        </button>
        <button
          type="button"
          className="total"
          data-none={totals.belowTarget === 0 || undefined}
          aria-pressed={search.sort === 'level'}
          data-tip={
            totals.withLevel === 0
              ? 'No queue tells of a service level and its target'
              : `Of ${plural(totals.withLevel, 'queue')} with a target. Sorts by service level`
          }
          onClick={() => sortBy('level')}
        >
          <span className="total-figure">
            {totals.withLevel === 0 ? (
              UNKNOWN
            ) : (
              <>
                {whole(totals.belowTarget)} <span className="total-of">of {whole(totals.withLevel)}</span>
              </>
            )}
          </span>
          <span className="total-word">Below target</span>
        </button>
        <button
          type="button"
          className="total total-over"
          data-some={totals.over > 0 || undefined}
          aria-pressed={search.trouble === true}
          onClick={() => change({ trouble: search.trouble ? undefined : true }, 'push')}
        >
          <span className="total-figure">
            <OverIcon size={13} />
            {known ? whole(totals.over) : UNKNOWN}
          </span>
          <span className="total-word">In trouble</span>
        </button>
      </div>
      {platforms.length === 0 && <span className="sr-only">No platform has been heard yet</span>}
    </section>
  );
}
