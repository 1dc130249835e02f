import { useState } from 'react';

/** Why something is done: one of the usual reasons, or own words, or both. */
export type Reason = {
  readonly preset: string | undefined;
  readonly words: string;
  /** The reason as it is written down; empty while there is none. */
  readonly text: string;
  readonly choose: (preset: string) => void;
  readonly write: (words: string) => void;
};

export function useReason(): Reason {
  const [preset, choose] = useState<string>();
  const [words, write] = useState('');
  const text = [preset, words.trim()].filter(part => part !== undefined && part !== '').join(': ');
  return { preset, words, text, choose, write };
}

/** Asks for the reason. */
export function ReasonFields({
  reason,
  usual,
}: {
  readonly reason: Reason;
  readonly usual: readonly string[];
}) {
  const { preset, words, choose, write } = reason;
  return (
    <>
      <fieldset className="reasons">
        <legend className="field-label">Why?</legend>
        {usual.map(one => (
          <label key={one} className="reason">
            <input type="radio" name="reason" checked={preset === one} onChange={() => choose(one)} />
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
          onChange={event => write(event.target.value)}
        />
      </label>
    </>
  );
}
