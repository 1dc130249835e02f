import { Download } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { API } from '../../../protocol/paths.ts';
import { useDeps } from '../../deps.tsx';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { ACTIONS } from './action-words.ts';
import { type ActivitySearch, auditQuery, isFiltered, NO_FILTERS } from './search.ts';
import { TimeRange } from './time-range.tsx';

type Change = (part: Partial<ActivitySearch>) => void;

const TYPING_PAUSE_MS = 300;

/** Which rows are shown: by person, action, target and time; the same rows as a file for a spreadsheet. */
export function ActivityFilters({
  search,
  change,
}: {
  readonly search: ActivitySearch;
  readonly change: Change;
}) {
  const csv = `${API.auditCsv}?${auditQuery(search)}`;
  return (
    <div className="toolbar activity-filters" role="toolbar" aria-label="Filters">
      <TextField label="Person" value={search.user} onChange={user => change({ user })} />
      <label className="inline-field">
        <span className="sr-only">Action</span>
        <select
          className="input"
          value={search.action ?? ''}
          onChange={event => change({ action: event.target.value === '' ? undefined : event.target.value })}
        >
          <option value="">Any action</option>
          {ACTIONS.map(({ action, words }) => (
            <option key={action} value={action}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <TextField label="Agent or target" value={search.target} onChange={target => change({ target })} />
      <TimeRange search={search} change={change} />
      {isFiltered(search) && (
        <Button look="plain" small onClick={() => change(NO_FILTERS)}>
          Clear filters
        </Button>
      )}
      <span className="ml-auto" />
      <Choices
        label="Rows"
        value={search.steps ? 'steps' : 'acts'}
        onChange={value => change({ steps: value === 'steps' ? true : undefined })}
        choices={[
          { value: 'acts', label: 'Acts' },
          { value: 'steps', label: 'Every step' },
        ]}
      />
      <a className="button" href={csv} download="floorwatch-audit.csv">
        <Download size={14} aria-hidden="true" />
        CSV
      </a>
    </div>
  );
}

/** A text that is asked for once one stops typing. */
function TextField(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}) {
  const { label, value, onChange } = props;
  const { clock } = useDeps();
  const [words, setWords] = useState(value ?? '');
  const told = useRef(value ?? '');
  const change = useRef(onChange);
  change.current = onChange;
  useEffect(() => {
    if ((value ?? '') === told.current) return;
    told.current = value ?? '';
    setWords(told.current);
  }, [value]);
  useEffect(() => {
    if (words.trim() === told.current) return;
    const stop = new AbortController();
    void clock.sleep(TYPING_PAUSE_MS, stop.signal).then(() => {
      if (stop.signal.aborted) return;
      told.current = words.trim();
      change.current(told.current === '' ? undefined : told.current);
    });
    return () => stop.abort();
  }, [words, clock]);
  return (
    <label className="inline-field">
      <span className="sr-only">{label}</span>
      <input
        className="input"
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        value={words}
        onChange={event => setWords(event.target.value)}
      />
    </label>
  );
}
