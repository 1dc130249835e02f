import { useState } from 'react';
import { platformOf } from '../../../../floor/ids.ts';
import { useOrder } from '../../../commands/asking.ts';
import { ActForm, type ActFormProps } from './act-form.tsx';

/** A custom event into the agent's session, for the programs that listen there. */
export function EventForm({ id, circumstances, onDone }: ActFormProps) {
  const order = useOrder();
  const [name, setName] = useState('');
  const [data, setData] = useState('');
  const [persist, setPersist] = useState(false);
  return (
    <ActForm
      label={`Event to ${circumstances.name}`}
      verb="Send the event"
      ready={name.trim() !== ''}
      onCancel={onDone}
      onSubmit={() => {
        const params = { name: name.trim(), persist, data };
        order({ type: 'agent.send-event', params, platformId: platformOf(id), target: { agentId: id } });
        onDone();
      }}
    >
      <label className="field">
        <span className="field-label">Name of the event</span>
        <input
          className="input"
          maxLength={100}
          autoComplete="off"
          value={name}
          onChange={event => setName(event.target.value)}
        />
        <span className="field-hint">
          As your own programs know it. The platform’s own names are refused.
        </span>
      </label>
      <label className="field">
        <span className="field-label">Data (optional)</span>
        <textarea
          className="input"
          maxLength={2000}
          rows={2}
          value={data}
          onChange={event => setData(event.target.value)}
        />
      </label>
      <label className="flex min-h-6 items-center gap-2">
        <input
          type="checkbox"
          className="accent-ink"
          checked={persist}
          onChange={event => setPersist(event.target.checked)}
        />
        Keep it for those who join the session later
      </label>
    </ActForm>
  );
}
