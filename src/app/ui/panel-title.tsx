import { X } from 'lucide-react';
import type { Ref } from 'react';
import { IconButton } from './button.tsx';

/** Whose panel it is, by name, and the way out of it. The name can take the focus. */
export function PanelTitle(props: {
  readonly name: string;
  readonly headingRef: Ref<HTMLHeadingElement>;
  readonly onClose: () => void;
}) {
  return (
    <div className="panel-name">
      <h2 ref={props.headingRef} tabIndex={-1}>
        <bdi>{props.name}</bdi>
      </h2>
      <IconButton label="Close the panel" onClick={props.onClose}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
