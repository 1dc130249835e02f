import { useCallback, useState } from 'react';
import type { CommandType } from '../../../../floor/commands.ts';
import { type AgentId, platformOf } from '../../../../floor/ids.ts';
import { ActButton } from '../../../commands/act-button.tsx';
import { ActHint, commonRefusal } from '../../../commands/act-hint.tsx';
import { useOrder } from '../../../commands/asking.ts';
import { availability, type Circumstances } from '../../../commands/availability.ts';
import { useIntent } from '../../../commands/intent.ts';
import { whose } from '../../../commands/words.ts';
import { EndSessionForm } from './end-session-form.tsx';
import { EventForm } from './event-form.tsx';
import { MessageForm } from './message-form.tsx';
import { SetStateForm } from './set-state-form.tsx';

type Act =
  | 'agent.set-state'
  | 'agent.send-message'
  | 'agent.join-session'
  | 'agent.leave-session'
  | 'agent.send-event'
  | 'agent.terminate-session';

/** Acts that open a form. */
const FORMS = [
  'agent.set-state',
  'agent.send-message',
  'agent.send-event',
  'agent.terminate-session',
] as const satisfies readonly Act[];

/** What can be done with an agent's session; each act opens in place and says what it will do here. */
export function AgentActs(props: { readonly id: AgentId; readonly circumstances: Circumstances }) {
  const { id, circumstances } = props;
  const { name, listening } = circumstances;
  const order = useOrder();
  const [open, setOpen] = useState<Act>();
  const [pointed, setPointed] = useState<Act>();
  const listen = listening ? 'agent.leave-session' : 'agent.join-session';
  const types = [
    'agent.set-state',
    'agent.send-message',
    listen,
    'agent.send-event',
    'agent.terminate-session',
  ] as const;
  const acts = new Map<Act, ReturnType<typeof availability>>(
    types.map(type => [type, availability(type, circumstances)]),
  );
  const begin = useCallback((type: CommandType) => {
    const form = FORMS.find(one => one === type);
    if (form !== undefined) setOpen(form);
    return form !== undefined;
  }, []);
  useIntent(id, begin);
  const done = () => setOpen(undefined);
  const refusal = commonRefusal([...acts.values()]);
  const shown = (pointed && acts.get(pointed)) ?? (open && acts.get(open)) ?? refusal;

  const button = (type: Act, label: string, press?: () => void) => {
    const act = acts.get(type);
    if (act === undefined) return null;
    return (
      <ActButton
        act={act}
        look={type === 'agent.terminate-session' ? 'harm' : 'frame'}
        expanded={press === undefined ? open === type : undefined}
        onPoint={on => setPointed(on ? type : undefined)}
        onPress={press ?? (() => setOpen(open === type ? undefined : type))}
      >
        {label}
      </ActButton>
    );
  };
  const form = { id, circumstances, onDone: done };
  const openNow = open !== undefined && acts.get(open)?.can ? open : undefined;
  return (
    <section className="panel-section" aria-labelledby="acts-title">
      <h3 id="acts-title">Act</h3>
      <div className="act-row">
        {button('agent.set-state', 'Set state…')}
        {button('agent.send-message', 'Message…')}
        {button(listen, listening ? 'Stop listening' : 'Listen to session', () =>
          order({ type: listen, params: {}, platformId: platformOf(id), target: { agentId: id } }),
        )}
        {button('agent.send-event', 'Event…')}
        {button('agent.terminate-session', `End ${whose(name)} session…`)}
      </div>
      <ActHint act={shown} otherwise="" platformId={platformOf(id)} />
      {openNow === 'agent.set-state' && <SetStateForm {...form} />}
      {openNow === 'agent.send-message' && <MessageForm {...form} />}
      {openNow === 'agent.send-event' && <EventForm {...form} />}
      {openNow === 'agent.terminate-session' && <EndSessionForm {...form} />}
    </section>
  );
}
