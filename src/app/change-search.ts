import { useCallback } from 'react';

/** Changes parts of an address; `replace` leaves no trace in the history (typing, sorting). */
export type ChangeSearch<Search> = (change: Partial<Search>, how?: 'push' | 'replace') => void;

/** How to change parts of a view's address, by the router's `navigate` of that view. */
export function useChangeSearch<Search>(
  navigate: (to: { readonly search: (before: Search) => Search; readonly replace: boolean }) => unknown,
): ChangeSearch<Search> {
  return useCallback(
    (part, how = 'replace') =>
      void navigate({ search: before => ({ ...before, ...part }), replace: how === 'replace' }),
    [navigate],
  );
}
