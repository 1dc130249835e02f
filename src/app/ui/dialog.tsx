import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { IconButton } from './button.tsx';
import { Speaker } from './speaker.tsx';

type Props = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Hides the title bar; the title is still told to readers. */
  readonly bare?: boolean;
  readonly wide?: boolean;
};

/**
 * A modal dialog on the browser's own `<dialog>`: what is marked `data-first` takes the focus,
 * focus stays inside, Escape closes, focus returns.
 */
export function Dialog({ title, onClose, children, bare = false, wide = false }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    dialog?.showModal();
    (dialog?.querySelector<HTMLElement>('[data-first]') ?? dialog)?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard's way to close is Escape, which the dialog itself handles
    <dialog
      ref={ref}
      className="dialog"
      tabIndex={-1}
      aria-label={title}
      data-wide={wide || undefined}
      onCancel={event => {
        event.preventDefault();
        onClose();
      }}
      onClick={event => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className="dialog-body">
        {!bare && (
          <header className="dialog-head">
            <h2>{title}</h2>
            <IconButton label="Close" onClick={onClose}>
              <X size={16} aria-hidden="true" />
            </IconButton>
          </header>
        )}
        {children}
      </div>
      <Speaker />
    </dialog>
  );
}
