import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { API } from '../../protocol/paths.ts';
import type { Permission, SessionReply } from '../../protocol/session.ts';
import { type Deps, useDeps } from '../deps.tsx';
import { type Live, useLive } from '../live/index.ts';
import { RequestFailure, request } from './request.ts';

export const SESSION_KEY = ['session'] as const;

/** Who is signed in; `null`: nobody. */
export const sessionQuery = ({ fetch }: Pick<Deps, 'fetch'>) =>
  queryOptions({
    queryKey: SESSION_KEY,
    queryFn: ({ signal }) =>
      request<SessionReply>(fetch, API.session, { signal }).catch((error: unknown) => {
        if (error instanceof RequestFailure && error.code === 'not-signed-in') return null;
        throw error;
      }),
    staleTime: 60_000,
    retry: false,
  });

/**
 * Who is signed in, for everything below. Handed down rather than asked of the query by each part: a part that draws
 * itself anew just when somebody signs out would hear of it before whatever shows the part does.
 */
export const SessionContext = createContext<SessionReply | undefined>(undefined);

/** Who is signed in, while something below is shown only to those who are. */
export function useSession(): SessionReply {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('useSession outside of the signed-in part');
  return session;
}

/** Whether the person may do or see something. */
export function useMay(permission: Permission): boolean {
  return useSession().permissions.includes(permission);
}

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
