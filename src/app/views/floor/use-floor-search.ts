import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type ChangeSearch as Change, useChangeSearch } from '../../change-search.ts';
import { PATHS } from '../../paths.ts';
import { useStateLimits } from '../../session/use-thresholds.ts';
import { usePhone } from './row-height.ts';
import { type FloorSearch, rosterViewOf } from './search.ts';

const route = getRouteApi(PATHS.floor);

export type ChangeSearch = Change<FloorSearch>;

/** What the floor's address says, and how to change it. */
export function useFloorSearch(): readonly [FloorSearch, ChangeSearch] {
  return [route.useSearch(), useChangeSearch<FloorSearch>(route.useNavigate())];
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
