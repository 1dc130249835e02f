import type { DisplayState } from '../../../../floor/display.ts';
import type { Floor } from '../../../../floor/floor.ts';
import { type AgentId, platformOf, type QueueId } from '../../../../floor/ids.ts';
import type { Millis } from '../../../../lib/clock.ts';
import { fold } from '../board.ts';

/** What has to be known of an agent to offer them. */
export type AgentFacts = {
  readonly id: AgentId;
  readonly name: string;
  readonly team: string | undefined;
  readonly display: DisplayState;
  readonly since: Millis | undefined;
};

/** Somebody who could serve the queue. */
export type Candidate = AgentFacts & {
  readonly free: boolean;
  /** Why they would fit: `in the team of 4 members`. */
  readonly fit: string | undefined;
  readonly rank: number;
};

/** Could take one more, though they have work already. */
const BUSY: readonly DisplayState[] = ['available-busy'];
const AWAY: readonly DisplayState[] = ['logged-out', 'unknown'];

/** Who is not in the queue yet: free ones first, and of those who do like work. */
export function candidatesFor(
  queueId: QueueId,
  floor: Pick<Floor, 'agents' | 'agentsOf' | 'queuesOf' | 'queues'>,
  factsOf: (id: AgentId) => AgentFacts | undefined,
  words: string,
): readonly Candidate[] {
  const platformId = platformOf(queueId);
  const members = floor.agentsOf.get(queueId);
  const teams = new Map<string, number>();
  const kin = new Map<QueueId, number>();
  for (const id of members?.keys() ?? []) {
    const team = factsOf(id)?.team;
    if (team !== undefined) teams.set(team, (teams.get(team) ?? 0) + 1);
    for (const other of floor.queuesOf.get(id)?.keys() ?? [])
      if (other !== queueId) kin.set(other, (kin.get(other) ?? 0) + 1);
  }
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  const found: Candidate[] = [];
  for (const id of floor.agents.keys()) {
    if (platformOf(id) !== platformId || members?.has(id)) continue;
    const facts = factsOf(id);
    if (facts === undefined) continue;
    const where = fold(`${facts.name} ${facts.team ?? ''} ${id}`);
    if (!wanted.every(word => where.includes(word))) continue;
    const inTeam = facts.team === undefined ? 0 : (teams.get(facts.team) ?? 0);
    const shared = [...(floor.queuesOf.get(id)?.keys() ?? [])].filter(other => kin.has(other));
    const fit =
      inTeam > 0
        ? `in the team of ${inTeam} ${inTeam === 1 ? 'member' : 'members'}`
        : shared.length > 0
          ? `also serves ${floor.queues.get(shared[0] ?? queueId)?.name ?? 'a queue of its members'}`
          : undefined;
    const free = facts.display === 'available-idle';
    const rank =
      (free ? 0 : BUSY.includes(facts.display) ? 5 : AWAY.includes(facts.display) ? 20 : 10) +
      (inTeam > 0 ? 0 : shared.length > 0 ? 1 : 2);
    found.push({ ...facts, free, fit, rank });
  }
  return found.sort(
    (a, b) =>
      a.rank - b.rank ||
      (a.since ?? Number.MAX_SAFE_INTEGER) - (b.since ?? Number.MAX_SAFE_INTEGER) ||
      a.name.localeCompare(b.name),
  );
}
