import type { AgentProfile } from '../../floor/entities.ts';
import type { Floor } from '../../floor/floor.ts';
import type { AgentId } from '../../floor/ids.ts';
import { fold } from './fold.ts';
import type { TeamCount } from './live.ts';
import { rowOf } from './row.ts';
import type { AgentRow } from './types.ts';

/** An agent's row with the texts by which it is sorted. */
export type Person = {
  readonly row: AgentRow;
  readonly name: string;
  readonly team: string;
  readonly profile: AgentProfile | undefined;
};

/** The rows of all agents, derived from the floor and kept up for those who are touched. */
export type RowBook = {
  readonly get: (id: AgentId) => Person | undefined;
  readonly all: () => Iterable<Person>;
  readonly size: () => number;
  readonly teams: () => readonly TeamCount[];
  /** Looks at the touched agents again; returns those whose row changed, came or went. */
  readonly update: (floor: Floor, touched: Iterable<AgentId>) => readonly AgentId[];
  /** Looks at everybody again, for a floor that was replaced. */
  readonly replace: (floor: Floor) => readonly AgentId[];
};

export function createRowBook(): RowBook {
  const people = new Map<AgentId, Person>();
  const foldedTeams = new Map<string, string>();
  const counts = new Map<string, number>();
  let teams: readonly TeamCount[] | undefined;

  function count(team: string | undefined, change: number) {
    const name = team ?? '';
    const now = (counts.get(name) ?? 0) + change;
    if (now === 0) counts.delete(name);
    else counts.set(name, now);
    teams = undefined;
  }

  function foldedTeam(team = ''): string {
    let folded = foldedTeams.get(team);
    if (folded === undefined) {
      folded = fold(team);
      foldedTeams.set(team, folded);
    }
    return folded;
  }

  function look(floor: Floor, id: AgentId, agent = floor.agents.get(id)): boolean {
    const before = people.get(id);
    if (agent === undefined) {
      if (before !== undefined) count(before.row.team, -1);
      return people.delete(id);
    }
    const row = rowOf(floor, agent, before?.row);
    const { profile } = agent;
    if (before?.row === row && before.profile === profile) return false;
    if (before === undefined || before.row.team !== row.team) {
      if (before !== undefined) count(before.row.team, -1);
      count(row.team, 1);
    }
    const name = before?.row.name === row.name ? before.name : fold(row.name);
    people.set(id, { row, profile, name, team: foldedTeam(row.team) });
    return true;
  }

  return {
    get: id => people.get(id),
    all: () => people.values(),
    size: () => people.size,
    teams() {
      teams ??= [...counts]
        .map(([name, count]) => ({ name, count }))
        .sort((a, b) => a.name.localeCompare(b.name));
      return teams;
    },
    update: (floor, touched) => [...touched].filter(id => look(floor, id)),
    replace(floor) {
      const changed = [...people.keys()].filter(id => !floor.agents.has(id) && look(floor, id));
      floor.agents.forEach((agent, id) => {
        if (look(floor, id, agent)) changed.push(id);
      });
      return changed;
    },
  };
}
