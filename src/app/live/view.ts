import { DEFAULT_LIMITS } from '../../floor/display.ts';
import type { RosterView } from './types.ts';

/** Everybody, those over their limit first. */
export const DEFAULT_VIEW: RosterView = {
  text: '',
  teams: [],
  states: [],
  skills: [],
  platforms: [],
  overLimit: false,
  sort: 'urgency',
  descending: false,
  group: 'none',
  collapsed: [],
  limits: DEFAULT_LIMITS,
};

/** Two views with the same key show the same rows. */
export function viewKey(view: RosterView): string {
  const { text, sort, descending, group, overLimit, limits } = view;
  const lists = [view.teams, view.states, view.skills, view.platforms, view.collapsed];
  const sorted = lists.map(list => [...list].sort());
  const limited = Object.entries(limits).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([text.trim(), sort, descending, group, overLimit, sorted, limited]);
}
