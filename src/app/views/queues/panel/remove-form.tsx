import { type SubmitEvent, useState } from 'react';
import type { Membership, Queue } from '../../../../floor/entities.ts';
import { useOrder } from '../../../commands/asking.ts';
import { type AgentRow, useLive, usePlatform, useQueueMemberships } from '../../../live/index.ts';
import { useSession } from '../../../session/use-session.ts';
import { Button } from '../../../ui/button.tsx';
import { firstName } from '../../../ui/format.ts';
import { ReasonFields } from '../../../ui/reason-fields.tsx';
import { readyOf, staffOf } from '../staff.ts';

export const REMOVE_REASONS = [
  'Needed elsewhere',
  'Wrong queue',
  'End of shift',
  'Asked by the agent',
] as const;

/** Takes a member off the queue: says what is left, asks why, and leaves a few seconds to take it back. */
export function RemoveForm(props: {
  readonly membership: Membership;
  readonly queue: Queue;
  readonly row: AgentRow;
  readonly onDone: () => void;
}) {
  const { membership, queue, row, onDone } = props;
  const live = useLive();
  const order = useOrder();
  const platform = usePlatform(queue.platformId);
  const { undoMs } = useSession();
  const members = useQueueMemberships(queue.id);
  const [reason, setReason] = useState('');
  const name = firstName(row.name);
  const left = staffOf(
    queue,
    members.filter(({ agentId }) => agentId !== membership.agentId),
    id => live.row(id)?.display,
  );
  const effect = platform?.capabilities['queue.remove-agent'];
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (reason === '') return;
    const target = { queueId: queue.id, agentId: row.id };
    order({ type: 'queue.remove-agent', params: {}, platformId: queue.platformId, target, reason });
    onDone();
  };
  return (
    <form className="act-form" aria-label={`Take ${name} off ${queue.name}`} onSubmit={submit}>
      <p className="act-impact">
        {left.from === 'members'
          ? `${left.serving} of ${left.members} members would serve ${queue.name} then, ${readyOf(left) ?? 0} of them free.`
          : `Nobody would serve ${queue.name} then.`}{' '}
        You can take it back for {Math.round(undoMs / 1000)} seconds.
      </p>
      {effect?.can && <p className="quiet">{effect.effect}</p>}
      <ReasonFields presets={REMOVE_REASONS} onChange={setReason} />
      <div className="flex justify-end gap-2">
        <Button look="plain" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" look="harm" aria-disabled={reason === ''}>
          Take {name} off
        </Button>
      </div>
    </form>
  );
}
