import { sameOrder } from '../../ui/held-order.ts';
import type { Board, BoardTotals } from './board.ts';

/** A board with every part of the one before that came out the same; that one itself if all of them did. */
export function reused(before: Board, next: Board): Board {
  const board: Board = {
    ids: sameOrder(before.ids, next.ids) ? before.ids : next.ids,
    totals: sameTotals(before.totals, next.totals) ? before.totals : next.totals,
    late: sameMembers(before.late, next.late) ? before.late : next.late,
    unread: sameEntries(before.unread, next.unread) ? before.unread : next.unread,
    queues: sameEntries(before.queues, next.queues) ? before.queues : next.queues,
    agents: sameEntries(before.agents, next.agents, sameAgent) ? before.agents : next.agents,
  };
  const isSame =
    board.ids === before.ids &&
    board.totals === before.totals &&
    board.late === before.late &&
    board.unread === before.unread &&
    board.queues === before.queues &&
    board.agents === before.agents;
  return isSame ? before : board;
}

function sameTotals(a: BoardTotals, b: BoardTotals): boolean {
  return (
    a.all === b.all &&
    a.mine === b.mine &&
    a.over === b.over &&
    a.unread === b.unread &&
    a.turns.agent === b.turns.agent &&
    a.turns.customer === b.turns.customer &&
    a.turns.unknown === b.turns.unknown
  );
}

function sameMembers<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  return a.size === b.size && [...a].every(one => b.has(one));
}

function sameEntries<K, V>(
  a: ReadonlyMap<K, V>,
  b: ReadonlyMap<K, V>,
  same: (a: V, b: V) => boolean = Object.is,
): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) {
    const other = b.get(key);
    if (other === undefined || !same(value, other)) return false;
  }
  return true;
}

type Counted = { readonly name: string; readonly count: number };
const sameAgent = (a: Counted, b: Counted): boolean => a.count === b.count && a.name === b.name;
