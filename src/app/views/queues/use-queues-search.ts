import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { PATHS } from '../../paths.ts';
import type { QueuesSearch } from './search.ts';

const route = getRouteApi(PATHS.queues);

/** Changes parts of the address; `replace` leaves no trace in the history (typing, sorting). */
export type ChangeSearch = (change: Partial<QueuesSearch>, how?: 'push' | 'replace') => void;

/** What the address of the queues says, and how to change it. */
export function useQueuesSearch(): readonly [QueuesSearch, ChangeSearch] {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = useCallback<ChangeSearch>(
    (part, how = 'replace') =>
      void navigate({ search: before => ({ ...before, ...part }), replace: how === 'replace' }),
    [navigate],
  );
  return [search, change];
}
