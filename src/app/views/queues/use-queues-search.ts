import { getRouteApi } from '@tanstack/react-router';
import { type ChangeSearch as Change, useChangeSearch } from '../../change-search.ts';
import { PATHS } from '../../paths.ts';
import type { QueuesSearch } from './search.ts';

const route = getRouteApi(PATHS.queues);

export type ChangeSearch = Change<QueuesSearch>;

/** What the address of the queues says, and how to change it. */
export function useQueuesSearch(): readonly [QueuesSearch, ChangeSearch] {
  return [route.useSearch(), useChangeSearch<QueuesSearch>(route.useNavigate())];
}
