import { ChevronDown } from 'lucide-react';
import { lazy } from 'react';
import { useSession } from '../session/use-session.ts';
import { firstName } from '../ui/format.ts';
import { Popup } from '../ui/popup.tsx';

const AccountPanel = lazy(() => import('./account-panel.tsx'));

/** Who one is, what one sees, as whom one acts on each platform, and the way out. */
export function AccountMenu() {
  const { user } = useSession();
  return (
    <Popup
      label="Your account"
      className="account-button"
      align="end"
      trigger={
        <>
          <bdi>{firstName(user.name)}</bdi>
          <ChevronDown size={14} aria-hidden="true" />
        </>
      }
    >
      {close => <AccountPanel onClose={close} />}
    </Popup>
  );
}
