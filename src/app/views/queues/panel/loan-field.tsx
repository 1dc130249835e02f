import type { Millis } from '../../../../lib/clock.ts';
import { useNow } from '../../../live/index.ts';
import { hourAndMinute } from '../../../ui/format.ts';
import { nextTime, timeValue, untilWords } from '../loan-time.ts';

const PRESETS = [
  { label: '30 min', ms: 30 * 60_000 },
  { label: '1 hour', ms: 60 * 60_000 },
  { label: '2 hours', ms: 120 * 60_000 },
] as const;

/** For good, or lent until a time: then the gateway gives back by itself. */
export function LoanField(props: {
  /** `HH:MM`; `''`: for good. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { value, onChange } = props;
  const now = useNow();
  const until: Millis | undefined = value === '' ? undefined : nextTime(value, now);
  return (
    <fieldset className="settings-choice">
      <legend className="field-label">For how long</legend>
      <label className="settings-option">
        <input type="radio" name="loan" checked={value === ''} onChange={() => onChange('')} />
        <span>For good</span>
      </label>
      <label className="settings-option">
        <input
          type="radio"
          name="loan"
          checked={value !== ''}
          onChange={() => onChange(timeValue(now + 60 * 60_000))}
        />
        <span>
          Lent until a time
          <span className="field-hint">
            Given back by itself, even if you close the browser or Floorwatch restarts.
          </span>
        </span>
      </label>
      {value !== '' && (
        <div className="loan-time">
          <input
            type="time"
            className="input"
            aria-label="Lent until"
            value={value}
            onChange={event => onChange(event.target.value)}
          />
          {PRESETS.map(({ label, ms }) => (
            <button
              key={label}
              type="button"
              className="button"
              data-small
              onClick={() => onChange(timeValue(now + ms))}
            >
              {label}
            </button>
          ))}
          <span className="quiet">
            {until === undefined ? 'Give a time.' : `${hourAndMinute(until)}, ${untilWords(until, now)}`}
          </span>
        </div>
      )}
    </fieldset>
  );
}
