import { queryOptions } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { API } from '../../protocol/paths.ts';
import type { Permission, SessionReply } from '../../protocol/session.ts';
import type { Deps } from '../deps.tsx';
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
