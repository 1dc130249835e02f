import { Eye, PanelLeft } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { TextSessionId } from '../../../floor/ids.ts';
import { useOrder } from '../../commands/asking.ts';
import { useLive } from '../../live/index.ts';
import { useMay } from '../../session/use-session.ts';
import '../../styles/wall.css';
import { Blank } from '../../ui/blank.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { plural } from '../../ui/format.ts';
import type { Board } from './board.ts';
import { giveReason, useReason } from './desk.ts';
import { usePacedTexts } from './paced-texts.ts';
import { ReasonStrip } from './reason-strip.tsx';
import { type MessagesSearch, USUAL, WALL_SIZES, type WallSize } from './search.ts';
import type { ChangeSearch } from './use-messages-search.ts';
import type { Wall } from './use-wall.ts';
import { WallTile } from './wall-tile.tsx';

/** Walls whose transcripts are as high as the screen: they read like an open conversation. */
const ROOMY: readonly WallSize[] = ['2', '3'];

/** Several transcripts side by side. Nothing on it moves while somebody reads it. */
export function WallPane(props: {
  readonly board: Board;
  readonly wall: Wall;
  readonly search: MessagesSearch;
  readonly change: ChangeSearch;
}) {
  const { board, wall, search, change } = props;
  const size = search.size ?? USUAL.size;
  const shown = wall.slots.filter(id => id !== undefined);
  const open = useCallback((id: TextSessionId) => change({ view: undefined, open: id }, 'push'), [change]);
  return (
    <section className="wall" aria-label="Wall of transcripts">
      <div className="wall-head">
        <IconButton
          label={search.wide ? 'Show the list' : 'Hide the list'}
          aria-pressed={search.wide === true}
          className="wall-list"
          onClick={() => change({ wide: search.wide ? undefined : true })}
        >
          <PanelLeft size={16} aria-hidden="true" />
        </IconButton>
        <span className="quiet">Side by side</span>
        <Choices<WallSize>
          label="Transcripts side by side"
          value={size}
          onChange={value => change({ size: value === USUAL.size ? undefined : value })}
          choices={WALL_SIZES.map(value => ({ value, label: value }))}
        />
        <MonitorAll shown={shown} />
      </div>
      {shown.length === 0 ? (
        <Blank title="Nothing to put on the wall">
          {board.totals.all === 0
            ? 'Nobody is texting now.'
            : 'No conversation passes the filters now. Pinned ones would stay.'}
        </Blank>
      ) : (
        <div className="wall-tiles" data-size={size}>
          {wall.slots.map((id, place) =>
            id === undefined ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: an empty place is nothing but its place
              <div key={`free ${place}`} className="wall-free" aria-hidden="true" />
            ) : (
              <WallTile
                key={id}
                id={id}
                late={board.late.has(id)}
                dense={!ROOMY.includes(size)}
                pinned={search.pin?.includes(id) ?? false}
                onPin={wall.pin}
                onRemove={wall.remove}
                onOpen={open}
                busy={wall.busy}
              />
            ),
          )}
        </div>
      )}
    </section>
  );
}

/** Enters everything on the wall that is told only to those inside, silently and with one reason. */
function MonitorAll({ shown }: { readonly shown: readonly TextSessionId[] }) {
  const texts = usePacedTexts();
  const live = useLive();
  const order = useOrder();
  const may = useMay('text.monitor');
  const { last } = useReason('none:none');
  const [asking, setAsking] = useState(false);
  const unknown = shown
    .map(id => texts.get(id)?.session)
    .filter(session => session !== undefined)
    .filter(
      ({ state, transcript, agentId, legs, platformId }) =>
        state === 'live' &&
        transcript === 'unknown' &&
        agentId !== undefined &&
        legs.every(leg => leg.state !== 'invited' && leg.state !== 'chatting') &&
        live.freshness(platformId).state === 'live',
    );
  if (!may || (unknown.length === 0 && !asking)) return null;
  const give = (reason: string) => {
    setAsking(false);
    for (const session of unknown) {
      giveReason(session.id, reason);
      const { id: sessionId, agentId, platformId } = session;
      order({ type: 'text.monitor', params: {}, platformId, target: { sessionId, agentId }, reason });
    }
  };
  return asking ? (
    <ReasonStrip
      title={`Why do you monitor ${plural(unknown.length, 'conversation')}?`}
      last={last}
      onGive={give}
      onCancel={() => setAsking(false)}
    />
  ) : (
    <Button
      small
      data-tip="Nobody but other supervisors notices. Each one is written down."
      onClick={() => setAsking(true)}
    >
      <Eye size={14} aria-hidden="true" />
      Monitor the {unknown.length} not known
    </Button>
  );
}
