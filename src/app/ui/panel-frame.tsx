import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';
import { Speaker } from './speaker.tsx';

const NARROW = '(max-width: 900px)';

function useNarrow(): boolean {
  return useSyncExternalStore(
    call => {
      const query = matchMedia(NARROW);
      query.addEventListener('change', call);
      return () => query.removeEventListener('change', call);
    },
    () => matchMedia(NARROW).matches,
  );
}

/** The panel's place: beside the list where there is room, a sheet over it where there is not. */
export function PanelFrame(props: {
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const narrow = useNarrow();
  if (narrow) return <Sheet {...props} />;
  return (
    <aside className="panel" aria-label={props.label}>
      {props.children}
    </aside>
  );
}

function Sheet({ label, onClose, children }: Parameters<typeof PanelFrame>[0]) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className="panel sheet"
      aria-label={label}
      onCancel={event => {
        event.preventDefault();
        onClose();
      }}
    >
      {children}
      <Speaker />
    </dialog>
  );
}
