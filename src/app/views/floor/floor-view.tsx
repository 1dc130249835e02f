import { lazy, Suspense, useCallback, useRef, useState } from 'react';
import type { AgentId } from '../../../floor/ids.ts';
import { type Roster, useHeldCount, useRoster } from '../../live/index.ts';
import { toggled } from '../../search-params.ts';
import { usePlainKey } from '../../shell/keys.ts';
import '../../styles/list-head.css';
import '../../styles/floor.css';
import { HeldPill } from '../../ui/held-pill.tsx';
import { AgentGrid } from './agent-grid.tsx';
import { FloorBlank } from './floor-blank.tsx';
import { OverAnnouncer } from './over-announcer.tsx';
import type { FloorSearch } from './search.ts';
import { Toolbar } from './toolbar.tsx';
import { TotalsStrip } from './totals-strip.tsx';
import { useFloorSearch, useRosterView } from './use-floor-search.ts';

const AgentPanel = lazy(() => import('./panel/agent-panel.tsx'));
const TileGrid = lazy(() => import('./tile-grid.tsx'));

/** Who is doing what, now: totals that filter, the list or the tiles, and the agent's panel beside them. */
export function FloorView() {
  const [search, change] = useFloorSearch();
  const roster = useRoster(useRosterView(search));
  const latest = useRef<FloorSearch>(search);
  latest.current = search;

  const [how, setHow] = useState<'keyboard' | 'pointer'>('pointer');
  const open = useCallback(
    (agent: AgentId, by: 'keyboard' | 'pointer') => {
      setHow(by);
      change({ agent }, 'push');
    },
    [change],
  );
  const close = useCallback(() => change({ agent: undefined }, 'push'), [change]);
  const toggleGroup = useCallback(
    (key: string) => change({ closed: toggled(latest.current.closed, key) }),
    [change],
  );
  usePlainKey('v', () => change({ view: search.view === 'tiles' ? undefined : 'tiles' }, 'push'));

  const list = { roster, chosen: search.agent, onOpen: open, onClose: close, onToggleGroup: toggleGroup };
  return (
    <div className="floor" data-panel={search.agent !== undefined || undefined}>
      <h1 className="sr-only">Floor</h1>
      <TotalsStrip roster={roster} search={search} change={change} />
      <Toolbar roster={roster} search={search} change={change} />
      <div className="floor-body">
        <section className="floor-list" aria-label="Agents">
          <FloorBlank roster={roster} search={search} change={change}>
            {search.view === 'tiles' ? (
              <Suspense fallback={null}>
                <TileGrid {...list} />
              </Suspense>
            ) : (
              <AgentGrid {...list} />
            )}
          </FloorBlank>
          <Held roster={roster} />
        </section>
        {search.agent !== undefined && (
          <Suspense fallback={<aside className="panel" aria-busy="true" />}>
            <AgentPanel
              key={search.agent}
              id={search.agent}
              takesFocus={how === 'keyboard'}
              onClose={close}
            />
          </Suspense>
        )}
      </div>
      <OverAnnouncer roster={roster} />
    </div>
  );
}

/** Apart from the view, which need not be drawn anew with every move that is held. */
function Held({ roster }: { readonly roster: Roster }) {
  return <HeldPill waiting={useHeldCount(roster)} onApply={roster.applyHeld} />;
}
