import { useCallback, useEffect, useRef } from 'react';
import type { TextThread } from '../../../floor/floor.ts';
import type { TextSessionId } from '../../../floor/ids.ts';
import { useFreshnessState, useLoaded, useText } from '../../live/index.ts';
import { isTyping } from '../../shell/keys.ts';
import { Blank, Waiting } from '../../ui/blank.tsx';
import { Button } from '../../ui/button.tsx';
import { Composer } from './composer.tsx';
import { ConversationHead } from './conversation-head.tsx';
import { ConversationReceipts } from './conversation-receipts.tsx';
import { markRead, useReadUpTo } from './desk.ts';
import { ModeBar } from './mode-bar.tsx';
import { OutgoingMessages } from './outgoing.tsx';
import { RevealBar, useRevealing } from './revealing.tsx';
import { StandingBar } from './standing-bar.tsx';
import { Transcript } from './transcript.tsx';
import { UnknownTranscript } from './unknown-transcript.tsx';
import { useConversation } from './use-conversation.ts';
import { type Modes, useModes } from './use-modes.ts';
import { type TranscriptRead, useTranscript } from './use-transcript.ts';
import { writingMode } from './writing-mode.ts';

type Props = { readonly late: boolean; readonly onClose: () => void };

/** One conversation whole: who is inside, what was said, how one is in it, and where one writes. */
export function ConversationPane(props: Props & { readonly id: TextSessionId }) {
  const { id, late, onClose } = props;
  const thread = useText(id);
  const loaded = useLoaded();
  if (thread !== undefined) return <Open key={id} thread={thread} late={late} onClose={onClose} />;
  if (!loaded) return <Waiting label="The conversation is being fetched" />;
  return (
    <Blank
      title="This conversation is not on your floor"
      action={<Button onClick={onClose}>Back to the list</Button>}
    >
      It may have ended some time ago, or it is outside of what you may see.
    </Blank>
  );
}

function Open({ thread, late, onClose }: Props & { readonly thread: TextThread }) {
  const { session } = thread;
  const { id } = session;
  const revealing = useRevealing(id);
  const conversation = useConversation(thread, revealing.revealed);
  const modes = useModes(conversation);
  const transcript = useTranscript(thread, revealing.revealed !== undefined);
  const { messages } = transcript;
  const readUpTo = useReadUpTo(id);
  const freshness = useFreshnessState(session.platformId);
  const onSeen = useCallback((index: number) => markRead(id, index), [id]);
  const pane = useRef<HTMLElement>(null);
  useEscape(modes, onClose);
  useEffect(() => {
    // Opened by keyboard: the conversation is where one wants to be. Opened by mouse: the list keeps the focus.
    if (document.activeElement?.matches('.thread:focus-visible'))
      pane.current?.querySelector<HTMLElement>('h2')?.focus();
  }, []);
  const writing = writingMode(conversation.standing);
  return (
    <section
      ref={pane}
      className="conversation"
      aria-label={`Conversation of ${conversation.customer} with ${conversation.agent}`}
      data-mode={writing}
      data-freshness={freshness}
    >
      <ConversationHead conversation={conversation} late={late} onBack={onClose} />
      <div className="conversation-bars">
        <RevealBar id={id} revealing={revealing} />
        <StandingBar conversation={conversation} />
      </div>
      {messages.length === 0 && session.transcript === 'unknown' ? (
        <UnknownTranscript conversation={conversation} modes={modes} />
      ) : (
        <Transcript
          label={`Transcript with ${conversation.customer}`}
          messages={messages}
          readUpTo={readUpTo}
          top={<Beginning transcript={transcript} platformName={conversation.platformName} />}
          onTop={transcript.goBack}
          onSeen={onSeen}
        />
      )}
      <footer className="conversation-desk">
        <ConversationReceipts conversation={conversation} />
        <OutgoingMessages conversation={conversation} />
        <Composer conversation={conversation} modes={modes} />
        <ModeBar conversation={conversation} modes={modes} />
      </footer>
    </section>
  );
}

function Beginning(props: { readonly transcript: TranscriptRead; readonly platformName: string }) {
  const { transcript, platformName } = props;
  switch (transcript.before) {
    case 'nothing':
      return null;
    case 'unknown':
      return <p className="entry-begin quiet">{platformName} has not told what was said before.</p>;
    case 'failed':
      return (
        <p className="entry-begin">
          {transcript.problem}
          <Button small onClick={transcript.askAgain}>
            Try again
          </Button>
        </p>
      );
    default:
      return <p className="entry-begin quiet">Older messages are being fetched</p>;
  }
}

/**
 * Escape gets one out of sight first: from coaching and barging in back to silence. From silence it goes to the list,
 * and from the list it closes the conversation.
 */
function useEscape(modes: Modes, onClose: () => void) {
  const latest = useRef({ modes, onClose });
  latest.current = { modes, onClose };
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isTyping(event.target)) return;
      const inside = event.target instanceof Element && event.target.closest('.conversation') !== null;
      const now = latest.current;
      const row = document.querySelector<HTMLElement>('.thread[tabindex="0"]');
      if (inside && now.modes.retreat) now.modes.retreat();
      else if (inside && row !== null && row.offsetParent !== null) row.focus();
      else now.onClose();
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, []);
}
