import type { AgentId } from '../../floor/ids.ts';
import type { Placed } from './roster.ts';
import type { Layout } from './roster-groups.ts';
import type { RosterReads } from './roster-reads.ts';
import type { RosterRows } from './types.ts';

/** One version of a roster's rows, as views read them. What is read is remembered: only its changes make a new version. */
export function rowsOf(
  version: number,
  layout: () => Layout,
  placed: ReadonlyMap<AgentId, Placed>,
  reads: RosterReads,
): RosterRows {
  const { shown, length } = layout();
  const note = (index: number, id?: AgentId) => {
    reads.row(index, layout().placeOf(index), id && placed.get(id)?.entry);
  };
  return {
    version,
    shown,
    length,
    rowAt(index) {
      const found = layout().at(index);
      if (found === undefined) return undefined;
      if (typeof found !== 'string') {
        note(index);
        return { kind: 'group', key: `group ${found.key}`, group: found };
      }
      note(index, found);
      return { kind: 'agent', key: found, id: found, over: placed.get(found)?.over ?? false };
    },
    indexOf(id) {
      const entry = placed.get(id)?.entry;
      const index = entry === undefined ? -1 : layout().rankOf(entry);
      if (index >= 0) note(index, id);
      return index;
    },
    groupAt(index) {
      const group = layout().groupAt(index);
      if (group !== undefined) note(index);
      return group;
    },
    groups() {
      reads.groups();
      return layout().groups();
    },
  };
}
