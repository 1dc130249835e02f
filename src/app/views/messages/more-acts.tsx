import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { ActButton } from '../../commands/act-button.tsx';
import { ActHint } from '../../commands/act-hint.tsx';
import type { Availability } from '../../commands/availability.ts';
import { whose } from '../../commands/words.ts';
import { useSession } from '../../session/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Popup } from '../../ui/popup.tsx';
import { useReason } from './desk.ts';
import { MODES, type TextMode } from './looks.ts';
import { ReasonStrip } from './reason-strip.tsx';
import type { Conversation } from './use-conversation.ts';

/** What is done less often: standing watch over the agent's next conversations, the result, completing. */
export function MoreActs({ conversation }: { readonly conversation: Conversation }) {
  return (
    <Popup
      label="More to do"
      className="icon-button"
      align="end"
      tip="Watch the next ones, set the result, complete"
      trigger={
        <>
          <Ellipsis size={16} aria-hidden="true" />
          <span className="sr-only">More to do</span>
        </>
      }
    >
      {close => <Acts conversation={conversation} onDone={close} />}
    </Popup>
  );
}

function Acts({
  conversation,
  onDone,
}: {
  readonly conversation: Conversation;
  readonly onDone: () => void;
}) {
  const { act, order, thread } = conversation;
  const { given } = useReason(thread.session.id);
  const [pointed, setPointed] = useState<Availability>();
  const [disposition, setDisposition] = useState('');
  const [completing, setCompleting] = useState(false);
  const complete = act('text.complete');
  const setResult = act('text.set-disposition');
  const result = disposition.trim();
  const setIt = () => {
    if (!setResult.can || result === '') return;
    order({ type: 'text.set-disposition', params: { disposition: result } }, given);
    onDone();
  };
  if (completing && complete.can)
    return <CompleteForm conversation={conversation} onDone={onDone} onCancel={() => setCompleting(false)} />;
  return (
    <div className="more-acts popup-pad">
      <WatchForm conversation={conversation} onDone={onDone} onPoint={setPointed} />
      <form
        className="more-act"
        onSubmit={event => {
          event.preventDefault();
          setIt();
        }}
      >
        <label className="field">
          <span className="field-label">Result of the conversation</span>
          <input
            className="input"
            maxLength={200}
            value={disposition}
            placeholder="Resolved, call back, complaint …"
            onChange={event => setDisposition(event.target.value)}
          />
        </label>
        <ActButton act={setResult} onPress={setIt} onPoint={on => setPointed(on ? setResult : undefined)}>
          Set the result
        </ActButton>
      </form>
      <ActButton
        act={complete}
        look="harm"
        onPress={() => setCompleting(true)}
        onPoint={on => setPointed(on ? complete : undefined)}
      >
        Complete the conversation…
      </ActButton>
      <ActHint
        act={pointed}
        otherwise="Point at one to read what it does here."
        platformId={thread.session.platformId}
      />
    </div>
  );
}

const WHY_COMPLETE = ['Solved', 'Customer has gone', 'Handled elsewhere', 'Abuse or spam'] as const;

/** Says what completing may end, asks why, and leaves a few seconds to take it back. */
function CompleteForm(props: {
  readonly conversation: Conversation;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const { conversation, onDone, onCancel } = props;
  const { order, name, platformName } = conversation;
  const { undoMs } = useSession();
  return (
    <section className="more-acts popup-pad" aria-label="Complete the conversation">
      <p className="font-semibold">Complete the conversation</p>
      <p>
        Your part ends, and {platformName} may end it for {name} and the customer too. You can take it back
        for {Math.round(undoMs / 1000)} seconds.
      </p>
      <ReasonStrip
        title="Why do you complete it?"
        last={undefined}
        presets={WHY_COMPLETE}
        onGive={reason => {
          order({ type: 'text.complete', params: {} }, reason);
          onDone();
        }}
        onCancel={onCancel}
      />
    </section>
  );
}

type FormProps = {
  readonly conversation: Conversation;
  readonly onDone: () => void;
  readonly onPoint: (act: Availability | undefined) => void;
};

const SCOPES = [
  { value: 'next', label: 'The next one' },
  { value: 'all', label: 'All to come' },
] as const;

function WatchForm({ conversation, onDone, onPoint }: FormProps) {
  const { act, order, name, watch } = conversation;
  const [mode, setMode] = useState<TextMode>('monitor');
  const [scope, setScope] = useState<'next' | 'all'>('next');
  const [reason, setReason] = useState('');
  const begin = act('text.watch-next');
  const stop = act('text.stop-watching');
  return (
    <section className="more-act" aria-label={`Watch ${whose(name)} next conversations`}>
      <p className="font-semibold">Stand watch over {whose(name)} conversations</p>
      {watch !== undefined ? (
        <>
          <p>
            You will be invited to what comes next, to{' '}
            {MODES.find(one => one.mode === watch.mode)?.word.toLowerCase() ?? watch.mode}.
            {watch.certainty === 'presumed' && (
              <span className="quiet"> {conversation.platformName} does not confirm that this stands.</span>
            )}
          </p>
          <ActButton
            act={stop}
            onPress={() => {
              order({ type: 'text.stop-watching', params: {} });
              onDone();
            }}
            onPoint={on => onPoint(on ? stop : undefined)}
          >
            Stop watching
          </ActButton>
        </>
      ) : (
        <>
          <Choices
            label="As"
            value={mode}
            onChange={setMode}
            choices={MODES.map(({ mode: value, word }) => ({ value, label: word }))}
          />
          <Choices label="Which" value={scope} onChange={setScope} choices={SCOPES} />
          <label className="field">
            <span className="field-label">Why</span>
            <input
              className="input"
              maxLength={400}
              value={reason}
              onChange={event => setReason(event.target.value)}
            />
          </label>
          {reason.trim() === '' && begin.can ? (
            <Button aria-disabled="true" data-tip="Say why first: it is kept in the activity">
              Watch
            </Button>
          ) : (
            <ActButton
              act={begin}
              onPress={() => {
                order({ type: 'text.watch-next', params: { mode, scope } }, reason.trim());
                onDone();
              }}
              onPoint={on => onPoint(on ? begin : undefined)}
            >
              Watch
            </ActButton>
          )}
        </>
      )}
    </section>
  );
}
