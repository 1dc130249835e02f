import { platformOf } from '../../../../floor/ids.ts';
import { useOrder } from '../../../commands/asking.ts';
import { whose } from '../../../commands/words.ts';
import { useAgentContacts } from '../../../live/index.ts';
import { useSession } from '../../../session/use-session.ts';
import { plural } from '../../../ui/format.ts';
import { ActForm, type ActFormProps } from './act-form.tsx';
import { ReasonFields, useReason } from './reason-fields.tsx';

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
  const reason = useReason();
  const live = useAgentContacts(id).filter(contact => !contact.final && contact.status !== 'ended').length;
  return (
    <ActForm
      label={`End ${whose(circumstances.name)} session`}
      verb={`End ${whose(circumstances.name)} session`}
      harm
      ready={reason.text !== ''}
      onCancel={onDone}
      onSubmit={() => {
        const platformId = platformOf(id);
        order({
          type: 'agent.terminate-session',
          params: {},
          platformId,
          target: { agentId: id },
          reason: reason.text,
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
      <ReasonFields reason={reason} usual={REASONS} />
    </ActForm>
  );
}
