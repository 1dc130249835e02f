import { ActHint } from '../../commands/act-hint.tsx';
import { Button } from '../../ui/button.tsx';
import { useReason } from './desk.ts';
import { modeLook } from './looks.ts';
import type { Conversation } from './use-conversation.ts';

/** What is going on with one's own way in or out, while it needs a word: asked, invited, taken away. */
export function StandingBar({ conversation }: { readonly conversation: Conversation }) {
  const { standing, platformName, name, act, order, thread } = conversation;
  const { given } = useReason(thread.session.id);
  switch (standing.kind) {
    case 'asking':
      return (
        <Bar>
          <i className="receipt-going" aria-hidden="true" />
          <p>
            Asked {platformName} to let you {VERBS[standing.mode]}. No invitation yet.
          </p>
        </Bar>
      );
    case 'invited': {
      const how = standing.mode === undefined ? '' : ` to ${modeLook(standing.mode).word.toLowerCase()}`;
      const accept = act('text.accept');
      if (standing.expected)
        return (
          <Bar>
            <i className="receipt-going" aria-hidden="true" />
            <p>
              Invited{how}. You are being let in: pending until {platformName} says that you are inside.
            </p>
          </Bar>
        );
      return (
        <Bar loud>
          <p>
            You are invited{how}. {name} and the customer do not know of it yet.
          </p>
          {accept.can ? (
            <>
              <Button look="firm" small onClick={() => order({ type: 'text.accept', params: {} }, given)}>
                Accept
              </Button>
              <Button small onClick={() => order({ type: 'text.reject', params: {} }, given)}>
                Decline
              </Button>
            </>
          ) : (
            <ActHint act={accept} otherwise="" platformId={thread.session.platformId} />
          )}
        </Bar>
      );
    }
    case 'outside':
      return standing.ended === undefined || standing.ended === 'completed' ? null : (
        <Bar loud>
          <p>
            {standing.ended === 'revoked'
              ? `Revoked: ${platformName} took the conversation away from you. ${ENDED[String(thread.session.state === 'ended')] ?? ''}`
              : `${platformName} could not let you in. Try again.`}
          </p>
        </Bar>
      );
    default:
      return thread.session.state === 'ended' ? (
        <Bar>
          <p>The conversation is over.</p>
        </Bar>
      ) : null;
  }
}

const VERBS = { monitor: 'monitor', coach: 'coach', 'barge-in': 'barge in' } as const;

const ENDED: Readonly<Record<string, string>> = {
  true: 'The agent completed it. What was said until then stays here.',
  false: 'It may have been completed or handed on.',
};

function Bar(props: { readonly loud?: boolean; readonly children: React.ReactNode }) {
  return (
    <div className="standing-bar" role="status" data-loud={props.loud || undefined}>
      {props.children}
    </div>
  );
}
