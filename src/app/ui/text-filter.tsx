import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { isPlainKey } from '../shell/keys.ts';
import { IconButton } from './button.tsx';
import { Kbd } from './kbd.tsx';
import { useTyped } from './use-typed.ts';

/** The text by which a list is filtered: `/` goes there, Escape empties and leaves it, arrow down goes to the list. */
export function TextFilter(props: {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Moves the focus into the list. */
  readonly onLeave: () => void;
}) {
  const ref = useRef<HTMLInputElement>(null);
  const [typed, type] = useTyped(ref, props.value, props.onChange);
  useEffect(() => {
    const key = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || !isPlainKey(event)) return;
      event.preventDefault();
      ref.current?.select();
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, []);
  return (
    <span className="text-filter">
      <input
        ref={ref}
        type="text"
        className="input"
        aria-label={props.label}
        aria-keyshortcuts="/"
        placeholder={props.placeholder}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={event => type(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Escape') typed === '' ? ref.current?.blur() : type('');
          if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault();
            props.onLeave();
          }
        }}
      />
      {typed === '' ? (
        <Kbd>/</Kbd>
      ) : (
        <IconButton label="Clear the text" onClick={() => type('')}>
          <X size={14} aria-hidden="true" />
        </IconButton>
      )}
    </span>
  );
}
