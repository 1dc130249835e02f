import { useEffect } from 'react';
import { type Roster, useHeldCount } from '../../live/index.ts';
import { isPlainKey } from '../../shell/keys.ts';
import { plural } from '../../ui/format.ts';
import { Kbd } from '../../ui/kbd.tsx';

/** Says how many rows would move if nobody pointed at the list; a click or `u` lets them, once. */
export function HeldPill({ roster }: { readonly roster: Roster }) {
  const held = useHeldCount(roster);
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key === 'u' && isPlainKey(event)) roster.applyHeld();
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, [roster]);
  if (held === 0) return null;
  return (
    <button type="button" className="held-pill" onClick={roster.applyHeld}>
      {plural(held, 'update')} held while you point here <Kbd>u</Kbd>
    </button>
  );
}
