import type { AgentId } from '../../floor/ids.ts';
import { comparator, compareGroups, type Entry } from './roster-order.ts';
import { createSortedIndex, type SortedIndex } from './sorted-index.ts';
import type { RosterGroup, RosterView } from './types.ts';

/** The entries of a view, group by group in order, with header rows between them when the view is grouped. */
export type RosterGroups = {
  readonly load: (entries: readonly Entry[]) => void;
  /** `true`: a group came into being by it. */
  readonly insert: (entry: Entry) => boolean;
  /** `true`: a group is gone by it. */
  readonly remove: (entry: Entry) => boolean;
  /** Which group it is, counted from the first. */
  readonly placeOf: (group: string) => number | undefined;
  /** An entry's `over` mark changed although its place did not. */
  readonly recountOver: (group: string, change: number) => void;
  /** Row counts and places as of now; to be asked again after a change. */
  readonly layout: () => Layout;
};

export type Layout = {
  readonly shown: number;
  readonly length: number;
  readonly at: (index: number) => RosterGroup | AgentId | undefined;
  readonly rankOf: (entry: Entry) => number;
  readonly groupAt: (index: number) => RosterGroup | undefined;
  /** Which group a row belongs to, counted from the first. */
  readonly placeOf: (index: number) => number;
  readonly groups: () => readonly RosterGroup[];
};

type Group = { readonly key: string; readonly entries: SortedIndex<Entry>; over: number; place: number };

export function createGroups(view: RosterView): RosterGroups {
  const compare = comparator(view);
  const compareKeys = compareGroups(view.group);
  const headers = view.group === 'none' ? 0 : 1;
  const collapsed = new Set(headers === 0 ? [] : view.collapsed);
  const byKey = new Map<string, Group>();
  /** In order. */
  let groups: Group[] = [];

  function open(key: string, entries: readonly Entry[] = []): Group {
    const over = entries.reduce((sum, entry) => sum + Number(entry.over), 0);
    const group = { key, entries: createSortedIndex(compare, entries), over, place: -1 };
    byKey.set(key, group);
    return group;
  }

  const inOrder = () => {
    groups = [...byKey.values()].sort((a, b) => compareKeys(a.key, b.key));
    for (const [place, group] of groups.entries()) group.place = place;
  };

  return {
    load(entries) {
      byKey.clear();
      for (const [key, members] of Map.groupBy(entries, entry => entry.group)) open(key, members);
      inOrder();
    },
    insert(entry) {
      const known = byKey.get(entry.group);
      const group = known ?? open(entry.group);
      group.entries.insert(entry);
      group.over += Number(entry.over);
      if (known === undefined) inOrder();
      return known === undefined;
    },
    remove(entry) {
      const group = byKey.get(entry.group);
      if (!group?.entries.remove(entry)) return false;
      group.over -= Number(entry.over);
      if (group.entries.size() > 0) return false;
      byKey.delete(entry.group);
      inOrder();
      return true;
    },
    placeOf: key => byKey.get(key)?.place,
    recountOver(key, change) {
      const group = byKey.get(key);
      if (group !== undefined) group.over += change;
    },
    layout: () => layOut(groups, byKey, collapsed, headers),
  };
}

/** Adds up the groups' rows: proportional to the number of groups, never of agents. */
function layOut(
  groups: readonly Group[],
  byKey: ReadonlyMap<string, Group>,
  collapsed: ReadonlySet<string>,
  headers: 0 | 1,
): Layout {
  const starts: number[] = [];
  const startOf = new Map<Group, number>();
  let length = 0;
  let shown = 0;
  for (const group of groups) {
    starts.push(length);
    startOf.set(group, length);
    length += headers + (collapsed.has(group.key) ? 0 : group.entries.size());
    shown += group.entries.size();
  }

  /** The group whose rows an index falls into. */
  function placeOf(index: number): number {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  const describe = (group: Group): RosterGroup => ({
    key: group.key,
    count: group.entries.size(),
    over: group.over,
    collapsed: collapsed.has(group.key),
    index: startOf.get(group) ?? 0,
  });

  return {
    shown,
    length,
    at(index) {
      if (index < 0 || index >= length) return undefined;
      const place = placeOf(index);
      const group = groups[place];
      if (group === undefined) return undefined;
      const rank = index - (starts[place] ?? 0) - headers;
      return rank < 0 ? describe(group) : group.entries.at(rank)?.id;
    },
    rankOf(entry) {
      const group = byKey.get(entry.group);
      const start = group && startOf.get(group);
      if (group === undefined || start === undefined || collapsed.has(group.key)) return -1;
      return start + headers + group.entries.rankOf(entry);
    },
    groupAt(index) {
      if (headers === 0 || index < 0 || index >= length) return undefined;
      const group = groups[placeOf(index)];
      return group && describe(group);
    },
    placeOf,
    groups: () => groups.map(describe),
  };
}
