import { Check } from 'lucide-react';
import { DISPLAY_WORDS } from '../../../../floor/display.ts';
import type { AgentId } from '../../../../floor/ids.ts';
import { plural } from '../../../ui/format.ts';
import { StateIcon } from '../../../ui/state-icon.tsx';
import type { Candidate } from './candidates.ts';

const MOST = 60;

/** Who could be added: free ones first. Any number can be chosen. */
export function CandidateList(props: {
  readonly candidates: readonly Candidate[];
  readonly chosen: readonly AgentId[];
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly onToggle: (id: AgentId) => void;
}) {
  const { candidates, chosen, words, onWords, onToggle } = props;
  const shown = candidates.slice(0, MOST);
  const free = shown.filter(one => one.free);
  const others = shown.filter(one => !one.free);
  const list = (title: string, some: readonly Candidate[]) =>
    some.length > 0 && (
      <fieldset>
        <legend className="option-title">{title}</legend>
        {some.map(one => (
          <label key={one.id} className="option candidate">
            <input
              type="checkbox"
              className="sr-only"
              checked={chosen.includes(one.id)}
              onChange={() => onToggle(one.id)}
            />
            <span className="option-check" aria-hidden="true">
              {chosen.includes(one.id) && <Check size={12} strokeWidth={3} />}
            </span>
            <span className="candidate-who">
              <bdi className="cut">{one.name}</bdi>
              <span className="field-hint cut">
                {one.team ?? 'no team'}
                {one.fit !== undefined && `, ${one.fit}`}
              </span>
            </span>
            <span className="candidate-state">
              <StateIcon state={one.display} size={11} />
              {DISPLAY_WORDS[one.display]}
            </span>
          </label>
        ))}
      </fieldset>
    );
  return (
    <section className="candidates" aria-label="Who">
      <div className="p-2">
        <input
          className="input"
          data-first
          placeholder="Find an agent or team"
          aria-label="Find an agent or team"
          autoComplete="off"
          spellCheck={false}
          value={words}
          onChange={event => onWords(event.target.value)}
        />
      </div>
      <div className="candidates-list">
        {list('Free now', free)}
        {list(free.length > 0 ? 'Others' : 'Nobody is free now', others)}
        {candidates.length === 0 && (
          <p className="option quiet">
            {words === '' ? 'Everybody on this platform serves it already' : 'None of that name'}
          </p>
        )}
        {candidates.length > MOST && (
          <p className="option quiet">{plural(candidates.length - MOST, 'more agent')}: type to find them</p>
        )}
      </div>
    </section>
  );
}
