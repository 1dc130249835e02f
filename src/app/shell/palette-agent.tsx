import { useNavigate, useRouterState } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { ChevronRight, Lock } from 'lucide-react';
import type { CommandType } from '../../floor/commands.ts';
import { platformOf } from '../../floor/ids.ts';
import { useOrder } from '../commands/asking.ts';
import { availability } from '../commands/availability.ts';
import { intend } from '../commands/intent.ts';
import { sayRefusal } from '../commands/say-refusal.ts';
import { useCircumstances } from '../commands/use-circumstances.ts';
import { commandTitle } from '../commands/words.ts';
import type { AgentRow } from '../live/index.ts';
import { PATHS } from '../paths.ts';
import { withSearch } from '../search-params.ts';
import { Elapsed } from '../ui/elapsed.tsx';
import { StateIcon } from '../ui/state-icon.tsx';

/** An agent that was found, with the state; choosing it leads to what can be done. */
export function PaletteAgent({ row, onChoose }: { readonly row: AgentRow; readonly onChoose: () => void }) {
  return (
    <Command.Item value={row.id} onSelect={onChoose} className="palette-item">
      <StateIcon state={row.display} />
      <bdi className="cut font-medium">{row.name}</bdi>
      <bdi className="cut quiet palette-team">{row.team}</bdi>
      <span className="ml-auto flex-none quiet">
        {row.word} <Elapsed platformId={row.platformId} since={row.since} />
      </span>
      <ChevronRight size={14} aria-hidden="true" className="flex-none text-ink-3" />
    </Command.Item>
  );
}

/** Acts in the order in which they are wanted. The first three are done at once, the others begin in the panel. */
const ACTS: readonly { readonly type: CommandType; readonly atOnce: boolean }[] = [
  { type: 'contact.monitor', atOnce: true },
  { type: 'contact.coach', atOnce: true },
  { type: 'contact.stop', atOnce: true },
  { type: 'contact.barge-in', atOnce: false },
  { type: 'contact.take-over', atOnce: false },
  { type: 'agent.send-message', atOnce: false },
  { type: 'agent.set-state', atOnce: false },
  { type: 'agent.send-event', atOnce: false },
  { type: 'agent.terminate-session', atOnce: false },
];

/** What can be done with an agent; what is refused can be read, says why, and does nothing. */
export function PaletteAgentActs(props: {
  readonly row: AgentRow;
  readonly words: string;
  readonly onClose: () => void;
}) {
  const { row, words, onClose } = props;
  const circumstances = useCircumstances(row);
  const { name } = circumstances;
  const navigate = useNavigate();
  const location = useRouterState({ select: state => state.location });
  const order = useOrder();
  const wanted = words.trim().toLowerCase();
  const open = () => {
    onClose();
    void navigate({ href: withSearch(PATHS.floor, { ...keptOf(location), agent: row.id }) });
  };
  const begin = (type: CommandType, atOnce: boolean) => {
    open();
    if (atOnce && (type === 'contact.monitor' || type === 'contact.coach' || type === 'contact.stop')) {
      const target = { agentId: row.id, contactId: circumstances.contact?.id };
      order({ type, params: {}, platformId: platformOf(row.id), target });
    } else intend({ agentId: row.id, type });
  };
  const title = (type: CommandType, atOnce: boolean) => `${commandTitle(type, name)}${atOnce ? '' : '…'}`;
  const acts = ACTS.filter(({ type }) => title(type, true).toLowerCase().includes(wanted));
  return (
    <Command.Group heading={`What to do about ${name}`}>
      {'open'.includes(wanted) && (
        <Command.Item value="open" onSelect={open} className="palette-item">
          Open {name}
        </Command.Item>
      )}
      {acts.map(({ type, atOnce }) => {
        const act = availability(type, circumstances);
        return (
          <Command.Item
            key={type}
            value={type}
            data-refused={!act.can || undefined}
            onSelect={() => (act.can ? begin(type, atOnce) : sayRefusal(act))}
            className="palette-item"
          >
            {!act.can && (
              <>
                <Lock size={13} aria-hidden="true" className="flex-none" />
                <span className="sr-only">Refused: </span>
              </>
            )}
            <span className="flex-none">{title(type, atOnce)}</span>
            <span className="cut quiet ml-auto">{act.can ? act.effect : act.why}</span>
          </Command.Item>
        );
      })}
    </Command.Group>
  );
}

/** On the floor already: its filters stay. */
function keptOf(location: { readonly pathname: string; readonly search: object }): object {
  return location.pathname === PATHS.floor ? location.search : {};
}
