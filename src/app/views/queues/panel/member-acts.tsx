import { useState } from 'react';
import type { Membership, Queue } from '../../../../floor/entities.ts';
import { isLoggedIn } from '../../../../floor/membership.ts';
import { ActButton } from '../../../commands/act-button.tsx';
import { ActHint, commonRefusal } from '../../../commands/act-hint.tsx';
import { useOrder } from '../../../commands/asking.ts';
import { type Availability, availability } from '../../../commands/availability.ts';
import { useCircumstances } from '../../../commands/use-circumstances.ts';
import type { AgentRow } from '../../../live/index.ts';
import { firstName } from '../../../ui/format.ts';
import { ChangeForm } from './change-form.tsx';
import { LogOutForm } from './log-out-form.tsx';
import { RemoveForm } from './remove-form.tsx';

type Form = 'change' | 'remove' | 'log-out';
type Type =
  | 'queue.log-in'
  | 'queue.log-out'
  | 'queue.single-call'
  | 'queue.update-agent'
  | 'queue.remove-agent';

const TYPE_OF: Readonly<Record<Form, Type>> = {
  change: 'queue.update-agent',
  remove: 'queue.remove-agent',
  'log-out': 'queue.log-out',
};

/** What can be done with a member, each act told before the click. */
export function MemberActs(props: {
  readonly membership: Membership;
  readonly queue: Queue;
  readonly row: AgentRow;
}) {
  const { membership, queue, row } = props;
  const circumstances = useCircumstances(row);
  const order = useOrder();
  const [open, setOpen] = useState<Form>();
  const [pointed, setPointed] = useState<Type>();
  const name = firstName(row.name);
  const target = { queueId: queue.id, agentId: row.id };
  const inside = isLoggedIn(membership);
  const act = (type: Type): Availability => {
    const found = availability(type, circumstances);
    if (!found.can) return found;
    const why = unfit(type, membership, name);
    return why === undefined ? found : { can: false, why, mend: undefined };
  };
  const logs: Type = inside ? 'queue.log-out' : 'queue.log-in';
  const types: readonly Type[] = [logs, 'queue.single-call', 'queue.update-agent', 'queue.remove-agent'];
  const all = new Map(types.map(type => [type, act(type)]));
  const point = (type: Type) => (on: boolean) => setPointed(on ? type : undefined);
  const opened = open === undefined ? pointed : TYPE_OF[open];
  // What an open form is about stays told: else the form would move from under the pointer.
  const shown = (opened && all.get(opened)) ?? commonRefusal([...all.values()]);
  const give = (type: 'queue.log-in' | 'queue.single-call') =>
    order({ type, params: {}, platformId: queue.platformId, target });
  const toggle = (form: Form) => setOpen(open === form ? undefined : form);
  const button = (type: Type, label: string, press: () => void, form?: Form) => {
    const found = all.get(type);
    // What the platform does not do at all for any member need not stand on every one of them.
    if (found === undefined || (!found.can && circumstances.platform?.capabilities[type]?.can === false))
      return null;
    return (
      <ActButton
        act={found}
        look={type === 'queue.remove-agent' ? 'harm' : 'frame'}
        onPoint={point(type)}
        onPress={press}
        expanded={form === undefined ? undefined : open === form}
      >
        {label}
      </ActButton>
    );
  };
  const done = () => setOpen(undefined);
  return (
    <div className="member-acts">
      <div className="act-row">
        {logs === 'queue.log-in'
          ? button('queue.log-in', 'Log in', () => give('queue.log-in'))
          : button('queue.log-out', 'Log out…', () => toggle('log-out'), 'log-out')}
        {button('queue.single-call', 'Single call', () => give('queue.single-call'))}
        {button('queue.update-agent', 'Change…', () => toggle('change'), 'change')}
        {button('queue.remove-agent', 'Remove…', () => toggle('remove'), 'remove')}
      </div>
      <ActHint act={shown} otherwise="" platformId={queue.platformId} />
      {open === 'change' && <ChangeForm membership={membership} queue={queue} name={name} onDone={done} />}
      {open === 'remove' && <RemoveForm membership={membership} queue={queue} row={row} onDone={done} />}
      {open === 'log-out' && <LogOutForm queue={queue} agentId={row.id} name={name} onDone={done} />}
    </div>
  );
}

function unfit(type: Type, membership: Membership, name: string): string | undefined {
  const disabled = membership.availability === 'disabled';
  switch (type) {
    case 'queue.log-in':
    case 'queue.single-call':
      if (disabled) return `${name} is disabled in this queue: change that first.`;
      return type === 'queue.single-call' && isLoggedIn(membership)
        ? `${name} is logged in: calls come by themselves.`
        : undefined;
    default:
      return undefined;
  }
}
