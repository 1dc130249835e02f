import { useState } from 'react';
import { DISPLAY_WORDS, type DisplayState } from '../../../floor/display.ts';
import { useStateLimits } from '../../session/use-thresholds.ts';
import { StateIcon } from '../../ui/state-icon.tsx';
import { STATE_ORDER } from '../../ui/state-look.ts';
import { limitSeconds, limitText } from './limit-text.ts';
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
        A state that lasts longer is over the limit. Minutes and seconds, like 1:30; empty means no limit.
      </p>
      {STATE_ORDER.filter(state => !NO_SENSE.includes(state)).map(state => (
        <LimitField
          key={`${state} ${limits[state]}`}
          state={state}
          seconds={limits[state]}
          onSet={seconds => change({ limit: withLimit(search, usual, state, seconds) })}
        />
      ))}
    </div>
  );
}

/** Taken over when one leaves it; what is no time is not, and gives way to what stood there. */
function LimitField(props: {
  readonly state: DisplayState;
  readonly seconds: number | undefined;
  readonly onSet: (seconds: number) => void;
}) {
  const { state, seconds: before, onSet } = props;
  const [text, setText] = useState(() => limitText(before));
  const seconds = limitSeconds(text);
  return (
    <label className="flex items-center gap-2">
      <StateIcon state={state} />
      {DISPLAY_WORDS[state]}
      <input
        className="input ml-auto w-[84px] flex-none text-right"
        autoComplete="off"
        placeholder="none"
        aria-invalid={seconds === undefined}
        value={text}
        onChange={event => setText(event.target.value)}
        onBlur={() => {
          setText(limitText((seconds ?? before) || undefined));
          if (seconds !== undefined && seconds !== (before ?? 0)) onSet(seconds);
        }}
      />
    </label>
  );
}
