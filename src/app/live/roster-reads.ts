import type { AgentId } from '../../floor/ids.ts';
import type { Entry } from './roster-order.ts';

/**
 * What was read of the rows since they were last handed out: the part that is on screen. A change elsewhere concerns
 * nobody, so that a floor of fifty thousand draws no more often than one of fifty.
 */
export type RosterReads = {
  /** A row was read, of the group at a place; `entry` where it is an agent's. */
  readonly row: (index: number, place: number, entry: Entry | undefined) => void;
  /** All groups were read, with their counts. */
  readonly groups: () => void;
  readonly clear: () => void;

  /** Whether an agent's `over` mark, in the group at a place, was read. */
  readonly hasMark: (id: AgentId, place: number | undefined) => boolean;
  /** Whether a move from here to there, between the groups at two places, changes a row that was read. */
  readonly hasMove: (from: Entry, to: Entry, fromPlace: number, toPlace: number) => boolean;
};

type Edge = { readonly at: number; readonly entry: Entry | undefined };

const NOTHING: readonly [Edge, Edge] = [
  { at: Number.POSITIVE_INFINITY, entry: undefined },
  { at: Number.NEGATIVE_INFINITY, entry: undefined },
];

export function createReads(isGrouped: boolean, compare: (a: Entry, b: Entry) => number): RosterReads {
  const agents = new Set<AgentId>();
  /** The outermost rows, or groups, that were read. */
  let [first, last] = NOTHING;
  let all = false;

  const hasPlaces = (a: number, b: number) => Math.min(a, b) <= last.at && Math.max(a, b) >= first.at;

  function isOutside(from: Entry, to: Entry): boolean {
    if (last.entry === undefined || first.entry === undefined) return true;
    const behind = compare(from, last.entry) > 0 && compare(to, last.entry) > 0;
    return behind || (compare(from, first.entry) < 0 && compare(to, first.entry) < 0);
  }

  return {
    row(index, place, entry) {
      const edge = { at: isGrouped ? place : index, entry };
      if (edge.at < first.at) first = edge;
      if (edge.at > last.at) last = edge;
      if (entry !== undefined) agents.add(entry.id);
    },
    groups() {
      all = true;
    },
    clear() {
      agents.clear();
      [first, last] = NOTHING;
      all = false;
    },
    hasMark: (id, place) =>
      agents.has(id) || (isGrouped && place !== undefined && (all || hasPlaces(place, place))),
    hasMove(from, to, fromPlace, toPlace) {
      if (isGrouped) return all || hasPlaces(fromPlace, toPlace);
      return !isOutside(from, to);
    },
  };
}
