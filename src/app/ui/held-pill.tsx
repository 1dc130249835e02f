import { usePlainKey } from '../shell/keys.ts';
import { plural } from './format.ts';
import { Kbd } from './kbd.tsx';

/** Says how many rows would move if nobody pointed at the list; a click or `u` lets them, once. */
export function HeldPill(props: { readonly waiting: number; readonly onApply: () => void }) {
  const { waiting, onApply } = props;
  usePlainKey('u', onApply);
  if (waiting === 0) return null;
  return (
    <button type="button" className="held-pill" onClick={onApply}>
      {plural(waiting, 'update')} held while you point here <Kbd>u</Kbd>
    </button>
  );
}
