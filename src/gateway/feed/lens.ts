import type { Agent } from '../../floor/entities.ts';
import { seesAgent, seesPlatform } from '../../floor/scope.ts';
import type { Scope } from '../../protocol/session.ts';
import { type Audience, EVERYONE } from '../log/event-log.ts';
import { mayRole } from '../people/permissions.ts';
import type { Person } from '../people/person.ts';

/** Through what a viewer sees the floor. Viewers with equal lenses share every byte that is sent [FD3]. */
export type Lens = {
  /** Equal for equal lenses. */
  readonly key: string;
  readonly scope: Scope;
  /** May see customers' numbers and names, notes and raw payloads. */
  readonly customers: boolean;
  /** May read conversations. */
  readonly texts: boolean;
  /** May see why colleagues acted, and what the platform answered them. */
  readonly reasons: boolean;
};

/** The lens of a person: scope, and the permissions that decide what is masked. */
export function lensOf(person: Pick<Person, 'role' | 'scope'>): Lens {
  const scope = {
    platforms: person.scope.platforms.toSorted(),
    teams: person.scope.teams.toSorted(),
  };
  const customers = mayRole(person.role, 'customer.view');
  const texts = mayRole(person.role, 'text.view');
  const reasons = mayRole(person.role, 'audit.view');
  const key = JSON.stringify([scope.platforms, scope.teams, customers, texts, reasons]);
  return { key, scope, customers, texts, reasons };
}

/** How an event looks through a lens: as it is, as a farewell, not at all, or as more than an event can tell. */
export type Sight = 'shown' | 'leaving' | 'hidden' | 'entering';

/** What a lens makes of an event's audience [FD4, FD5, FD6]. */
export function sightOf(lens: Lens, audience: Audience, isWhole: boolean): Sight {
  if (!seesPlatform(lens.scope, audience.platformId)) return 'hidden';
  const sees = seesTeam(lens, audience.team);
  if (audience.leftTeam === undefined) return sees ? 'shown' : 'hidden';
  const saw = seesTeam(lens, audience.leftTeam);
  if (sees) return saw || isWhole ? 'shown' : 'entering';
  return saw ? 'leaving' : 'hidden';
}

function seesTeam(lens: Lens, team: string): boolean {
  const { teams } = lens.scope;
  return teams.length === 0 || team === EVERYONE || teams.includes(team);
}

/** Whether a lens shows an agent. */
export function showsAgent(lens: Lens, agent: Agent | undefined): boolean {
  return agent === undefined ? lens.scope.teams.length === 0 : seesAgent(lens.scope, agent);
}
