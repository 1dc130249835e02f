import { Contrast } from 'lucide-react';
import { lazy } from 'react';
import { Popup } from '../ui/popup.tsx';

const LooksPanel = lazy(() => import('./looks-panel.tsx'));

/** Theme and density of this device. */
export function LooksMenu() {
  return (
    <Popup
      label="How it looks"
      className="icon-button"
      align="end"
      tip="How it looks"
      trigger={
        <>
          <Contrast size={16} aria-hidden="true" />
          <span className="sr-only">How it looks</span>
        </>
      }
    >
      {() => <LooksPanel />}
    </Popup>
  );
}
