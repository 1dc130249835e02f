import { getRouteApi } from '@tanstack/react-router';
import { type ChangeSearch as Change, useChangeSearch } from '../../change-search.ts';
import { PATHS } from '../../paths.ts';
import type { MessagesSearch } from './search.ts';

const route = getRouteApi(PATHS.messages);

export type ChangeSearch = Change<MessagesSearch>;

/** What the address of the messages says, and how to change it. */
export function useMessagesSearch(): readonly [MessagesSearch, ChangeSearch] {
  return [route.useSearch(), useChangeSearch<MessagesSearch>(route.useNavigate())];
}
