import { type SubmitEvent, useState } from 'react';
import type { Queue } from '../../../../floor/entities.ts';
import type { AgentId } from '../../../../floor/ids.ts';
import { useOrder } from '../../../commands/asking.ts';
import { useAgentMemberships } from '../../../live/index.ts';
import { Button } from '../../../ui/button.tsx';
import { plural } from '../../../ui/format.ts';

/** Reasons that the platform knows; one of them always counts for all queues. */
const REASONS = [
  { value: '', label: 'No reason' },
  { value: 'lunch', label: 'Lunch' },
  { value: 'break', label: 'Break' },
  { value: 'meeting', label: 'Meeting' },
  { value: 'web', label: 'Web' },
  { value: 'other', label: 'Other' },
  ...[1, 2, 3, 4, 5, 6, 7, 8].map(n => ({ value: `cust${n}`, label: `Custom ${n}` })),
] as const;

/** Logs a member out of this queue, or of all of them with a reason. */
export function LogOutForm(props: {
  readonly queue: Queue;
  readonly agentId: AgentId;
  readonly name: string;
  readonly onDone: () => void;
}) {
  const { queue, agentId, name, onDone } = props;
  const order = useOrder();
  const count = useAgentMemberships(agentId).length;
  const [all, setAll] = useState(false);
  const [status, setStatus] = useState('');
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    order({
      type: 'queue.log-out',
      params: all && status !== '' ? { status } : {},
      platformId: queue.platformId,
      target: all ? { agentId } : { agentId, queueId: queue.id },
    });
    onDone();
  };
  return (
    <form className="act-form" aria-label={`Log ${name} out`} onSubmit={submit}>
      <fieldset className="reasons" aria-label="Of which queues">
        <label className="reason">
          <input type="radio" name="where" checked={!all} onChange={() => setAll(false)} />
          Of {queue.name}
        </label>
        <label className="reason">
          <input type="radio" name="where" checked={all} onChange={() => setAll(true)} />
          Of all {plural(count, 'queue')}
        </label>
      </fieldset>
      {all && (
        <label className="field">
          <span className="field-label">Reason shown to others</span>
          <select className="input" value={status} onChange={event => setStatus(event.target.value)}>
            {REASONS.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      <p className="field-hint">
        A call they are on goes on.{' '}
        {all ? '' : 'A reason always counts for all queues, so it can be given there.'}
      </p>
      <div className="flex justify-end gap-2">
        <Button look="plain" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" look="firm">
          Log {name} out
        </Button>
      </div>
    </form>
  );
}
