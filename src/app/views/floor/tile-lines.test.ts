import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RosterGroup, RosterRow } from '../../live/index.ts';
import { layTiles, type TileGroup, tileGroups } from './tile-lines.ts';

/** Groups with headers, as a roster lays them out: header, agents, header, agents. */
function makeGroups(counts: readonly number[]): readonly TileGroup[] {
  let row = 0;
  return counts.map(count => {
    const group = { header: row, from: row + 1, count };
    row += 1 + count;
    return group;
  });
}

describe('the tile wall', () => {
  it('puts a header on a line of its own and so many tiles on each line after it', () => {
    const wall = layTiles(makeGroups([5, 0, 2]), 3);
    expect(wall.lines).toBe(6);
    expect([0, 1, 2, 3, 4, 5, 6].map(line => wall.lineAt(line))).toEqual([
      { kind: 'header', row: 0 },
      { kind: 'tiles', from: 1, count: 3 },
      { kind: 'tiles', from: 4, count: 2 },
      { kind: 'header', row: 6 },
      { kind: 'header', row: 7 },
      { kind: 'tiles', from: 8, count: 2 },
      undefined,
    ]);
  });

  it('does without headers where nothing is grouped', () => {
    const wall = layTiles([{ header: undefined, from: 0, count: 7 }], 3);
    expect(wall.lines).toBe(3);
    expect(wall.lineAt(2)).toEqual({ kind: 'tiles', from: 6, count: 1 });
  });

  it('leaves nobody out, grouped or not', () => {
    const group = { key: 'a', count: 3, over: 0, collapsed: false, index: 0 };
    const rows = (first: RosterRow, groups: readonly RosterGroup[], length: number) => ({
      rowAt: () => first,
      groups: () => groups,
      length,
    });
    const agent: RosterRow = { kind: 'agent', key: 'a:1', id: 'a:1', over: false };
    expect(tileGroups(rows(agent, [{ ...group, key: '' }], 3))).toEqual([
      { header: undefined, from: 0, count: 3 },
    ]);
    const header: RosterRow = { kind: 'group', key: 'group a', group };
    const closed = { ...group, key: 'b', collapsed: true, index: 4 };
    expect(tileGroups(rows(header, [group, closed], 5))).toEqual([
      { header: 0, from: 1, count: 3 },
      { header: 4, from: 5, count: 0 },
    ]);
  });

  it('shows every row exactly once, on the line that it is looked for', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 12 }), (sizes, across) => {
        const wall = layTiles(makeGroups(sizes), across);
        const seen: number[] = [];
        for (let line = 0; line < wall.lines; line += 1) {
          const at = wall.lineAt(line);
          const rows =
            at?.kind === 'header'
              ? [at.row]
              : Array.from({ length: at?.count ?? 0 }, (_, n) => (at?.from ?? 0) + n);
          for (const row of rows) expect(wall.lineOf(row)).toBe(line);
          seen.push(...rows);
        }
        expect(seen).toEqual(Array.from({ length: seen.length }, (_, n) => n));
        expect(seen).toHaveLength(sizes.reduce((sum, size) => sum + size + 1, 0));
      }),
    );
  });
});
