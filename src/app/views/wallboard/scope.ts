import type { Platform, Queue, TextSession } from '../../../floor/entities.ts';
import { type AgentId, type PlatformId, platformOf } from '../../../floor/ids.ts';
import type { WallboardSearch } from './search.ts';

/** Whose numbers a wall shows. */
export type Scope = Pick<WallboardSearch, 'queues' | 'teams' | 'platforms'>;

/** Whether a team is meant: names stand one by one, or together with commas between them. */
export function isTeamOf(teams: readonly string[] | undefined, name: string): boolean {
  return teams === undefined || teamNames(teams).includes(name);
}

/** Team names of an address. A name may hold a comma itself, so the whole text counts as one as well. */
export function teamNames(teams: readonly string[]): readonly string[] {
  return [...new Set(teams.flatMap(one => [one, ...one.split(',').map(part => part.trim())]))];
}

/** Platforms that a wall asks: those named, else those of the queues named, else all. By name. */
export function platformsIn(
  scope: Scope,
  all: readonly Platform[],
): readonly {
  readonly id: PlatformId;
  readonly name: string;
  readonly kind: Platform['kind'] | undefined;
}[] {
  const named = scope.platforms ?? scope.queues?.map(platformOf);
  if (named === undefined) return all;
  const known = new Map(all.map(platform => [platform.id, platform]));
  return [...new Set(named)].map(id => known.get(id) ?? { id, name: id, kind: undefined });
}

/** The queues of a wall. */
export function queuesIn({ queues, platforms }: Scope, all: readonly Queue[]): readonly Queue[] {
  return all.filter(
    ({ id, platformId }) =>
      (queues === undefined || queues.includes(id)) &&
      (platforms === undefined || platforms.includes(platformId)),
  );
}

/**
 * The live text conversations of a wall. They tell the name of their queue, not its id, so names are compared; those of
 * an agent whose team is not known belong to no team.
 */
export function textsIn(
  scope: Scope,
  all: Iterable<TextSession>,
  queues: readonly Queue[],
  teamOf: (id: AgentId) => string | undefined,
): readonly TextSession[] {
  const names = new Set(queues.map(({ platformId, name }) => `${platformId}:${name}`));
  const found: TextSession[] = [];
  for (const text of all) {
    const { state, platformId, queueName, agentId } = text;
    if (state === 'ended') continue;
    if (scope.platforms !== undefined && !scope.platforms.includes(platformId)) continue;
    if (scope.queues !== undefined && !names.has(`${platformId}:${queueName ?? ''}`)) continue;
    if (
      scope.teams !== undefined &&
      !isTeamOf(scope.teams, (agentId === undefined ? undefined : teamOf(agentId)) ?? '')
    )
      continue;
    found.push(text);
  }
  return found;
}
