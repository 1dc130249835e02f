import { useQuery } from '@tanstack/react-query';
import type { QueueId } from '../../../floor/ids.ts';
import { API } from '../../../protocol/paths.ts';
import type { Trend, TrendsReply } from '../../../protocol/queues.ts';
import { useDeps } from '../../deps.tsx';
import { request } from '../../session/request.ts';

const MINUTES = 60;

/** The last hour of every queue in sight, asked for again each minute. */
export function useTrends(): ReadonlyMap<QueueId, Trend> | undefined {
  const { fetch } = useDeps();
  const { data } = useQuery({
    queryKey: ['queue-trends'],
    queryFn: ({ signal }) => request<TrendsReply>(fetch, `${API.trends}?minutes=${MINUTES}`, { signal }),
    select: byQueue,
    refetchInterval: 60_000,
    staleTime: 30_000,
  });
  return data;
}

const byQueue = ({ trends }: TrendsReply): ReadonlyMap<QueueId, Trend> =>
  new Map(trends.map(trend => [trend.queueId, trend]));
