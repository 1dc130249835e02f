import { Check } from 'lucide-react';
import { type SubmitEvent, useMemo, useState } from 'react';
import type { Queue } from '../../../../floor/entities.ts';
import { type AgentId, platformOf } from '../../../../floor/ids.ts';
import { useOrder } from '../../../commands/asking.ts';
import { useLive, useNow, usePlatform, useQueueMemberships } from '../../../live/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { firstName, nameList, plural } from '../../../ui/format.ts';
import { nextTime } from '../loan-time.ts';
import { useActsOf } from '../use-act.ts';
import { CandidateList } from './candidate-list.tsx';
import { candidatesFor } from './candidates.ts';
import { LoanField } from './loan-field.tsx';
import { firstValues, readSettings, settingsFields } from './settings-fields.ts';
import { SettingsForm } from './settings-form.tsx';

/** Adds one or several agents to a queue: who fits is offered first, every field is told in words. */
export default function AddDialog({
  queue,
  onClose,
}: {
  readonly queue: Queue;
  readonly onClose: () => void;
}) {
  const live = useLive();
  const platform = usePlatform(platformOf(queue.id));
  const members = useQueueMemberships(queue.id);
  const now = useNow();
  const order = useOrder();
  const acts = useActsOf(queue.id);
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<readonly AgentId[]>([]);
  const [loan, setLoan] = useState('');
  const [tried, setTried] = useState(false);
  const fields = settingsFields(platform?.kind, queue.dispatchType, 'add');
  const [values, setValues] = useState(() => firstValues(fields, undefined));
  // biome-ignore lint/correctness/useExhaustiveDependencies: who is free changes by the second
  const candidates = useMemo(
    () => candidatesFor(queue.id, live.store.getState().floor, id => live.row(id) ?? undefined, words),
    [queue.id, live, words, members, Math.floor(now / 3000)],
  );
  const { settings, errors } = readSettings(fields, values);
  const until = loan === '' ? undefined : nextTime(loan, now);
  const type = loan === '' ? 'queue.add-agent' : 'queue.loan-agent';
  const act = acts(type);
  const names = chosen.map(id => firstName(live.row(id)?.name ?? id));
  const problem =
    chosen.length === 0
      ? 'Choose who is to serve the queue.'
      : Object.keys(errors).length > 0
        ? 'A field needs another value.'
        : loan !== '' && until === undefined
          ? 'Give the time until which they are lent.'
          : act.can
            ? undefined
            : act.why;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (problem !== undefined) return;
    for (const agentId of chosen) {
      const shared = { platformId: queue.platformId, target: { queueId: queue.id, agentId } };
      if (until === undefined) order({ type: 'queue.add-agent', params: settings, ...shared });
      else order({ type: 'queue.loan-agent', params: { ...settings, until }, ...shared });
    }
    onClose();
  };
  const who = names.length === 0 ? 'agents' : nameList(names);
  return (
    <Dialog title={`Add to ${queue.name}`} wide onClose={onClose}>
      <form className="add-dialog" onSubmit={submit} noValidate>
        <CandidateList
          candidates={candidates}
          chosen={chosen}
          words={words}
          onWords={setWords}
          onToggle={id => setChosen(chosen.includes(id) ? chosen.filter(one => one !== id) : [...chosen, id])}
        />
        <div className="add-settings">
          <SettingsForm fields={fields} values={values} errors={errors} onChange={setValues} />
          <LoanField value={loan} onChange={setLoan} />
        </div>
        <footer className="add-foot">
          <p className="act-hint" role="status">
            {tried && problem !== undefined ? (
              <strong className="font-semibold">{problem}</strong>
            ) : act.can ? (
              act.effect
            ) : (
              act.why
            )}
          </p>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="firm" aria-disabled={problem !== undefined}>
            {chosen.length > 1 && <Check size={14} aria-hidden="true" />}
            {loan === '' ? 'Add' : 'Lend'} {chosen.length > 2 ? plural(chosen.length, 'agent') : who} to{' '}
            {queue.name}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
