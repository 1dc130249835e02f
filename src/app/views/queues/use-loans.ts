import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Millis } from '../../../lib/clock.ts';
import { API } from '../../../protocol/paths.ts';
import type { Loan, LoansReply } from '../../../protocol/queues.ts';
import { useDeps } from '../../deps.tsx';
import { useCommands } from '../../live/index.ts';
import { request } from '../../session/request.ts';

const KEY = ['loans'] as const;
const NONE: readonly Loan[] = [];

/** Who is lent to which queue until when; asked for again whenever a command about queues moves on. */
export function useLoans(): readonly Loan[] {
  const { fetch } = useDeps();
  const client = useQueryClient();
  const newest = useCommands().find(({ type }) => type.startsWith('queue.'));
  const stamp = newest === undefined ? '' : `${newest.id} ${newest.state}`;
  useEffect(() => {
    if (stamp !== '') void client.invalidateQueries({ queryKey: KEY });
  }, [client, stamp]);
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => request<LoansReply>(fetch, API.loans, { signal }),
    select: ({ loans }) => loans,
    refetchInterval: 10_000,
    staleTime: 2_000,
  });
  return data ?? NONE;
}

/** Changes when a loan ends, or keeps the agent for good (`undefined`). */
export function useChangeLoan() {
  const { fetch } = useDeps();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, until }: { readonly id: string; readonly until: Millis | undefined }) =>
      request<unknown>(fetch, API.loan(id), {
        method: until === undefined ? 'DELETE' : 'PUT',
        ...(until === undefined ? {} : { body: { until } }),
      }),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
