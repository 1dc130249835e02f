import type { Membership } from '../../../../floor/entities.ts';
import type { AgentId } from '../../../../floor/ids.ts';

/** A list with one thing moved to another place. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const next = [...list];
  const [one] = next.splice(from, 1);
  if (one === undefined) return list;
  next.splice(Math.max(0, Math.min(next.length, to)), 0, one);
  return next;
}

export type NewPlace = { readonly agentId: AgentId; readonly from: number | undefined; readonly to: number };

/**
 * The changes that bring members into an order, as few as the numbers allow: the numbers in use are dealt out again;
 * only where they do not tell members apart all are numbered from 1.
 */
export function newPlaces(
  wanted: readonly AgentId[],
  members: readonly Pick<Membership, 'agentId' | 'order'>[],
): readonly NewPlace[] {
  const orders = new Map(members.map(({ agentId, order }) => [agentId, order]));
  const known = wanted.flatMap(id => orders.get(id) ?? []);
  const distinct = known.length === wanted.length && new Set(known).size === known.length;
  const numbers = distinct ? known.toSorted((a, b) => a - b) : wanted.map((_, index) => index + 1);
  return wanted.flatMap((agentId, index) => {
    const from = orders.get(agentId);
    const to = numbers[index] ?? index + 1;
    return from === to ? [] : [{ agentId, from, to }];
  });
}

/** Members as the queue tries them: by their order, those without one last. */
export function inOrder<T extends Pick<Membership, 'agentId' | 'order'>>(
  members: readonly T[],
  nameOf: (id: AgentId) => string,
): readonly T[] {
  return members.toSorted(
    (a, b) =>
      (a.order ?? Number.MAX_SAFE_INTEGER) - (b.order ?? Number.MAX_SAFE_INTEGER) ||
      nameOf(a.agentId).localeCompare(nameOf(b.agentId)),
  );
}
