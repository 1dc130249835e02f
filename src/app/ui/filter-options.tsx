import { Check } from 'lucide-react';
import { useState } from 'react';
import type { FilterOption } from './filter-popup.tsx';

/** Below this many options there is nothing to search. */
const WORTH_SEARCHING = 9;

/** The list of a filter: any number of them can be chosen. */
export default function FilterOptions(props: {
  readonly label: string;
  readonly options: readonly FilterOption[];
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
  readonly onClear: () => void;
}) {
  const { label, options, chosen, onToggle, onClear } = props;
  const [words, setWords] = useState('');
  const wanted = words.trim().toLowerCase();
  const shown = options.filter(option => option.label.toLowerCase().includes(wanted));
  return (
    <fieldset className="w-[260px] max-w-full pb-1.5" aria-label={label}>
      {options.length >= WORTH_SEARCHING && (
        <div className="p-2">
          <input
            className="input"
            placeholder={`Find a ${label.toLowerCase()}`}
            aria-label={`Find a ${label.toLowerCase()}`}
            value={words}
            onChange={event => setWords(event.target.value)}
          />
        </div>
      )}
      <div className="max-h-[320px] overflow-auto pt-1.5">
        {shown.map(option => (
          <label key={option.value} className="option">
            <input
              type="checkbox"
              className="sr-only"
              checked={chosen.includes(option.value)}
              onChange={() => onToggle(option.value)}
            />
            <span className="option-check" aria-hidden="true">
              {chosen.includes(option.value) && <Check size={12} strokeWidth={3} />}
            </span>
            <bdi className="cut">{option.label}</bdi>
            {option.count !== undefined && <span className="option-note">{option.count}</span>}
          </label>
        ))}
        {shown.length === 0 && <p className="option quiet">None of that name</p>}
      </div>
      {chosen.length > 0 && (
        <button type="button" className="option mt-1 border-t border-line font-medium" onClick={onClear}>
          All of them
        </button>
      )}
    </fieldset>
  );
}
