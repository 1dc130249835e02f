import { useMemo } from 'react';
import type { Platform } from '../../../../floor/entities.ts';
import { isEntityId, membershipKey, type PlatformId } from '../../../../floor/ids.ts';
import {
  DEFAULT_VIEW,
  useCommands,
  useNow,
  usePlatforms,
  useRoster,
  useRosterRows,
} from '../../../live/index.ts';
import type { QueueBoard, QueueLine } from '../board.ts';
import type { QueuesSearch } from '../search.ts';

/** What the matrix is made of: one platform's agents and its queues that pass the filters. */
export type MatrixModel = {
  readonly platform: Platform | undefined;
  readonly platforms: readonly Platform[];
  readonly lines: readonly QueueLine[];
  readonly rows: ReturnType<typeof useRosterRows>;
};

/** Agents of one platform cannot serve another's queues, so that one platform is shown at a time. */
export function useMatrix(board: QueueBoard, search: QueuesSearch): MatrixModel {
  const platforms = usePlatforms();
  const platformId = search.platform?.[0] ?? firstWithQueues(board, platforms);
  const platform = platforms.find(({ id }) => id === platformId);
  const roster = useRoster({
    ...DEFAULT_VIEW,
    text: search.agents ?? '',
    teams: search.team ?? [],
    platforms: platformId === undefined ? [] : [platformId],
    sort: 'name',
    group: 'none',
  });
  const rows = useRosterRows(roster);
  const lines = useMemo(
    () =>
      [...board.lines.values()]
        .filter(({ queue, id }) => queue.platformId === platformId && (isShown(board, search, id) ?? true))
        .sort((a, b) => a.queue.name.localeCompare(b.queue.name) || (a.id < b.id ? -1 : 1)),
    [board, search, platformId],
  );
  return { platform, platforms, lines, rows };
}

function isShown(board: QueueBoard, { text, channel, trouble }: QueuesSearch, id: QueueLine['id']): boolean {
  const filtered = text !== undefined || channel !== undefined || trouble !== undefined;
  return !filtered || board.ids.includes(id);
}

function firstWithQueues(board: QueueBoard, platforms: readonly Platform[]): PlatformId | undefined {
  const counts = new Map<PlatformId, number>();
  for (const { queue } of board.lines.values())
    counts.set(queue.platformId, (counts.get(queue.platformId) ?? 0) + 1);
  return platforms.toSorted((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0))[0]?.id;
}

/** An accepted change that does not show is not waited for longer than this. */
const PENDING_MS = 15 * 60_000;

/** Memberships with a command under way. The same set while nothing changes. */
export function useGoingKeys(): ReadonlySet<string> {
  const commands = useCommands();
  const minute = Math.floor(useNow() / 60_000);
  return useMemo(() => {
    const keys = new Set<string>();
    for (const { state, target, asOf } of commands) {
      const { queueId, agentId } = target;
      const open = state === 'waiting' || state === 'sent' || state === 'accepted';
      if (!open || minute * 60_000 - asOf > PENDING_MS) continue;
      if (queueId !== undefined && agentId !== undefined && isEntityId(queueId) && isEntityId(agentId))
        keys.add(membershipKey(queueId, agentId));
    }
    return keys;
  }, [commands, minute]);
}
