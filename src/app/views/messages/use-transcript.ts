import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { TextMessage } from '../../../floor/entities.ts';
import { KEPT, type TextThread } from '../../../floor/floor.ts';
import { API } from '../../../protocol/paths.ts';
import type { TextMessagesReply } from '../../../protocol/texts.ts';
import { useDeps } from '../../deps.tsx';
import { messageOf, request } from '../../session/request.ts';
import { joined } from './entries.ts';

/** Longest transcript that is kept while a conversation is open. */
const MOST = 5000;
const PAGE = 200;

/** A transcript as far as it is known here, and how far it goes back. */
export type TranscriptRead = {
  readonly messages: readonly TextMessage[];
  /** What stands before the first message. */
  readonly before: 'nothing' | 'unknown' | 'more' | 'fetching' | 'failed';
  readonly problem: string | undefined;
  /** Fetches the messages before the first one; nothing happens while that is under way. */
  readonly goBack: () => void;
  /** Fetches once more what could not be fetched. */
  readonly askAgain: () => void;
};

/**
 * The messages of a conversation as long as it is open: what the floor holds, what it has let go of since, and older
 * ones that were asked for. `revealed`: the texts may be read although the floor masks them.
 */
export function useTranscript(thread: TextThread, revealed = false): TranscriptRead {
  const { session } = thread;
  const { id } = session;
  const live = useUnmasked(thread, revealed);
  const held = useRef<{ readonly key: string; readonly messages: readonly TextMessage[] }>(undefined);
  const key = `${id} ${revealed}`;
  const before = held.current?.key === key ? held.current.messages : [];
  const known = before === live ? live : joined(before, live, MOST);
  held.current = { key, messages: known };

  const { fetch } = useDeps();
  const [from, setFrom] = useState<number>();
  const older = useInfiniteQuery({
    queryKey: ['text-older', id, revealed, from],
    enabled: from !== undefined,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    initialPageParam: from ?? 0,
    queryFn: ({ pageParam, signal }) =>
      request<TextMessagesReply>(fetch, `${API.textMessages(id)}?before=${pageParam}&limit=${PAGE}`, {
        signal,
      }),
    getNextPageParam: ({ messages, more }) => (more ? messages[0]?.index : undefined),
  });
  const { data, hasNextPage, isFetching, isError, error, fetchNextPage, refetch } = older;
  const messages = useMemo(() => {
    const past = data?.pages.toReversed().flatMap(page => page.messages) ?? [];
    return joined(past, known, MOST);
  }, [data, known]);

  const most = session.state === 'ended' ? KEPT.endedMessages : KEPT.messages;
  const mayGoOn = from === undefined ? thread.messages.length >= most : isFetching || hasNextPage;
  const first = messages[0]?.index;
  const goBack = useCallback(() => {
    if (!mayGoOn || isFetching || messages.length >= MOST) return;
    if (from === undefined) setFrom(first);
    else void fetchNextPage();
  }, [mayGoOn, isFetching, from, first, fetchNextPage, messages.length]);
  const rest = session.transcript === 'whole' ? 'nothing' : 'unknown';
  return {
    messages,
    before: isError ? 'failed' : isFetching ? 'fetching' : mayGoOn ? 'more' : rest,
    problem: error === null ? undefined : messageOf(error),
    goBack,
    askAgain: () => void (data === undefined ? refetch() : fetchNextPage()),
  };
}

/** The newest messages: from the floor, or where one has unmasked them, as they are. */
function useUnmasked(thread: TextThread, revealed: boolean): readonly TextMessage[] {
  const { fetch } = useDeps();
  const { id } = thread.session;
  const last = thread.messages.at(-1)?.index;
  const { data } = useQuery({
    queryKey: ['text-revealed', id, last],
    enabled: revealed,
    gcTime: 0,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request<TextMessagesReply>(fetch, `${API.textMessages(id)}?limit=${KEPT.messages}`, { signal }),
  });
  return revealed ? (data?.messages ?? []) : thread.messages;
}
