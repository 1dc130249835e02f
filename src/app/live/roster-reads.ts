import type { AgentId } from '../../floor/ids.ts';

/**
 * What was read of the rows since they were last handed out: the part that is on screen. A change elsewhere concerns
 * nobody, so that a floor of fifty thousand draws no more often than one of fifty.
 */
export type RosterReads = {
  readonly row: (index: number, place: number) => void;
  readonly agent: (id: AgentId) => void;
  /** All groups were read, with their counts. */
  readonly groups: () => void;
  readonly clear: () => void;

  /** Whether an agent's `over` mark, in the group at a place, was read. */
  readonly hasMark: (id: AgentId, place: number | undefined) => boolean;
  /** Whether any row between two ranks, both included, was read. */
  readonly hasRank: (a: number, b: number) => boolean;
  /** Whether any row of the groups between two places, both included, was read. */
  readonly hasPlace: (a: number, b: number) => boolean;
};

export function createReads(isGrouped: boolean): RosterReads {
  const agents = new Set<AgentId>();
  const rows = createRange();
  const places = createRange();
  let all = false;

  const hasPlace = (a: number, b: number) => all || places.meets(a, b);
  return {
    row(index, place) {
      rows.add(index);
      places.add(place);
    },
    agent: id => agents.add(id),
    groups() {
      all = true;
    },
    clear() {
      agents.clear();
      rows.clear();
      places.clear();
      all = false;
    },
    hasMark: (id, place) => agents.has(id) || (isGrouped && place !== undefined && hasPlace(place, place)),
    hasRank: (a, b) => all || rows.meets(a, b),
    hasPlace,
  };
}

function createRange() {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  return {
    add(value: number) {
      if (value < from) from = value;
      if (value > to) to = value;
    },
    clear() {
      from = Number.POSITIVE_INFINITY;
      to = Number.NEGATIVE_INFINITY;
    },
    meets: (a: number, b: number) => Math.min(a, b) <= to && Math.max(a, b) >= from,
  };
}
