import { CornerDownLeft, Lock } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { setDraft, useDraft, useReason } from './desk.ts';
import { type Audience, composerOf, confirmed, EMPTY_DRAFT, LONGEST_TEXT, turned, typed } from './draft.ts';
import { type ModeLook, modeLook, VISIBILITY_LOOKS } from './looks.ts';
import { putOut } from './outbox.ts';
import { typingAudience } from './typing.ts';
import type { Conversation } from './use-conversation.ts';
import type { Modes } from './use-modes.ts';
import { useTyping } from './use-typing.ts';
import { writingMode } from './writing-mode.ts';

/** Where one writes. It names who will see it, looks like it, and lets nothing through that was written for fewer eyes. */
export function Composer(props: { readonly conversation: Conversation; readonly modes: Modes }) {
  const { conversation, modes } = props;
  const { thread, standing, name, customer, act, order } = conversation;
  const { id } = thread.session;
  const draft = useDraft(id);
  const { given } = useReason(id);
  const mode = writingMode(standing);
  const state = composerOf(draft, mode);
  const field = useRef<HTMLTextAreaElement>(null);
  const sendAct = act('text.send');
  const open = state.kind !== 'closed';
  useFocusOnEntry(field, open);
  const typing = useTyping(id, sendAct.can ? typingAudience(state) : undefined);

  if (mode === undefined || state.kind === 'closed')
    return <Silent look={mode && modeLook(mode)} name={name} draft={draft.text} />;
  const { audience } = state;
  const whom = audience === 'agent' ? `Only ${name} sees this` : `${name} and the customer see this`;
  const visibility = audience === 'agent' ? 'agents' : 'everyone';
  const { icon: Icon } = VISIBILITY_LOOKS[visibility];
  const send = () => {
    if (state.kind !== 'open' || !state.sendable || !sendAct.can) return;
    const text = draft.text.trim();
    typing.stop();
    const commandId = order({ type: 'text.send', params: { audience, text } }, given);
    putOut({ commandId, sessionId: id, text, audience });
    setDraft(id, { ...EMPTY_DRAFT, turnedTo: draft.turnedTo });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      field.current?.blur();
      modes.retreat?.();
    }
  };
  const left = LONGEST_TEXT - draft.text.trim().length;
  return (
    <div className="composer" data-audience={audience}>
      <div className="composer-to">
        <Icon size={15} aria-hidden="true" className="tint" />
        <p id={`audience ${id}`}>{whom}</p>
        {state.kind === 'open' && state.choices.length > 1 && (
          <Choices<Audience>
            label="Who sees it"
            value={audience}
            onChange={value => setDraft(id, turned(draft, value))}
            choices={[
              { value: 'everyone', label: 'Both' },
              { value: 'agent', label: `Only ${name}` },
            ]}
          />
        )}
      </div>
      {state.kind === 'held' && (
        <div className="composer-held" role="alert">
          <p>
            You wrote this for {name} alone. Nothing is sent to {customer} before you have read it again.
          </p>
          <Button
            small
            onClick={() => {
              setDraft(id, confirmed(draft));
              field.current?.focus();
            }}
          >
            It may go to the customer too
          </Button>
          <Button small look="plain" onClick={() => setDraft(id, turned(draft, 'agent'))}>
            Keep it for {name}
          </Button>
          <Button small look="plain" onClick={() => setDraft(id, EMPTY_DRAFT)}>
            Throw it away
          </Button>
        </div>
      )}
      <div className="composer-field">
        <textarea
          ref={field}
          rows={1}
          className="composer-text"
          aria-label={`Message. ${whom}`}
          placeholder={audience === 'agent' ? `Write to ${name}` : `Write to ${name} and the customer`}
          value={draft.text}
          maxLength={LONGEST_TEXT * 2}
          onChange={event => {
            setDraft(id, typed(draft, event.target.value, audience));
            typing.press(event.target.value);
          }}
          onBlur={typing.stop}
          onKeyDown={onKeyDown}
        />
        <Button
          look="firm"
          className="composer-send"
          aria-disabled={state.kind !== 'open' || !state.sendable || !sendAct.can}
          data-tip={sendAct.can ? undefined : sendAct.why}
          onClick={send}
        >
          {audience === 'agent' ? `Send to ${name} only` : 'Send to both'}
          <CornerDownLeft size={14} aria-hidden="true" />
        </Button>
      </div>
      <p className="composer-keys quiet">
        {left < 200 && <span data-too-long={left < 0 || undefined}>{left} characters left · </span>}
        {sendAct.can ? 'Enter sends, Shift + Enter begins a line, Esc goes back to silent' : sendAct.why}
      </p>
    </div>
  );
}

/** In place of the composer while nothing may be written. */
function Silent(props: {
  readonly look: ModeLook | undefined;
  readonly name: string;
  readonly draft: string;
}) {
  const { look, name, draft } = props;
  if (look === undefined) return null;
  return (
    <div className="composer" data-audience="nobody">
      <div className="composer-to">
        <look.icon size={15} aria-hidden="true" />
        <p>{look.inside(name)} You cannot write.</p>
      </div>
      {draft.trim() !== '' && (
        <p className="composer-kept quiet">
          <Lock size={12} aria-hidden="true" className="tint" /> Your draft is kept:{' '}
          <bdi className="cut">{draft}</bdi>
        </p>
      )}
    </div>
  );
}

/** Who begins to coach or barges in wants to write. */
function useFocusOnEntry(field: { readonly current: HTMLTextAreaElement | null }, open: boolean) {
  const before = useRef(open);
  useEffect(() => {
    if (open && !before.current && !isElsewhere()) field.current?.focus();
    before.current = open;
  }, [open, field]);
}

function isElsewhere(): boolean {
  const active = document.activeElement;
  return active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement;
}
