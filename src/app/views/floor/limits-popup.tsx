import { Timer } from 'lucide-react';
import { lazy } from 'react';
import { Popup } from '../../ui/popup.tsx';
import type { FloorSearch } from './search.ts';
import type { ChangeSearch } from './use-floor-search.ts';

const LimitsPanel = lazy(() => import('./limits-panel.tsx'));

/** How long a state may last before it is over the limit: part of the view, so part of its link. */
export function LimitsPopup(props: {
  readonly search: FloorSearch;
  readonly change: ChangeSearch;
  readonly onOpenChange: (open: boolean) => void;
}) {
  return (
    <Popup
      label="Limits"
      className="icon-button"
      align="end"
      tip="How long a state may last"
      onOpenChange={props.onOpenChange}
      trigger={
        <>
          <Timer size={16} aria-hidden="true" />
          <span className="sr-only">Limits</span>
        </>
      }
    >
      {() => <LimitsPanel search={props.search} change={props.change} />}
    </Popup>
  );
}
