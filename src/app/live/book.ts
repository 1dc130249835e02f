import { emptyFloor, type Floor } from '../../floor/floor.ts';
import type { AgentId, QueueId } from '../../floor/ids.ts';
import type { TeamCount } from './live.ts';
import { compareNames } from './roster-order.ts';
import { listedOf, rowOf, skillsOf } from './row.ts';
import type { AgentRow, Listed } from './types.ts';

/**
 * The rows of the floor's agents. Ten thousand agents have a place in a list, and some fifty are looked at: only rows
 * that somebody read are held, and kept up for those who are touched.
 */
export type RowBook = {
  /** An agent's row for somebody who draws it: the same object until it says something else. */
  readonly get: (id: AgentId) => AgentRow | undefined;
  /** What lists need to know of an agent, for one look. */
  readonly listed: (id: AgentId) => Listed | undefined;
  /** The same of everybody. */
  readonly forEach: (look: (listed: Listed) => void) => void;
  readonly skills: (id: AgentId) => readonly QueueId[];
  readonly teams: () => readonly TeamCount[];
  /**
   * Takes in a floor on which only the touched agents changed; returns those whose row may say something else. Teams are
   * counted anew only where somebody came, went or may have another profile.
   */
  readonly update: (floor: Floor, touched: Iterable<AgentId>, profiled: boolean) => readonly AgentId[];
  /** Takes in another floor; returns everybody who is or was there. */
  readonly replace: (floor: Floor) => readonly AgentId[];
};

export function createRowBook(): RowBook {
  let floor = emptyFloor;
  const held = new Map<AgentId, AgentRow>();
  const counts = new Map<string, number>();
  let teams: readonly TeamCount[] | undefined;

  function count(team: string | undefined, change: number) {
    const name = team ?? '';
    const now = (counts.get(name) ?? 0) + change;
    if (now === 0) counts.delete(name);
    else counts.set(name, now);
    teams = undefined;
  }

  /** Counts an agent in the team where it is now. */
  function recount(before: Floor, id: AgentId) {
    const was = before.agents.get(id);
    const now = floor.agents.get(id);
    const [wasIn, isIn] = [was?.profile?.team?.name, now?.profile?.team?.name];
    if (was !== undefined && now !== undefined && wasIn === isIn) return;
    if (was !== undefined) count(wasIn, -1);
    if (now !== undefined) count(isIn, 1);
  }

  /** Makes a held row anew; `false`: it says the same as before. */
  function refresh(id: AgentId): boolean {
    const before = held.get(id);
    if (before === undefined) return true;
    const agent = floor.agents.get(id);
    if (agent === undefined) return held.delete(id);
    const row = rowOf(floor, agent, before);
    held.set(id, row);
    return row !== before;
  }

  return {
    get(id) {
      const known = held.get(id);
      if (known !== undefined) return known;
      const agent = floor.agents.get(id);
      if (agent === undefined) return undefined;
      const row = rowOf(floor, agent, undefined);
      held.set(id, row);
      return row;
    },
    listed(id) {
      const known = held.get(id);
      if (known !== undefined) return known;
      const agent = floor.agents.get(id);
      return agent && listedOf(floor, agent);
    },
    forEach(look) {
      floor.agents.forEach(agent => void look(listedOf(floor, agent)));
    },
    skills: id => held.get(id)?.skills ?? skillsOf(floor, id),
    teams() {
      teams ??= [...counts]
        .map(([name, count]) => ({ name, count }))
        .sort((a, b) => compareNames(a.name, b.name));
      return teams;
    },
    update(next, touched, profiled) {
      const before = floor;
      floor = next;
      const regrouped = profiled || before.agents.size !== next.agents.size;
      const changed: AgentId[] = [];
      for (const id of touched) {
        if (regrouped) recount(before, id);
        if (refresh(id)) changed.push(id);
      }
      return changed;
    },
    replace(next) {
      const before = floor;
      floor = next;
      counts.clear();
      teams = undefined;
      const ids: AgentId[] = [];
      floor.agents.forEach(({ profile }, id) => {
        count(profile?.team?.name, 1);
        ids.push(id);
      });
      before.agents.forEach((_, id) => {
        if (!floor.agents.has(id)) ids.push(id);
      });
      for (const id of [...held.keys()]) refresh(id);
      return ids;
    },
  };
}
