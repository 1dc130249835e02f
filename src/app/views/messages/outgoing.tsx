import { Button } from '../../ui/button.tsx';
import { setDraft, useDraft } from './desk.ts';
import { typed } from './draft.ts';
import { VISIBILITY_LOOKS } from './looks.ts';
import { type Going, takeIn, useOutbox } from './outbox.ts';
import type { Conversation } from './use-conversation.ts';

/** Own messages that are not in the transcript yet: on their way, or not sent and why. */
export function OutgoingMessages({ conversation }: { readonly conversation: Conversation }) {
  const { thread, name } = conversation;
  const { id } = thread.session;
  const going = useOutbox(id).filter(({ state }) => state !== 'taken');
  const draft = useDraft(id);
  if (going.length === 0) return null;
  const putBack = ({ commandId, text, audience }: Going) => {
    setDraft(
      id,
      typed(
        { ...draft, writtenFor: audience },
        draft.text === '' ? text : `${text}\n${draft.text}`,
        audience,
      ),
    );
    takeIn(commandId);
  };
  return (
    <ul className="outgoing" aria-label="On their way">
      {going.map(one => {
        const { icon: Icon } = VISIBILITY_LOOKS[one.audience === 'agent' ? 'agents' : 'everyone'];
        return (
          <li key={one.commandId} data-state={one.state}>
            <Icon size={13} aria-hidden="true" className="tint" />
            <p className="outgoing-text">
              <span className="quiet">
                {one.state === 'going'
                  ? 'On its way to '
                  : one.state === 'failed'
                    ? 'Not sent to '
                    : 'May have reached '}
                {one.audience === 'agent' ? `${name} only` : `${name} and the customer`}:{' '}
              </span>
              <bdi>{one.text}</bdi>
              {one.why !== undefined && <span className="outgoing-why">{one.why}</span>}
            </p>
            {one.state !== 'going' && (
              <>
                {one.state === 'failed' && (
                  <Button small onClick={() => putBack(one)}>
                    Write again
                  </Button>
                )}
                <Button small look="plain" onClick={() => takeIn(one.commandId)}>
                  Put away
                </Button>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
