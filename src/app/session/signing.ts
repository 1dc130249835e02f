import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { API } from '../../protocol/paths.ts';
import type { SessionReply } from '../../protocol/session.ts';
import { type Deps, useDeps } from '../deps.tsx';
import { type Live, useLive } from '../live/index.ts';
import { request } from './request.ts';
import { SESSION_KEY } from './use-session.ts';

/** Forgets what was fetched for the person before. The session's own query stays: what shows it watches it. */
function changePerson(client: QueryClient, session: SessionReply | null): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] });
  client.setQueryData(SESSION_KEY, session);
}

/** Whether this is a demonstration floor, asked by those who are not signed in yet. */
export function useDemo(): boolean {
  const { fetch } = useDeps();
  const { data } = useQuery({
    queryKey: ['demo'],
    queryFn: ({ signal }) => request<{ readonly demo?: boolean }>(fetch, API.health, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.demo === true;
}

/** Signs in; the session's answer becomes known everywhere, other tabs included. */
export function useSignIn() {
  const { fetch } = useDeps();
  const live = useLive();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly username: string; readonly password: string }) =>
      request<SessionReply>(fetch, API.session, { method: 'POST', body }),
    onSuccess: session => {
      changePerson(client, session);
      live.announceSessionChange();
    },
  });
}

/**
 * Signs out and forgets everything that was fetched for the person. Where the gateway was not reached the person is still
 * signed in, and must see that: what hides it would be undone by the next answer, without a password.
 */
export function signOutOf(
  { fetch }: Pick<Deps, 'fetch'>,
  live: Pick<Live, 'announceSessionChange'>,
  client: QueryClient,
) {
  return {
    mutationFn: () => request<unknown>(fetch, API.session, { method: 'DELETE' }),
    onSuccess: () => {
      changePerson(client, null);
      live.announceSessionChange();
    },
  };
}

export function useSignOut() {
  return useMutation(signOutOf(useDeps(), useLive(), useQueryClient()));
}
