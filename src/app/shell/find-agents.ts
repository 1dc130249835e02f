import type { AgentId } from '../../floor/ids.ts';
import { nativeOf } from '../../floor/ids.ts';
import type { AgentRow } from '../live/index.ts';

const MOST = 8;

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Agents that a few typed letters may mean, best first: names that begin with them, then names of which a word does,
 * then those that have them anywhere, or in the number or team.
 */
export function findAgents(
  ids: Iterable<AgentId>,
  row: (id: AgentId) => AgentRow | undefined,
  words: string,
): readonly AgentRow[] {
  const wanted = plain(words.trim());
  if (wanted === '') return [];
  const found: { readonly row: AgentRow; readonly rank: number }[] = [];
  for (const id of ids) {
    const one = row(id);
    if (one === undefined) continue;
    const rank = rankOf(one, wanted);
    if (rank !== undefined) found.push({ row: one, rank });
  }
  return found
    .toSorted((a, b) => a.rank - b.rank || a.row.name.localeCompare(b.row.name))
    .slice(0, MOST)
    .map(one => one.row);
}

function rankOf(row: AgentRow, wanted: string): number | undefined {
  const name = plain(row.name);
  if (name.startsWith(wanted)) return 0;
  if (name.includes(` ${wanted}`)) return 1;
  if (name.includes(wanted)) return 2;
  if (nativeOf(row.id).startsWith(wanted)) return 3;
  return row.team !== undefined && plain(row.team).includes(wanted) ? 4 : undefined;
}
