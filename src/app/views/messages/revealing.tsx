import { useMutation } from '@tanstack/react-query';
import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import type { TextSessionId } from '../../../floor/ids.ts';
import { API } from '../../../protocol/paths.ts';
import type { RevealTextReply } from '../../../protocol/texts.ts';
import { useDeps } from '../../deps.tsx';
import { useNow } from '../../live/index.ts';
import { messageOf, request } from '../../session/request.ts';
import { useSession } from '../../session/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { hourAndMinute } from '../../ui/format.ts';
import { forgetRevealed, rememberRevealed, useReason, useRevealedFacts } from './desk.ts';
import { ReasonStrip } from './reason-strip.tsx';

/** What is hidden from somebody, and what they have unmasked. */
export type Revealing = {
  /** In words: `texts and customer`; `undefined`: nothing is hidden from this role. */
  readonly hidden: string | undefined;
  readonly revealed: RevealTextReply | undefined;
};

/** Whether a conversation is masked for one's role, and whether one has unmasked it for now. */
export function useRevealing(id: TextSessionId): Revealing {
  const { permissions } = useSession();
  const now = useNow();
  const facts = useRevealedFacts(id);
  const texts = permissions.includes('text.view');
  const customers = permissions.includes('customer.view');
  if (texts && customers) return { hidden: undefined, revealed: undefined };
  const hidden = texts ? 'the customer' : customers ? 'texts' : 'texts and the customer';
  return { hidden, revealed: facts !== undefined && facts.until > now ? facts : undefined };
}

/** Says that a conversation is masked, and unmasks it for a reason that is written down. */
export function RevealBar(props: { readonly id: TextSessionId; readonly revealing: Revealing }) {
  const { id, revealing } = props;
  const { hidden, revealed } = revealing;
  const { fetch } = useDeps();
  const { last } = useReason(id);
  const [asking, setAsking] = useState(false);
  const reveal = useMutation({
    mutationFn: (reason: string) =>
      request<RevealTextReply>(fetch, API.revealText(id), { method: 'POST', body: { reason } }),
    onSuccess: reply => rememberRevealed(id, reply),
  });
  if (hidden === undefined) return null;
  if (revealed !== undefined)
    return (
      <div className="standing-bar" role="status">
        <Eye size={15} aria-hidden="true" />
        <p>
          Shown to you until {hourAndMinute(revealed.until)}. It is written down that you looked, and why.
        </p>
        <Button small look="plain" onClick={() => forgetRevealed(id)}>
          Hide again
        </Button>
      </div>
    );
  return (
    <div className="standing-bar" data-asking={asking || undefined}>
      {asking ? (
        <ReasonStrip
          title={`Why do you need to see ${hidden}?`}
          last={last}
          presets={['Complaint', 'Quality check', 'Customer called', 'Security']}
          onGive={reason => {
            setAsking(false);
            reveal.mutate(reason);
          }}
          onCancel={() => setAsking(false)}
        />
      ) : (
        <>
          <EyeOff size={15} aria-hidden="true" />
          <p>{reveal.isError ? messageOf(reveal.error) : `Your role does not see ${hidden}.`}</p>
          <Button small aria-disabled={reveal.isPending} onClick={() => !reveal.isPending && setAsking(true)}>
            Show this conversation
          </Button>
        </>
      )}
    </div>
  );
}
