import type { FloorEvent } from '../../floor/events.ts';
import { entityId } from '../../floor/ids.ts';
import type { Round } from '../poller.ts';
import { profileFromRow } from './map-roster.ts';
import { readPages } from './pages.ts';
import { type Reading, readRows, setAside } from './roster-context.ts';
import { agentRowSchema, directoryRows, realtimeReplySchema, teamRowSchema } from './wire.ts';

/** Who works here, and in which team. Agents who were deactivated leave the floor. */
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

  return async signal => {
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
        if (row.isActive === false) return mirror.agents.remove(id);
        const teamName = row.teamName ?? (row.teamId === undefined ? undefined : names.get(row.teamId));
        const profile = profileFromRow({ ...row, teamName }, mapping);
        return profile === undefined ? [] : mirror.agents.profile(id, profile);
      });
      kept.push(emit(events));
    };
    const kept: Promise<boolean>[] = [];
    const agents = await list('agents', 'agents', page => client.agents(page, signal), takeAgents);
    await Promise.all(kept);
    return agents.ok ? { ok: true } : agents;
  };
}
