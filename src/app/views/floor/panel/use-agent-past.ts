import { useQuery } from '@tanstack/react-query';
import type { AgentId } from '../../../../floor/ids.ts';
import type { HistoryEventsReply, PastEvent } from '../../../../protocol/history.ts';
import { API } from '../../../../protocol/paths.ts';
import { useDeps } from '../../../deps.tsx';
import { useAgent, useLive } from '../../../live/index.ts';
import { request } from '../../../session/request.ts';

const HOUR_MS = 3_600_000;
const NONE: readonly PastEvent[] = [];

/** What happened to an agent in the last hour; asked for again when the agent changes. */
export function useAgentPast(id: AgentId) {
  const { fetch } = useDeps();
  const live = useLive();
  const agent = useAgent(id);
  const changed = Math.max(agent?.state?.asOf ?? 0, agent?.session?.asOf ?? 0);
  const { data, error, refetch } = useQuery({
    queryKey: ['agent-past', id, changed],
    queryFn: ({ signal }) => {
      const from = Math.floor(live.clock.now() - HOUR_MS);
      const query = new URLSearchParams({ agent: id, from: String(from), limit: '1000' });
      return request<HistoryEventsReply>(fetch, `${API.historyEvents}?${query}`, { signal });
    },
    placeholderData: before => before,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30_000,
  });
  return { past: data?.events ?? NONE, error, askAgain: () => void refetch() };
}
