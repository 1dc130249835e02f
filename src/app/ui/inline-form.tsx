import { type ReactNode, type SubmitEvent, useEffect, useRef } from 'react';
import { useFocusBack } from './use-focus-back.ts';

/** A form that opens in place: what it asks first takes the focus, Enter sends it, Escape puts it away, and the focus goes back. */
export function InlineForm(props: {
  readonly className: string;
  /** What it is called, or the id of what says so. */
  readonly label?: string;
  readonly labelledBy?: string;
  /** Which of its parts takes the focus, as a selector. */
  readonly first: string;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}) {
  const { className, label, labelledBy, first, onSubmit, onCancel, children } = props;
  const ref = useRef<HTMLFormElement>(null);
  useFocusBack();
  useEffect(() => {
    ref.current?.querySelector<HTMLElement>(first)?.focus();
    ref.current?.scrollIntoView({ block: 'nearest' });
  }, [first]);
  return (
    <form
      ref={ref}
      className={className}
      aria-label={label}
      aria-labelledby={labelledBy}
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        onSubmit();
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
    >
      {children}
    </form>
  );
}
