import { useState } from 'react';
import { platformOf } from '../../../../floor/ids.ts';
import { useOrder } from '../../../commands/asking.ts';
import { whose } from '../../../commands/words.ts';
import { useAgentContacts } from '../../../live/index.ts';
import { useSession } from '../../../session/use-session.ts';
import { plural } from '../../../ui/format.ts';
import { ReasonFields } from '../../../ui/reason-fields.tsx';
import { ActForm, type ActFormProps } from './act-form.tsx';

const REASONS = [
  'Stuck session',
  'End of shift',
  'Asked by the agent',
  'Technical trouble',
  'Security',
] as const;

/** Ends a session: says what that will cost, asks for a reason, and leaves a few seconds to take it back. */
export function EndSessionForm({ id, circumstances, onDone }: ActFormProps) {
  const order = useOrder();
  const { undoMs } = useSession();
  const [reason, setReason] = useState('');
  const live = useAgentContacts(id).filter(contact => !contact.final && contact.status !== 'ended').length;
  return (
    <ActForm
      label={`End ${whose(circumstances.name)} session`}
      verb={`End ${whose(circumstances.name)} session`}
      harm
      ready={reason !== ''}
      onCancel={onDone}
      onSubmit={() => {
        const platformId = platformOf(id);
        order({
          type: 'agent.terminate-session',
          params: {},
          platformId,
          target: { agentId: id },
          reason,
        });
        onDone();
      }}
    >
      <p className="act-impact">
        {live > 0
          ? `${circumstances.name} has ${plural(live, 'live contact')} that may be cut off.`
          : `${circumstances.name} has no live contact.`}{' '}
        You can take it back for {Math.round(undoMs / 1000)} seconds.
      </p>
      <ReasonFields presets={REASONS} onChange={setReason} />
    </ActForm>
  );
}
