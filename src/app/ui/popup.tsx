import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';

const PopupContent = lazy(() => import('./popup-content.tsx'));

type Props = {
  /** Name of what opens, for readers. */
  readonly label: string;
  /** What stands on the button. */
  readonly trigger: ReactNode;
  readonly className?: string;
  readonly align?: 'start' | 'center' | 'end';
  readonly tip?: string;
  readonly onOpenChange?: (open: boolean) => void;
  /** What opens; `close` for things that are done with it. */
  readonly children: (close: () => void) => ReactNode;
};

/** A button with something that opens under it. Its machinery is fetched when it is first opened. */
export function Popup({ label, trigger, className = 'button', align, tip, onOpenChange, children }: Props) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const change = (next: boolean) => {
    setOpen(next);
    onOpenChange?.(next);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-haspopup="dialog"
        aria-expanded={open}
        data-tip={open ? undefined : tip}
        onClick={() => change(!open)}
      >
        {trigger}
      </button>
      {open && (
        <Suspense fallback={null}>
          <PopupContent label={label} anchor={button} align={align ?? 'start'} onClose={() => change(false)}>
            {children(() => change(false))}
          </PopupContent>
        </Suspense>
      )}
    </>
  );
}
