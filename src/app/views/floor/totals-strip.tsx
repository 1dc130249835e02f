import { DISPLAY_WORDS, type DisplayState } from '../../../floor/display.ts';
import {
  chosenOf,
  isKnown,
  type Roster,
  useAllStale,
  usePlatforms,
  useRosterTotals,
} from '../../live/index.ts';
import { toggled } from '../../search-params.ts';
import { plural, UNKNOWN, whole } from '../../ui/format.ts';
import { OverIcon, StateIcon } from '../../ui/state-icon.tsx';
import { STATE_LOOKS, STATE_ORDER } from '../../ui/state-look.ts';
import type { FloorSearch } from './search.ts';
import type { ChangeSearch } from './use-floor-search.ts';

type Props = {
  readonly roster: Roster;
  readonly search: FloorSearch;
  readonly change: ChangeSearch;
};

/** How many agents are in which state: each total filters by its state; the line below shows the shares. */
export function TotalsStrip({ roster, search, change }: Props) {
  const { all, matching } = useRosterTotals(roster);
  const scope = chosenOf(usePlatforms(), search.platform);
  const stale = useAllStale(scope);
  // Somebody not heard of yet is not nobody.
  const known = isKnown(scope, matching.count, all.count);
  const figure = (count: number) => (known ? whole(count) : UNKNOWN);
  const chosen = search.state ?? [];
  const shown = STATE_ORDER.filter(
    state => all.states[state] > 0 || ALWAYS.includes(state) || chosen.includes(state),
  );
  return (
    <section className="totals" aria-label="Totals by state" data-stale={stale || undefined}>
      <div className="totals-row">
        {shown.map(state => (
          <Total
            key={state}
            state={state}
            figure={figure(matching.states[state])}
            none={matching.states[state] === 0}
            pressed={chosen.includes(state)}
            onToggle={() => change({ state: toggled(search.state, state) }, 'push')}
          />
        ))}
        <button
          type="button"
          className="total total-over"
          data-some={matching.over > 0 || undefined}
          aria-pressed={search.over === true}
          data-tip={search.over ? 'Show everybody again' : 'Show only those over their limit'}
          onClick={() => change({ over: search.over ? undefined : true }, 'push')}
        >
          <span className="total-figure">
            <OverIcon size={12} />
            {figure(matching.over)}
          </span>
          <span className="total-word">Over limit</span>
        </button>
      </div>
      <Shares states={matching.states} count={matching.count} known={known} />
    </section>
  );
}

/** States whose total stands there even when it is 0, so that the strip does not jump about. */
const ALWAYS: readonly DisplayState[] = [
  'available-idle',
  'available-busy',
  'ringing',
  'on-contact',
  'after-contact-work',
  'unavailable',
  'logged-out',
];

function Total(props: {
  readonly state: DisplayState;
  readonly figure: string;
  readonly none: boolean;
  readonly pressed: boolean;
  readonly onToggle: () => void;
}) {
  const { state, figure, none, pressed, onToggle } = props;
  return (
    <button
      type="button"
      className="total"
      data-none={none || undefined}
      aria-pressed={pressed}
      onClick={onToggle}
    >
      <span className="total-figure">
        <StateIcon state={state} />
        {figure}
      </span>
      <span className="total-word">{DISPLAY_WORDS[state]}</span>
    </button>
  );
}

function Shares(props: {
  readonly states: Readonly<Record<DisplayState, number>>;
  readonly count: number;
  readonly known: boolean;
}) {
  if (!props.known) return <div className="shares" />;
  return (
    <div className="shares" role="img" aria-label={`Shares of ${plural(props.count, 'agent')} by state`}>
      {STATE_ORDER.map(state => (
        <i
          key={state}
          style={{ flexGrow: props.states[state], background: STATE_LOOKS[state].colour }}
          data-tip={`${DISPLAY_WORDS[state]}: ${props.states[state]} of ${props.count}`}
        />
      ))}
    </div>
  );
}
