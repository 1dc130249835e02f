import type { Floor } from '../../floor/floor.ts';
import type { AgentId } from '../../floor/ids.ts';
import type { TeamCount } from './live.ts';
import { rowOf } from './row.ts';
import type { AgentRow } from './types.ts';

/** The rows of all agents, derived from the floor and kept up for those who are touched. */
export type RowBook = {
  readonly get: (id: AgentId) => AgentRow | undefined;
  readonly all: () => Iterable<AgentRow>;
  readonly size: () => number;
  readonly teams: () => readonly TeamCount[];
  /** Looks at the touched agents again; returns those whose row changed, came or went. */
  readonly update: (floor: Floor, touched: Iterable<AgentId>) => readonly AgentId[];
  /** Looks at everybody again, for a floor that was replaced. */
  readonly replace: (floor: Floor) => readonly AgentId[];
};

export function createRowBook(): RowBook {
  const rows = new Map<AgentId, AgentRow>();
  const counts = new Map<string, number>();
  let teams: readonly TeamCount[] | undefined;

  function count(team: string | undefined, change: number) {
    const name = team ?? '';
    const now = (counts.get(name) ?? 0) + change;
    if (now === 0) counts.delete(name);
    else counts.set(name, now);
    teams = undefined;
  }

  function look(floor: Floor, id: AgentId, agent = floor.agents.get(id)): boolean {
    const before = rows.get(id);
    if (agent === undefined) {
      if (before !== undefined) count(before.team, -1);
      return rows.delete(id);
    }
    const row = rowOf(floor, agent, before);
    if (row === before) return false;
    if (before === undefined || before.team !== row.team) {
      if (before !== undefined) count(before.team, -1);
      count(row.team, 1);
    }
    rows.set(id, row);
    return true;
  }

  return {
    get: id => rows.get(id),
    all: () => rows.values(),
    size: () => rows.size,
    teams() {
      teams ??= [...counts]
        .map(([name, count]) => ({ name, count }))
        .sort((a, b) => a.name.localeCompare(b.name));
      return teams;
    },
    update: (floor, touched) => [...touched].filter(id => look(floor, id)),
    replace(floor) {
      const changed = [...rows.keys()].filter(id => !floor.agents.has(id) && look(floor, id));
      floor.agents.forEach((agent, id) => {
        if (look(floor, id, agent)) changed.push(id);
      });
      return changed;
    },
  };
}
