import { DISPLAY_WORDS, type DisplayState } from '../../../floor/display.ts';
import { useStateLimits } from '../../session/use-thresholds.ts';
import { StateIcon } from '../../ui/state-icon.tsx';
import { STATE_ORDER } from '../../ui/state-look.ts';
import { type FloorSearch, limitsOf, withLimit } from './search.ts';
import type { ChangeSearch } from './use-floor-search.ts';

const NO_SENSE: readonly DisplayState[] = ['logged-out', 'unknown'];

/** One field for each state that can last too long. */
export default function LimitsPanel(props: { readonly search: FloorSearch; readonly change: ChangeSearch }) {
  const { search, change } = props;
  const usual = useStateLimits();
  const limits = limitsOf(search, usual);
  return (
    <div className="popup-pad grid w-[280px] max-w-full gap-2">
      <p className="text-xs text-ink-2">
        A state that lasts longer is over the limit. In minutes; empty means no limit.
      </p>
      {STATE_ORDER.filter(state => !NO_SENSE.includes(state)).map(state => (
        <label key={state} className="flex items-center gap-2">
          <StateIcon state={state} />
          {DISPLAY_WORDS[state]}
          <input
            className="input ml-auto w-[84px] flex-none text-right"
            type="number"
            min={0}
            max={999}
            step="any"
            inputMode="decimal"
            defaultValue={minutes(limits[state])}
            onBlur={event => {
              const seconds = Math.round(Math.max(0, Number(event.target.value) || 0) * 60);
              change({ limit: withLimit(search, usual, state, Math.min(seconds, 59_940)) });
            }}
          />
        </label>
      ))}
    </div>
  );
}

const minutes = (seconds: number | undefined): string =>
  seconds === undefined ? '' : String(Math.round((seconds / 60) * 100) / 100);
