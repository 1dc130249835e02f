import type { ReactNode } from 'react';
import type { AgentId } from '../../../../floor/ids.ts';
import type { Circumstances } from '../../../commands/availability.ts';
import { Button } from '../../../ui/button.tsx';
import { InlineForm } from '../../../ui/inline-form.tsx';

/** What every form of an act is given. */
export type ActFormProps = {
  readonly id: AgentId;
  readonly circumstances: Circumstances;
  readonly onDone: () => void;
};

/** The frame of an act's form: takes the focus when it opens, Escape puts it away, one firm button does it. */
export function ActForm(props: {
  readonly label: string;
  readonly verb: string;
  readonly harm?: boolean;
  readonly ready: boolean;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}) {
  const { label, verb, harm = false, ready, onSubmit, onCancel, children } = props;
  return (
    <InlineForm
      className="act-form"
      label={label}
      first="input, select, textarea"
      onSubmit={() => ready && onSubmit()}
      onCancel={onCancel}
    >
      {children}
      <div className="flex justify-end gap-2">
        <Button look="plain" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" look={harm ? 'harm' : 'firm'} aria-disabled={!ready}>
          {verb}
        </Button>
      </div>
    </InlineForm>
  );
}
