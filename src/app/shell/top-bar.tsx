import { Keyboard, Search } from 'lucide-react';
import { usePlatforms } from '../live/index.ts';
import { useSession } from '../session/use-session.ts';
import { IconButton } from '../ui/button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { AccountMenu } from './account-menu.tsx';
import { openDialog } from './dialogs.ts';
import { FreshnessChip } from './freshness-chip.tsx';
import { LooksMenu } from './looks-menu.tsx';
import { MainNav } from './main-nav.tsx';
import { Wordmark } from './wordmark.tsx';

/** The bar across the top: where one can go, how fresh everything is, who one is. */
export function TopBar() {
  const platforms = usePlatforms();
  const { demo } = useSession();
  return (
    <header className="top-bar">
      <Wordmark />
      {demo && (
        <span className="demo-mark" data-tip="A demonstration floor: everybody on it is simulated.">
          Demo
        </span>
      )}
      <MainNav />
      <button type="button" className="find-button" onClick={() => openDialog({ kind: 'palette' })}>
        <Search size={14} aria-hidden="true" />
        <span className="find-button-text">Find or do</span>
        <Kbd>Ctrl K</Kbd>
      </button>
      <ul className="chips" aria-label="Platforms">
        {platforms.map(platform => (
          <li key={platform.id}>
            <FreshnessChip platform={platform} />
          </li>
        ))}
      </ul>
      <IconButton label="Keyboard" className="only-wide" onClick={() => openDialog({ kind: 'keys' })}>
        <Keyboard size={16} aria-hidden="true" />
      </IconButton>
      <LooksMenu />
      <AccountMenu />
    </header>
  );
}
