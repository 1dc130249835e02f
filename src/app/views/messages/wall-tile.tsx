import { Maximize2, Pin, PinOff, X } from 'lucide-react';
import { memo, useCallback, useEffect } from 'react';
import type { TextThread } from '../../../floor/floor.ts';
import type { TextSessionId } from '../../../floor/ids.ts';
import { useFreshnessState, useText } from '../../live/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { Elapsed } from '../../ui/elapsed.tsx';
import { OverIcon } from '../../ui/state-icon.tsx';
import { markRead, useReadUpTo } from './desk.ts';
import { modeLook } from './looks.ts';
import { insideMode } from './own-leg.ts';
import { ReasonStrip } from './reason-strip.tsx';
import { isStillLate } from './thread-words.ts';
import { Transcript } from './transcript.tsx';
import { UnknownTranscript } from './unknown-transcript.tsx';
import { useConversation } from './use-conversation.ts';
import { useModes } from './use-modes.ts';
import { useTranscript } from './use-transcript.ts';
import type { BusyReason, Wall } from './use-wall.ts';

type Props = {
  readonly id: TextSessionId;
  readonly late: boolean;
  readonly dense: boolean;
  readonly pinned: boolean;
  readonly onPin: Wall['pin'];
  readonly onRemove: Wall['remove'];
  readonly busy: Wall['busy'];
  readonly onOpen: (id: TextSessionId) => void;
};

/** One transcript on the wall. It stays while it is pointed at, focused or read back in. */
export const WallTile = memo(function WallTile(props: Props) {
  const { id, busy } = props;
  const thread = useText(id);
  useEffect(
    () => () => {
      for (const reason of ['pointer', 'focus', 'reading'] as const) busy(id, reason, false);
    },
    [id, busy],
  );
  const set = (reason: BusyReason, on: boolean) => busy(id, reason, on);
  return (
    <article
      className="tile-text"
      data-thread-tile={id}
      data-late={isStillLate(props.late, thread?.session) || undefined}
      onPointerEnter={event => event.pointerType === 'mouse' && set('pointer', true)}
      onPointerLeave={() => set('pointer', false)}
      onFocus={() => set('focus', true)}
      onBlur={event => !event.currentTarget.contains(event.relatedTarget) && set('focus', false)}
    >
      {thread === undefined ? (
        <p className="quiet p-4">This conversation is not on your floor any more.</p>
      ) : (
        <Tile {...props} thread={thread} />
      )}
    </article>
  );
});

function Tile(props: Props & { readonly thread: TextThread }) {
  const { id, late, dense, pinned, onPin, onRemove, onOpen, busy, thread } = props;
  const { session } = thread;
  const { platformId, waitingFor } = session;
  const conversation = useConversation(thread);
  const modes = useModes(conversation);
  const { messages } = useTranscript(thread);
  const readUpTo = useReadUpTo(id);
  const freshness = useFreshnessState(platformId);
  const onSeen = useCallback((index: number) => markRead(id, index), [id]);
  const onReading = useCallback((reading: boolean) => busy(id, 'reading', reading), [id, busy]);
  const { agent, customer, standing } = conversation;
  const mode = insideMode(standing);
  return (
    <>
      <header className="tile-head" data-turn={waitingFor?.role ?? 'unknown'}>
        <h2 className="tile-who">
          <button type="button" onClick={() => onOpen(id)} data-tip="Open it">
            <bdi className="cut">{waitingFor?.role === 'customer' ? agent : customer}</bdi>
            <span className="quiet">{waitingFor === undefined ? 'with' : 'waits for'}</span>
            <bdi className="cut">{waitingFor?.role === 'customer' ? customer : agent}</bdi>
          </button>
        </h2>
        {mode !== undefined && <ModeMark mode={mode} />}
        <span className="tile-time">
          {isStillLate(late, session) && <OverIcon size={11} />}
          {session.state === 'ended' ? (
            <span className="quiet">ended</span>
          ) : (
            waitingFor !== undefined && <Elapsed platformId={platformId} since={waitingFor.since} />
          )}
        </span>
        <span className="tile-acts">
          <IconButton label="Open it" onClick={() => onOpen(id)}>
            <Maximize2 size={14} aria-hidden="true" />
          </IconButton>
          <IconButton
            label={pinned ? 'Let it go when it is over' : 'Keep it on the wall'}
            aria-pressed={pinned}
            onClick={() => onPin(id)}
          >
            {pinned ? <PinOff size={14} aria-hidden="true" /> : <Pin size={14} aria-hidden="true" />}
          </IconButton>
          <IconButton label="Take it off the wall" onClick={() => onRemove(id)}>
            <X size={14} aria-hidden="true" />
          </IconButton>
        </span>
      </header>
      <div className="tile-talk" data-freshness={freshness}>
        {messages.length === 0 && session.transcript === 'unknown' ? (
          <UnknownTranscript conversation={conversation} modes={modes} dense />
        ) : (
          <Transcript
            label={`Transcript of ${customer} with ${agent}`}
            messages={messages}
            readUpTo={readUpTo}
            dense={dense}
            top={null}
            onSeen={onSeen}
            onReading={onReading}
          />
        )}
      </div>
      {modes.asking !== undefined && (
        <div className="tile-ask">
          <ReasonStrip title="Why?" last={modes.lastReason} onGive={modes.give} onCancel={modes.cancel} />
        </div>
      )}
    </>
  );
}

function ModeMark({ mode }: { readonly mode: Parameters<typeof modeLook>[0] }) {
  const { icon: Icon, word } = modeLook(mode);
  return (
    <span className="mode-chip" data-mode={mode} data-tip={`You are in it: ${word.toLowerCase()}`}>
      <Icon size={12} aria-hidden="true" className="tint" />
      <span className="sr-only">You: </span>
      {word}
    </span>
  );
}
