import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { PATHS } from '../../paths.ts';
import { useStateLimits } from '../../session/use-thresholds.ts';
import { usePhone } from './row-height.ts';
import { type FloorSearch, rosterViewOf } from './search.ts';

const route = getRouteApi(PATHS.floor);

/** Changes parts of the address; `replace` leaves no trace in the history (typing, sorting). */
export type ChangeSearch = (change: Partial<FloorSearch>, how?: 'push' | 'replace') => void;

/** What the floor's address says, and how to change it. */
export function useFloorSearch(): readonly [FloorSearch, ChangeSearch] {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = useCallback<ChangeSearch>(
    (part, how = 'replace') =>
      void navigate({ search: before => ({ ...before, ...part }), replace: how === 'replace' }),
    [navigate],
  );
  return [search, change];
}

/** Which agents are shown, by the address; on a phone trouble comes first across all teams unless it says otherwise. */
export function useRosterView(search: FloorSearch) {
  const phone = usePhone();
  const usual = useStateLimits();
  return useMemo(
    () => rosterViewOf(phone ? { group: 'none', ...search } : search, usual),
    [search, phone, usual],
  );
}
