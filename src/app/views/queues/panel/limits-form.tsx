import { useState } from 'react';
import { useThresholds } from '../../../session/use-thresholds.ts';
import { hasOwnLimits, usualLimits, WATCHED, type Watched, withLimit } from '../../../trouble/limits.ts';
import { Button } from '../../../ui/button.tsx';
import type { QueueLine } from '../board.ts';
import type { QueuesSearch } from '../search.ts';
import type { ChangeSearch } from '../use-queues-search.ts';

const FIELDS: Readonly<
  Record<Watched, { readonly label: string; readonly unit: string; readonly max: number }>
> = {
  wait: { label: 'Longest wait over', unit: 's', max: 36_000 },
  waiting: { label: 'Waiting over', unit: 'contacts', max: 9_999 },
  level: { label: 'Service level below', unit: '%', max: 100 },
};

/** When this queue is in trouble. Kept in the address, so that a link carries it. */
export function LimitsForm(props: {
  readonly line: QueueLine;
  readonly search: QueuesSearch;
  readonly change: ChangeSearch;
}) {
  const { line, search, change } = props;
  const thresholds = useThresholds();
  const usual = usualLimits(line.queue, thresholds);
  const own = hasOwnLimits(search.limit, line.id);
  const set = (watched: Watched, value: number) =>
    change({ limit: withLimit(search.limit, line.queue, thresholds, watched, value) });
  return (
    <section className="panel-section" aria-labelledby="limits-title">
      <h3 id="limits-title">In trouble when</h3>
      <div className="limit-fields">
        {WATCHED.map(watched => (
          <LimitField
            key={`${watched} ${line.limits[watched] ?? 0}`}
            {...FIELDS[watched]}
            value={line.limits[watched] ?? 0}
            onSet={value => set(watched, value)}
          />
        ))}
      </div>
      <p className="quiet">
        0 switches a limit off. It shows when it lasts 2 s, and goes when the number has been a tenth inside
        of it for 15 s, so that nothing flickers.
      </p>
      {own && (
        <Button
          small
          className="justify-self-start"
          onClick={() =>
            change({
              limit: WATCHED.reduce<readonly string[] | undefined>(
                (limit, watched) => withLimit(limit, line.queue, thresholds, watched, usual[watched] ?? 0),
                search.limit,
              ),
            })
          }
        >
          Back to the usual limits
        </Button>
      )}
    </section>
  );
}

function LimitField(props: {
  readonly label: string;
  readonly unit: string;
  readonly max: number;
  readonly value: number;
  readonly onSet: (value: number) => void;
}) {
  const { label, unit, max, value, onSet } = props;
  const [text, setText] = useState(String(value));
  const valid = /^\d{1,5}$/.test(text.trim()) && Number(text) <= max;
  const commit = () => {
    if (valid && Number(text) !== value) onSet(Number(text));
    else if (!valid) setText(String(value));
  };
  return (
    <label className="limit-field">
      <span>{label}</span>
      <input
        className="input"
        inputMode="numeric"
        autoComplete="off"
        aria-invalid={!valid}
        value={text}
        onChange={event => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={event => {
          if (event.key === 'Enter') commit();
        }}
      />
      <span className="quiet">{unit}</span>
    </label>
  );
}
