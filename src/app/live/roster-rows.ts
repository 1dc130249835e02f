import type { AgentId } from '../../floor/ids.ts';
import type { Placed } from './roster.ts';
import type { Layout } from './roster-groups.ts';
import type { RosterRows } from './types.ts';

/** One version of a roster's rows, as views read them. */
export function rowsOf(version: number, layout: Layout, placed: ReadonlyMap<AgentId, Placed>): RosterRows {
  return {
    version,
    shown: layout.shown,
    length: layout.length,
    rowAt(index) {
      const found = layout.at(index);
      if (found === undefined) return undefined;
      if (typeof found !== 'string') return { kind: 'group', key: `group ${found.key}`, group: found };
      return { kind: 'agent', key: found, id: found, over: placed.get(found)?.share?.over ?? false };
    },
    indexOf(id) {
      const entry = placed.get(id)?.entry;
      return entry === undefined ? -1 : layout.rankOf(entry);
    },
    groupAt: layout.groupAt,
    groups: layout.groups,
  };
}
