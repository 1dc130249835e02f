import { useState } from 'react';
import { platformOf } from '../../../../floor/ids.ts';
import { useOrder } from '../../../commands/asking.ts';
import { whose } from '../../../commands/words.ts';
import { useAgentContacts } from '../../../live/index.ts';
import { useSession } from '../../../session/use-session.ts';
import { plural } from '../../../ui/format.ts';
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
  const [preset, setPreset] = useState<string>();
  const [words, setWords] = useState('');
  const live = useAgentContacts(id).filter(contact => !contact.final && contact.status !== 'ended').length;
  const reason = [preset, words.trim()].filter(part => part !== undefined && part !== '').join(': ');
  return (
    <ActForm
      label={`End ${whose(circumstances.name)} session`}
      verb={`End ${whose(circumstances.name)} session`}
      harm
      ready={reason !== ''}
      onCancel={onDone}
      onSubmit={() => {
        const platformId = platformOf(id);
        order({ type: 'agent.terminate-session', params: {}, platformId, target: { agentId: id }, reason });
        onDone();
      }}
    >
      <p className="act-impact">
        {live > 0
          ? `${circumstances.name} has ${plural(live, 'live contact')} that may be cut off.`
          : `${circumstances.name} has no live contact.`}{' '}
        You can take it back for {Math.round(undoMs / 1000)} seconds.
      </p>
      <fieldset className="reasons">
        <legend className="field-label">Why?</legend>
        {REASONS.map(one => (
          <label key={one} className="reason">
            <input type="radio" name="reason" checked={preset === one} onChange={() => setPreset(one)} />
            {one}
          </label>
        ))}
      </fieldset>
      <label className="field">
        <span className="field-label">In your words{preset === undefined ? '' : ' (optional)'}</span>
        <input
          className="input"
          maxLength={400}
          value={words}
          onChange={event => setWords(event.target.value)}
        />
      </label>
    </ActForm>
  );
}
