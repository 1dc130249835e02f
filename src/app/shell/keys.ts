import { useEffect, useRef } from 'react';

/** Whether a key belongs to whatever is being typed into or stands in front, and must not be taken for a shortcut. */
export function isTyping(target: EventTarget | null, inFront = 'dialog[open]'): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest(inFront) !== null) return true;
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

const isPlain = (event: KeyboardEvent): boolean =>
  !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;

/** Whether a plain key was pressed: no modifier but Shift, and nothing is being typed. */
export function isPlainKey(event: KeyboardEvent): boolean {
  return isPlain(event) && !isTyping(event.target);
}

/** The same for the keys of a panel, which is a sheet in front of everything where there is little room. */
export function isPanelKey(event: KeyboardEvent): boolean {
  return isPlain(event) && !isTyping(event.target, 'dialog[open]:not(.sheet)');
}

/** Does something when a plain key is pressed anywhere in the page. */
export function usePlainKey(name: string, act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key === name && isPlainKey(event)) latest.current();
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, [name]);
}
