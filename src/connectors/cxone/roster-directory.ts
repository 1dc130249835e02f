import type { FloorEvent } from '../../floor/events.ts';
import { type AgentId, entityId } from '../../floor/ids.ts';
import type { Round } from '../poller.ts';
import { profileFromRow } from './map-roster.ts';
import { readPages } from './pages.ts';
import { type Reading, readRows, setAside } from './roster-context.ts';
import { agentRowSchema, directoryRows, realtimeReplySchema, teamRowSchema } from './wire.ts';

/** Pages shift while they are turned: who is missing in so many directories in a row has left. */
const PATIENCE = 3;

/** Who works here, and in which team. Agents who were deactivated, or are not named any more, leave the floor. */
export function createDirectoryRound(reading: Reading): (signal: AbortSignal) => Promise<Round> {
  const { config, client, mirror, emit } = reading;

  const list = (
    source: string,
    name: string,
    ask: Parameters<typeof readPages>[1],
    onPage: (rows: readonly unknown[]) => void,
  ) =>
    readPages(
      config.poll.pageSize,
      ask,
      json => {
        const rows = directoryRows(json, name);
        const reply = realtimeReplySchema.safeParse(json);
        const totalRecords = reply.success ? reply.data.totalRecords : undefined;
        return rows && { rows, totalRecords, lastPollTime: undefined };
      },
      (raw, why) => setAside(reading, source, why, raw),
      onPage,
    );

  /** How many directories in a row did not name somebody who is not at work. */
  const unnamed = new Map<AgentId, number>();
  const forgotten = (named: ReadonlySet<AgentId>): FloorEvent[] => {
    // A key that may not read the directory is shown an empty one.
    if (named.size === 0) return [];
    return [...mirror.agents.ids()].flatMap(id => {
      const isAway = mirror.agents.get(id)?.state?.presence === 'logged-out';
      const times = named.has(id) || !isAway ? 0 : (unnamed.get(id) ?? 0) + 1;
      if (times > 0 && times < PATIENCE) unnamed.set(id, times);
      else unnamed.delete(id);
      return times < PATIENCE ? [] : mirror.agents.remove(id);
    });
  };

  return async signal => {
    const named = new Set<AgentId>();
    const names = new Map<string, string | undefined>();
    const takeTeams = (page: readonly unknown[]) => {
      for (const row of readRows(reading, 'teams', page, teamRowSchema)) names.set(row.teamId, row.teamName);
    };
    const teams = await list('teams', 'teams', page => client.teams(page, signal), takeTeams);
    if (!teams.ok) return teams;
    const takeAgents = (page: readonly unknown[]) => {
      const mapping = reading.mapping();
      const events = readRows(reading, 'agents', page, agentRowSchema).flatMap((row): FloorEvent[] => {
        const id = entityId(config.id, row.agentId);
        named.add(id);
        if (row.isActive === false) return mirror.agents.remove(id);
        const teamName = row.teamName ?? (row.teamId === undefined ? undefined : names.get(row.teamId));
        const profile = profileFromRow({ ...row, teamName }, mapping);
        return profile === undefined ? [] : mirror.agents.profile(id, profile);
      });
      kept.push(emit(events));
    };
    const kept: Promise<boolean>[] = [];
    const agents = await list('agents', 'agents', page => client.agents(page, signal), takeAgents);
    if (agents.ok) kept.push(emit(forgotten(named)));
    await Promise.all(kept);
    return agents.ok ? { ok: true } : agents;
  };
}
