import { lazy, Suspense, useCallback } from 'react';
import type { QueueId } from '../../../floor/ids.ts';
import { useLoaded } from '../../live/index.ts';
import '../../styles/list-head.css';
import '../../styles/figures.css';
import '../../styles/queues.css';
import { HeldPill } from '../../ui/held-pill.tsx';
import { QueuesBlank, SilentPlatforms } from './queues-blank.tsx';
import { StripList } from './strips/strip-list.tsx';
import { Toolbar } from './toolbar.tsx';
import { Totals } from './totals.tsx';
import { useBoard, useHeldOrder } from './use-board.ts';
import { useQueuesSearch } from './use-queues-search.ts';

const QueuePanel = lazy(() => import('./panel/queue-panel.tsx'));
const Matrix = lazy(() => import('./matrix/matrix.tsx'));

/** What waits, how well it is served and by whom; who serves what, and changing that. */
export function QueuesView() {
  const [search, change] = useQueuesSearch();
  const board = useBoard(search);
  const held = useHeldOrder(board.ids, search);
  const loaded = useLoaded();
  const open = useCallback((queue: QueueId) => change({ queue }, 'push'), [change]);
  const close = useCallback(() => change({ queue: undefined }, 'push'), [change]);
  return (
    <div className="queues" data-panel={search.queue !== undefined || undefined} data-view={search.view}>
      <h1 className="sr-only">Queues</h1>
      <Totals board={board} search={search} change={change} />
      <Toolbar board={board} held={held} search={search} change={change} />
      <div className="queues-body">
        <section className="queues-list" aria-label="Queues">
          {search.view === 'matrix' && loaded ? (
            <Suspense fallback={null}>
              <Matrix board={board} search={search} change={change} />
            </Suspense>
          ) : (
            <QueuesBlank board={board} search={search} change={change}>
              <div className="queues-scroll">
                <StripList board={board} held={held} search={search} change={change} onOpen={open} />
                <SilentPlatforms board={board} />
              </div>
            </QueuesBlank>
          )}
          {search.view !== 'matrix' && <HeldPill waiting={held.waiting} onApply={held.apply} />}
        </section>
        {search.queue !== undefined && (
          <Suspense fallback={<aside className="panel" aria-busy="true" />}>
            <QueuePanel
              key={search.queue}
              id={search.queue}
              board={board}
              search={search}
              change={change}
              onClose={close}
            />
          </Suspense>
        )}
      </div>
    </div>
  );
}
