import { useState } from 'react';

/** Why: one of a few, in one's own words, or both. */
export function ReasonFields(props: {
  readonly presets: readonly string[];
  readonly onChange: (reason: string) => void;
}) {
  const { presets, onChange } = props;
  const [preset, setPreset] = useState<string>();
  const [words, setWords] = useState('');
  const tell = (chosen: string | undefined, text: string) => {
    setPreset(chosen);
    setWords(text);
    onChange([chosen, text.trim()].filter(part => part !== undefined && part !== '').join(': '));
  };
  return (
    <>
      <fieldset className="reasons">
        <legend className="field-label">Why?</legend>
        {presets.map(one => (
          <label key={one} className="reason">
            <input type="radio" name="reason" checked={preset === one} onChange={() => tell(one, words)} />
            {one}
          </label>
        ))}
      </fieldset>
      <label className="field">
        <span className="field-label">In your words{preset === undefined ? '' : ' (optional)'}</span>
        <input
          className="input"
          maxLength={400}
          value={words}
          onChange={event => tell(preset, event.target.value)}
        />
      </label>
    </>
  );
}
