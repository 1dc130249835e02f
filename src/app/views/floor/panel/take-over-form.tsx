import { useState } from 'react';
import { useSession } from '../../../session/use-session.ts';
import { ReasonFields } from '../../../ui/reason-fields.tsx';
import { ActForm } from './act-form.tsx';
import type { Rung } from './ladder.ts';

const REASONS = [
  'Asked by the agent',
  'Asked by the customer',
  'Complaint',
  'Safety',
  'Technical trouble',
] as const;

/** A step that cannot be taken back once it is sent: who will hear, why it is done, and the two ways out. */
export function TakeOverForm(props: {
  readonly rung: Rung;
  readonly name: string;
  readonly onTake: (reason: string) => void;
  readonly onCancel: () => void;
}) {
  const { rung, name, onTake, onCancel } = props;
  const { undoMs } = useSession();
  const [reason, setReason] = useState('');
  return (
    <ActForm
      label={`Take over from ${name}`}
      verb={rung.now}
      harm
      ready={reason !== ''}
      onCancel={onCancel}
      onSubmit={() => onTake(reason)}
    >
      <p className="act-impact">
        {rung.heard(name)} You can take it back for {Math.round(undoMs / 1000)} seconds.
      </p>
      <ReasonFields presets={REASONS} onChange={setReason} />
    </ActForm>
  );
}
