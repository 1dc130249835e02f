import type { RosterRows } from '../../live/index.ts';

/** A stretch of agents that stand together: where its rows begin, and how many there are. */
export type TileGroup = {
  /** Row of the group's header; `undefined`: there is none. */
  readonly header: number | undefined;
  /** Row of its first agent. */
  readonly from: number;
  /** Agents that are shown: 0 when the group is closed. */
  readonly count: number;
};

/** The stretches of a floor's rows. Without grouping all rows are one, which has no header. */
export function tileGroups(rows: Pick<RosterRows, 'groups' | 'rowAt' | 'length'>): readonly TileGroup[] {
  if (rows.rowAt(0)?.kind !== 'group') return [{ header: undefined, from: 0, count: rows.length }];
  return rows.groups().map(({ index, count, collapsed }) => ({
    header: index,
    from: index + 1,
    count: collapsed ? 0 : count,
  }));
}

/** One line of the tile wall: a group's header, or a stretch of rows side by side. */
export type TileLine =
  | { readonly kind: 'header'; readonly row: number }
  | { readonly kind: 'tiles'; readonly from: number; readonly count: number };

/** Where each group's lines begin on a wall with so many tiles across; found again by bisection. */
export function layTiles(groups: readonly TileGroup[], across: number) {
  const starts: number[] = [];
  let lines = 0;
  for (const group of groups) {
    starts.push(lines);
    lines += (group.header === undefined ? 0 : 1) + Math.ceil(group.count / across);
  }

  function groupOf(line: number): number {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= line) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  return {
    /** Number of lines. */
    lines,
    /** What stands on a line. */
    lineAt(line: number): TileLine | undefined {
      const at = groupOf(line);
      const group = groups[at];
      if (group === undefined || line < 0 || line >= lines) return undefined;
      const inside = line - (starts[at] ?? 0) - (group.header === undefined ? 0 : 1);
      if (inside < 0 && group.header !== undefined) return { kind: 'header', row: group.header };
      const from = group.from + inside * across;
      return { kind: 'tiles', from, count: Math.min(across, group.from + group.count - from) };
    },
    /** The line on which a row of the list stands. */
    lineOf(row: number): number {
      let at = groups.length - 1;
      while (at > 0 && (groups[at]?.header ?? groups[at]?.from ?? 0) > row) at -= 1;
      const group = groups[at];
      if (group === undefined) return 0;
      const start = starts[at] ?? 0;
      if (row === group.header) return start;
      return start + (group.header === undefined ? 0 : 1) + Math.floor((row - group.from) / across);
    },
  };
}

export type TileLayout = ReturnType<typeof layTiles>;
