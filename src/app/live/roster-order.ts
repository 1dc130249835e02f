import { DISPLAY_STATES, type DisplayState } from '../../floor/display.ts';
import type { AgentId } from '../../floor/ids.ts';
import type { Person } from './book.ts';
import type { RosterGrouping, RosterSort, RosterView } from './types.ts';

/** An agent's place: everything that order and grouping depend on, fixed while it stands in the index. */
export type Entry = {
  readonly id: AgentId;
  /** The group's key. */
  readonly group: string;
  readonly over: boolean;
  /** Logged out, or nothing known: whoever is not on the floor stands behind those who are. */
  readonly away: boolean;
  /** Start of the state; never for those of whom it is not known. */
  readonly since: number;
  readonly name: string;
  readonly team: string;
  readonly state: number;
  readonly platformId: string;
};

const NEVER = Number.MAX_SAFE_INTEGER;
const STATE_RANK = new Map<DisplayState, number>(DISPLAY_STATES.map((state, rank) => [state, rank]));

/** Where a person stands in a view. */
export function entryOf({ row, name, team }: Person, over: boolean, group: RosterGrouping): Entry {
  return {
    id: row.id,
    group: groupKey({ row }, group),
    over,
    away: row.display === 'logged-out' || row.display === 'unknown',
    since: row.since ?? NEVER,
    name,
    team,
    state: STATE_RANK.get(row.display) ?? DISPLAY_STATES.length,
    platformId: row.platformId,
  };
}

function groupKey({ row }: Pick<Person, 'row'>, group: RosterGrouping): string {
  switch (group) {
    case 'none':
      return '';
    case 'team':
      return row.team ?? '';
    case 'state':
      return row.display;
    case 'platform':
      return row.platformId;
  }
}

type Compare = (a: Entry, b: Entry) => number;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byTime: Compare = (a, b) => a.since - b.since;
const byName: Compare = (a, b) => byText(a.name, b.name);
const byUrgency: Compare = (a, b) =>
  Number(b.over) - Number(a.over) || Number(a.away) - Number(b.away) || byTime(a, b);

const COMPARE: Readonly<Record<RosterSort, Compare>> = {
  urgency: byUrgency,
  time: byTime,
  name: byName,
  team: (a, b) => byText(a.team, b.team) || byName(a, b),
  state: (a, b) => a.state - b.state || byTime(a, b),
  platform: (a, b) => byText(a.platformId, b.platformId) || byName(a, b),
};

/** The order within a group. Total: ties stand by id, whichever way the order runs. */
export function comparator({ sort, descending }: Pick<RosterView, 'sort' | 'descending'>): Compare {
  const compare = COMPARE[sort];
  const direction = descending ? -1 : 1;
  return (a, b) => direction * compare(a, b) || byText(a.id, b.id);
}

/** The order of groups: states as in their table, others by name, those without one last. */
export function compareGroups(group: RosterGrouping): (a: string, b: string) => number {
  if (group === 'state') {
    const rank = new Map<string, number>(STATE_RANK);
    return (a, b) => (rank.get(a) ?? NEVER) - (rank.get(b) ?? NEVER);
  }
  return (a, b) => Number(a === '') - Number(b === '') || a.localeCompare(b) || byText(a, b);
}
