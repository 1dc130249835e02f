import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { platformOf } from '../../../../floor/ids.ts';
import { API } from '../../../../protocol/paths.ts';
import { useOrder } from '../../../commands/asking.ts';
import { useDeps } from '../../../deps.tsx';
import { messageOf, request } from '../../../session/request.ts';
import { StateIcon } from '../../../ui/state-icon.tsx';
import { ActForm, type ActFormProps } from './act-form.tsx';

/** `GET /api/agents/:id/reason-codes`. */
type ReasonCodesReply = { readonly codes: readonly { readonly code: string; readonly label: string }[] };

const PRESENCES = [
  { value: 'available', label: 'Available', icon: 'available-idle' },
  { value: 'unavailable', label: 'Unavailable', icon: 'unavailable' },
] as const;

/** Sets the agent available or unavailable, with one of the reasons that the agent's team may use. */
export function SetStateForm({ id, circumstances, onDone }: ActFormProps) {
  const order = useOrder();
  const { fetch } = useDeps();
  const [presence, setPresence] = useState<(typeof PRESENCES)[number]['value']>('available');
  const [reasonCode, setReasonCode] = useState('');
  const codes = useQuery({
    queryKey: ['reason-codes', id],
    queryFn: ({ signal }) => request<ReasonCodesReply>(fetch, API.reasonCodes(id), { signal }),
    staleTime: 300_000,
  });
  return (
    <ActForm
      label={`State of ${circumstances.name}`}
      verb={`Set ${circumstances.name} ${presence}`}
      ready
      onCancel={onDone}
      onSubmit={() => {
        const params =
          presence === 'unavailable' && reasonCode !== '' ? { presence, reasonCode } : { presence };
        order({ type: 'agent.set-state', params, platformId: platformOf(id), target: { agentId: id } });
        onDone();
      }}
    >
      <fieldset className="reasons" aria-label="State">
        {PRESENCES.map(({ value, label, icon }) => (
          <label key={value} className="reason">
            <input
              type="radio"
              name="presence"
              checked={presence === value}
              onChange={() => setPresence(value)}
            />
            <StateIcon state={icon} />
            {label}
          </label>
        ))}
      </fieldset>
      {presence === 'unavailable' && (
        <label className="field">
          <span className="field-label">Reason</span>
          <select className="input" value={reasonCode} onChange={event => setReasonCode(event.target.value)}>
            <option value="">{codes.isPending ? 'Asking the platform' : 'No reason'}</option>
            {codes.data?.codes.map(({ code, label }) => (
              <option key={code} value={code}>
                {label}
              </option>
            ))}
          </select>
          {codes.isError && <span className="field-hint">{messageOf(codes.error)}</span>}
        </label>
      )}
    </ActForm>
  );
}
