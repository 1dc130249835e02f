import { Command } from 'cmdk';
import { useState } from 'react';
import type { AgentId } from '../../floor/ids.ts';
import { unreadOf, useLive, useLoaded, usePlatforms } from '../live/index.ts';
import '../styles/palette.css';
import { Dialog } from '../ui/dialog.tsx';
import { nameList } from '../ui/format.ts';
import { findAgents } from './find-agents.ts';
import { PaletteAgent, PaletteAgentActs } from './palette-agent.tsx';
import { PaletteDoings } from './palette-doings.tsx';

/** Anything by a few letters: find an agent and act, go somewhere, filter, change how it looks, sign out. */
export default function Palette({ onClose }: { readonly onClose: () => void }) {
  const live = useLive();
  const [words, setWords] = useState('');
  const [agent, setAgent] = useState<AgentId>();
  const row = agent === undefined ? undefined : live.row(agent);
  const found =
    row === undefined ? findAgents(live.store.getState().floor.agents.keys(), live.row, words) : [];
  const choose = (id: AgentId | undefined) => {
    setAgent(id);
    setWords('');
  };
  return (
    <Dialog title="Find or do" bare wide onClose={onClose}>
      <Command
        label="Find or do"
        className="palette"
        loop
        shouldFilter={false}
        onKeyDown={event => {
          if (agent === undefined) return;
          if (event.key === 'Escape' || (event.key === 'Backspace' && words === '')) {
            event.preventDefault();
            event.stopPropagation();
            choose(undefined);
          }
        }}
      >
        <div className="palette-head">
          {row !== undefined && (
            <span className="palette-agent">
              <bdi>{row.name}</bdi>
            </span>
          )}
          <Command.Input
            data-first
            value={words}
            onValueChange={setWords}
            placeholder={row === undefined ? 'An agent, a view, a filter, an act' : 'What to do'}
          />
        </div>
        <Command.List className="palette-list">
          <Command.Empty className="palette-empty">
            Nothing of that name.{row === undefined && <Unread />}
          </Command.Empty>
          {row !== undefined ? (
            <PaletteAgentActs row={row} words={words} onClose={onClose} />
          ) : (
            <>
              {found.length > 0 && (
                <Command.Group heading="Agents">
                  {found.map(one => (
                    <PaletteAgent key={one.id} row={one} onChoose={() => choose(one.id)} />
                  ))}
                </Command.Group>
              )}
              <PaletteDoings words={words} onClose={onClose} />
            </>
          )}
        </Command.List>
      </Command>
    </Dialog>
  );
}

/** Whose agents cannot be found, as they are not known yet. */
function Unread() {
  const loaded = useLoaded();
  const unread = unreadOf(usePlatforms());
  if (!loaded) return ' The floor is still being fetched.';
  if (unread.length === 0) return null;
  return ` Agents of ${nameList(
    unread.map(({ name }) => name),
    3,
  )} are not known yet.`;
}
