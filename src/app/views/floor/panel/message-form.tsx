import { useState } from 'react';
import { platformOf } from '../../../../floor/ids.ts';
import { useOrder } from '../../../commands/asking.ts';
import { ActForm, type ActFormProps } from './act-form.tsx';

/** A message that only the agent sees. */
export function MessageForm({ id, circumstances, onDone }: ActFormProps) {
  const order = useOrder();
  const [text, setText] = useState('');
  const { name } = circumstances;
  return (
    <ActForm
      label={`Message to ${name}`}
      verb={`Send to ${name}`}
      ready={text.trim() !== ''}
      onCancel={onDone}
      onSubmit={() => {
        const params = { text: text.trim() };
        order({ type: 'agent.send-message', params, platformId: platformOf(id), target: { agentId: id } });
        onDone();
      }}
    >
      <label className="field">
        <span className="field-label">Only {name} will see this</span>
        <textarea
          className="input"
          maxLength={2000}
          rows={3}
          value={text}
          onChange={event => setText(event.target.value)}
          onKeyDown={event => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
              event.currentTarget.form?.requestSubmit();
          }}
        />
      </label>
    </ActForm>
  );
}
