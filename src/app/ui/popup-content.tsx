import { Popover } from 'radix-ui';
import type { ReactNode, RefObject } from 'react';

/** What opens under a button: focus goes in, Escape or a click elsewhere closes, focus returns to the button. */
export default function PopupContent(props: {
  readonly label: string;
  readonly anchor: RefObject<HTMLButtonElement | null>;
  readonly align: 'start' | 'center' | 'end';
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { anchor } = props;
  return (
    <Popover.Root open onOpenChange={open => !open && props.onClose()}>
      <Popover.Anchor
        virtualRef={{
          get current() {
            return anchor.current ?? document.body;
          },
        }}
      />
      <Popover.Portal>
        <Popover.Content
          className="popup"
          aria-label={props.label}
          align={props.align}
          sideOffset={6}
          collisionPadding={8}
          // What is only read holds nothing that can have the focus, and may be longer than there is room.
          tabIndex={0}
          // At once: the keys that follow belong to the button already.
          onEscapeKeyDown={() => anchor.current?.focus()}
          onCloseAutoFocus={event => {
            event.preventDefault();
            // Whoever went on elsewhere in the meantime stays there.
            if (document.activeElement === document.body) anchor.current?.focus();
          }}
          onInteractOutside={event => {
            if (event.target instanceof Node && anchor.current?.contains(event.target))
              event.preventDefault();
          }}
        >
          {props.children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
