import { useId, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { InlineForm } from '../../ui/inline-form.tsx';

/** Why supervisors step into conversations, mostly. */
const PRESETS = [
  'Long wait',
  'Complaint',
  'Asked by the agent',
  'New agent',
  'Quality check',
  'Escalation',
] as const;

/** Asks why, in one press: the reason is written down with the act. The one given last stands first. */
export function ReasonStrip(props: {
  readonly title: string;
  readonly last: string | undefined;
  readonly presets?: readonly string[];
  readonly onGive: (reason: string) => void;
  readonly onCancel: () => void;
}) {
  const { title, last, presets = PRESETS, onGive, onCancel } = props;
  const [words, setWords] = useState('');
  const titleId = useId();
  const reasons = [...new Set([...(last === undefined ? [] : [last]), ...presets])];
  return (
    <InlineForm
      className="reason-strip"
      labelledBy={titleId}
      first="button"
      onSubmit={() => words.trim() !== '' && onGive(words.trim())}
      onCancel={onCancel}
    >
      <p id={titleId} className="reason-title">
        {title} <span className="quiet">The reason is kept in the activity.</span>
      </p>
      <div className="reason-choices">
        {reasons.map(reason => (
          <Button key={reason} small onClick={() => onGive(reason)}>
            <bdi className="cut">{reason}</bdi>
          </Button>
        ))}
        <input
          className="input reason-words"
          aria-label="Another reason"
          placeholder="Another reason, then Enter"
          maxLength={400}
          value={words}
          onChange={event => setWords(event.target.value)}
        />
        <Button look="plain" small onClick={onCancel}>
          Not now
        </Button>
      </div>
    </InlineForm>
  );
}
