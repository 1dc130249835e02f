import { DISPLAY_WORDS, type DisplayState } from '../../../floor/display.ts';
import type { StateTotals } from '../../live/index.ts';
import { plural, whole } from '../../ui/format.ts';
import { StateIcon } from '../../ui/state-icon.tsx';
import { STATE_LOOKS, STATE_ORDER } from '../../ui/state-look.ts';
import { BigFigure } from './big-figure.tsx';
import type { BoardFigures } from './board-figures.ts';
import { Over, Tile } from './tile.tsx';

/** States that always have their place, so that a glance finds them. */
const LARGE: readonly DisplayState[] = ['available-idle', 'on-contact', 'after-contact-work', 'unavailable'];

/** Who is there, by state: how many in figures, how it is shared out in one bar. Never who. */
export function AgentsTile({ agents }: Pick<BoardFigures, 'agents'>) {
  const { totals } = agents;
  return (
    <Tile
      kind="agents"
      title="Agents"
      aside={totals && loggedIn(totals)}
      age={agents.age}
      missing={agents.missing}
    >
      {totals === undefined ? <BigFigure text={undefined} room="00" /> : <States totals={totals} />}
    </Tile>
  );
}

function loggedIn({ states, count }: StateTotals): string {
  const there = count - states['logged-out'];
  return there === 0 && count > 0 ? 'nobody is logged in' : `${whole(there)} logged in`;
}

function States({ totals: { states, over } }: { readonly totals: StateTotals }) {
  // Room for two digits at least, so that nothing jumps when the tenth comes.
  const chars = Math.max(2, ...LARGE.map(state => whole(states[state]).length));
  const rest = STATE_ORDER.filter(state => !LARGE.includes(state) && states[state] > 0);
  return (
    <>
      <ul className="board-states" style={{ '--chars': chars }}>
        {LARGE.map(state => (
          <li key={state}>
            <span className="board-count">{whole(states[state])}</span>
            <span className="board-state">
              <StateIcon state={state} />
              {DISPLAY_WORDS[state]}
            </span>
          </li>
        ))}
      </ul>
      <div className="board-bar" aria-hidden="true">
        {STATE_ORDER.filter(state => state !== 'logged-out' && states[state] > 0).map(state => (
          <span
            key={state}
            data-state={state}
            style={{ flexGrow: states[state], background: STATE_LOOKS[state].colour }}
          />
        ))}
      </div>
      <ul className="board-rest">
        {over > 0 && (
          <li>
            <Over>{plural(over, 'agent')} over the limit</Over>
          </li>
        )}
        {rest.map(state => (
          <li key={state} className="board-state">
            <StateIcon state={state} />
            {DISPLAY_WORDS[state]} <b>{whole(states[state])}</b>
          </li>
        ))}
      </ul>
    </>
  );
}
