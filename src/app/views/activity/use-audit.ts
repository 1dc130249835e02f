import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { AuditReply, AuditRow } from '../../../protocol/commands.ts';
import { API } from '../../../protocol/paths.ts';
import { useDeps } from '../../deps.tsx';
import { useCommands } from '../../live/index.ts';
import { request } from '../../session/request.ts';
import { checkChain, sha256 } from './chain.ts';
import { type ActivitySearch, auditQuery } from './search.ts';

const PAGE = 100;
const KEY = 'audit';

/** The audit, newest first, page by page; asked again when a command moves on. */
export function useAudit(search: ActivitySearch) {
  const { fetch } = useDeps();
  const client = useQueryClient();
  const filter = auditQuery(search).toString();
  const newest = useCommands().reduce((latest, command) => Math.max(latest, command.asOf), 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a command that moved on has left a new row
  useEffect(() => {
    void client.invalidateQueries({ queryKey: [KEY] });
  }, [client, newest]);
  return useInfiniteQuery({
    queryKey: [KEY, filter],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam, signal }) => {
      const query = auditQuery(search);
      query.set('limit', String(PAGE));
      if (pageParam !== undefined) query.set('before', String(pageParam));
      return request<AuditReply>(fetch, `${API.audit}?${query}`, { signal });
    },
    getNextPageParam: last => last.next,
    placeholderData: keepPreviousData,
  });
}

/** Checks the rows that are listed, in this browser; `undefined` where the page is not allowed cryptography. */
export function useChainCheck(rows: readonly AuditRow[]) {
  const newest = rows[0]?.hash;
  const { data } = useQuery({
    queryKey: ['chain', newest, rows.length],
    queryFn: () => (crypto.subtle === undefined ? undefined : checkChain(rows, sha256(crypto.subtle))),
    enabled: rows.length > 0 && typeof crypto !== 'undefined' && crypto.subtle !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
  return data;
}
