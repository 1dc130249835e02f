import { ChevronDown } from 'lucide-react';
import { useDeps } from '../../deps.tsx';
import { Button } from '../../ui/button.tsx';
import { Popup } from '../../ui/popup.tsx';
import type { ActivitySearch } from './search.ts';
import { localTime, rangeWords } from './time-words.ts';

const HOUR_MS = 3_600_000;

const PRESETS = [
  { label: 'Last hour', ms: HOUR_MS },
  { label: 'Last 12 hours', ms: 12 * HOUR_MS },
  { label: 'Last 7 days', ms: 168 * HOUR_MS },
] as const;

/** Which stretch of time is shown: said on the button, chosen under it. */
export function TimeRange(props: {
  readonly search: ActivitySearch;
  readonly change: (part: Partial<ActivitySearch>) => void;
}) {
  const { search, change } = props;
  const { clock } = useDeps();
  const set = search.from !== undefined || search.to !== undefined;
  return (
    <Popup
      label="Time"
      className="filter-button"
      trigger={
        <span className="filter-inner" data-on={set || undefined}>
          {rangeWords(search)}
          <ChevronDown size={13} aria-hidden="true" />
        </span>
      }
    >
      {close => (
        <div className="popup-pad grid w-[260px] max-w-full gap-3">
          <div className="flex flex-wrap gap-1.5">
            {PRESETS.map(({ label, ms }) => (
              <Button
                key={label}
                small
                onClick={() => {
                  change({ from: localTime(clock.now() - ms), to: undefined });
                  close();
                }}
              >
                {label}
              </Button>
            ))}
          </div>
          <TimeField label="From" value={search.from} onChange={from => change({ from })} />
          <TimeField label="To" value={search.to} onChange={to => change({ to })} />
          {set && (
            <Button
              look="plain"
              onClick={() => {
                change({ from: undefined, to: undefined });
                close();
              }}
            >
              Any time
            </Button>
          )}
        </div>
      )}
    </Popup>
  );
}

function TimeField(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}) {
  return (
    <label className="field">
      <span className="field-label">{props.label}</span>
      <input
        className="input"
        type="datetime-local"
        value={props.value ?? ''}
        onChange={event => props.onChange(event.target.value === '' ? undefined : event.target.value)}
      />
    </label>
  );
}
