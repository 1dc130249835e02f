import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { PlatformId } from '../../floor/ids.ts';

/** What is open above the view, at most one at a time. */
export type OpenDialog =
  | { readonly kind: 'palette' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'identity'; readonly platformId: PlatformId };

const store = createStore<{ readonly open: OpenDialog | undefined }>()(() => ({ open: undefined }));

/** Opens a dialog in place of the one that may be open. */
export function openDialog(open: OpenDialog): void {
  store.setState({ open });
}

export function closeDialog(): void {
  store.setState({ open: undefined });
}

/** The dialog that is open. */
export function useOpenDialog(): OpenDialog | undefined {
  return useStore(store, state => state.open);
}
