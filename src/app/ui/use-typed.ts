import { type RefObject, useEffect, useRef, useState } from 'react';

/**
 * The text of a field whose value lives in the address. The address follows a moment later, so that what is typed is
 * shown from here; it gives way to the address when that was changed from elsewhere.
 */
export function useTyped(
  field: RefObject<HTMLElement | null>,
  value: string,
  onChange: (text: string) => void,
): readonly [string, (text: string) => void] {
  const [typed, setTyped] = useState(value);
  const told = useRef(value);
  useEffect(() => {
    if (value === told.current) return;
    // While somebody types, an older text may still be on its way here.
    if (document.activeElement === field.current) return;
    told.current = value;
    setTyped(value);
  }, [field, value]);
  const change = (text: string) => {
    told.current = text;
    setTyped(text);
    onChange(text);
  };
  return [typed, change];
}
