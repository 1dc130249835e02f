import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { forgetAsked } from '../commands/asked.ts';
import { useDrawn, useEventStream } from '../live/index.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import { closeDialog, openDialog, useOpenDialog } from './dialogs.ts';
import { isPlainKey } from './keys.ts';
import { TopBar } from './top-bar.tsx';

const IdentityDialog = lazy(() => import('./identity-dialog.tsx'));
const KeysDialog = lazy(() => import('./keys-dialog.tsx'));
const Palette = lazy(() => import('./palette.tsx'));
const ReceiptTray = lazy(() => import('../commands/receipt-tray.tsx'));

/** Everything around a view for those who are signed in. It follows the floor as long as it is there. */
export function Shell({ onSignedOut }: { readonly onSignedOut: () => void }) {
  const feed = useEventStream();
  // The floor comes first; receipts can only come after it.
  const drawn = useDrawn();
  const signedOut = feed.state === 'signed-out';
  useEffect(() => {
    if (signedOut) onSignedOut();
  }, [signedOut, onSignedOut]);
  useEffect(() => forgetAsked, []);
  useGlobalKeys();
  usePalettePreloaded();
  return (
    <div className="shell" data-feed={feed.state}>
      <button type="button" className="skip-link" onClick={() => document.getElementById('view')?.focus()}>
        Skip to the view
      </button>
      <TopBar />
      <ConnectionBanner feed={feed} />
      <main id="view" className="view" tabIndex={-1}>
        <Outlet />
      </main>
      {drawn && (
        <Suspense fallback={null}>
          <ReceiptTray />
        </Suspense>
      )}
      <Dialogs />
    </div>
  );
}

function Dialogs() {
  const open = useOpenDialog();
  if (open === undefined) return null;
  return (
    <Suspense fallback={null}>
      {open.kind === 'palette' && <Palette onClose={closeDialog} />}
      {open.kind === 'keys' && <KeysDialog onClose={closeDialog} />}
      {open.kind === 'identity' && <IdentityDialog platformId={open.platformId} onClose={closeDialog} />}
    </Suspense>
  );
}

/** Fetches what the keyboard may call for at any moment, once there is nothing better to do. */
function usePalettePreloaded() {
  useEffect(() => {
    const wait = setTimeout(() => void import('./palette.tsx'), 1500);
    return () => clearTimeout(wait);
  }, []);
}

function useGlobalKeys() {
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey) {
        event.preventDefault();
        openDialog({ kind: 'palette' });
      } else if (event.key === '?' && isPlainKey(event)) {
        event.preventDefault();
        openDialog({ kind: 'keys' });
      }
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, []);
}
