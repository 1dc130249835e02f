import { type SubmitEvent, useState } from 'react';
import type { Membership, Queue } from '../../../../floor/entities.ts';
import { useOrder } from '../../../commands/asking.ts';
import { usePlatform } from '../../../live/index.ts';
import { Button } from '../../../ui/button.tsx';
import { plural } from '../../../ui/format.ts';
import { changedSettings, firstValues, readSettings, settingsFields } from './settings-fields.ts';
import { SettingsForm } from './settings-form.tsx';

/** Changes how a member serves the queue: only what is other than before is sent. */
export function ChangeForm(props: {
  readonly membership: Membership;
  readonly queue: Queue;
  readonly name: string;
  readonly onDone: () => void;
}) {
  const { membership, queue, name, onDone } = props;
  const platform = usePlatform(queue.platformId);
  const order = useOrder();
  const fields = settingsFields(platform?.kind, queue.dispatchType, 'update');
  const [values, setValues] = useState(() => firstValues(fields, membership));
  const { settings, errors } = readSettings(fields, values);
  const changed = changedSettings(settings, membership);
  const count = Object.keys(changed).length;
  const ready = count > 0 && Object.keys(errors).length === 0;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!ready) return;
    const target = { queueId: queue.id, agentId: membership.agentId };
    order({ type: 'queue.update-agent', params: changed, platformId: queue.platformId, target });
    onDone();
  };
  return (
    <form className="act-form" aria-label={`How ${name} serves ${queue.name}`} onSubmit={submit} noValidate>
      <SettingsForm fields={fields} values={values} errors={errors} onChange={setValues} />
      <div className="flex items-center justify-end gap-2">
        <span className="quiet mr-auto">{count === 0 ? 'Nothing changed yet' : plural(count, 'change')}</span>
        <Button look="plain" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" look="firm" aria-disabled={!ready}>
          Change {name}
        </Button>
      </div>
    </form>
  );
}
