import { DISPLAY_STATES, type DisplayState } from '../../floor/display.ts';
import type { AgentId } from '../../floor/ids.ts';
import { fold } from './fold.ts';
import type { Listed, RosterGrouping, RosterSort, RosterView } from './types.ts';

/** An agent's place: everything that order and grouping depend on, fixed while it stands in the index. */
export type Entry = {
  readonly id: AgentId;
  /** The group's key. */
  readonly group: string;
  readonly over: boolean;
  /** What the order looks at, one after the other; 0 or empty where it does not. */
  readonly rank: number;
  readonly since: number;
  readonly text: string;
};

const NEVER = Number.MAX_SAFE_INTEGER;
const STATE_RANK = new Map<DisplayState, number>(DISPLAY_STATES.map((state, rank) => [state, rank]));

type Standing = Pick<Entry, 'rank' | 'since' | 'text'>;

/** Start of the state; never for those of whom it is not known. */
const byTime = (rank: number, { since = NEVER }: Listed): Standing => ({ rank, since, text: '' });
/** Case and accents do not matter; what comes first is set apart by a character that sorts before all others. */
const byText = (...texts: readonly string[]): Standing => ({ rank: 0, since: 0, text: texts.join('\0') });

/** Where a row stands by each order. */
const STANDING: Readonly<Record<RosterSort, (row: Listed, over: boolean) => Standing>> = {
  // Logged out, or nothing known: whoever is not on the floor stands behind those who are.
  urgency: (row, over) =>
    byTime((over ? 0 : 2) + (row.display === 'logged-out' || row.display === 'unknown' ? 1 : 0), row),
  time: row => byTime(0, row),
  name: row => byText(fold(row.name)),
  team: row => byText(fold(row.team ?? ''), fold(row.name)),
  state: row => byTime(STATE_RANK.get(row.display) ?? DISPLAY_STATES.length, row),
  platform: row => byText(row.platformId, fold(row.name)),
};

/** Where an agent stands in a view. */
export function entryOf(row: Listed, over: boolean, { sort, group }: RosterView): Entry {
  const { rank, since, text } = STANDING[sort](row, over);
  return { id: row.id, group: groupKey(row, group), over, rank, since, text };
}

function groupKey(row: Listed, group: RosterGrouping): string {
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

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The order of names everywhere in the list: without case and accents first, which a browser has at hand at once. */
export const compareNames = (a: string, b: string): number =>
  compareText(fold(a), fold(b)) || compareText(a, b);

/** The order within a group. Total: ties stand by id, whichever way the order runs. */
export function comparator({ descending }: Pick<RosterView, 'descending'>): (a: Entry, b: Entry) => number {
  const direction = descending ? -1 : 1;
  return (a, b) =>
    direction * (a.rank - b.rank || a.since - b.since || compareText(a.text, b.text)) ||
    compareText(a.id, b.id);
}

/** The order of groups: states as in their table, others by name, those without one last. */
export function compareGroups(group: RosterGrouping): (a: string, b: string) => number {
  if (group === 'state') {
    const rank = new Map<string, number>(STATE_RANK);
    return (a, b) => (rank.get(a) ?? NEVER) - (rank.get(b) ?? NEVER);
  }
  return (a, b) => Number(a === '') - Number(b === '') || compareNames(a, b);
}
