import { type AgentId, nativeOf, type QueueId } from '../../floor/ids.ts';
import { fold } from './fold.ts';
import type { Listed, RosterView } from './types.ts';

/** Whether an agent passes every filter of a view but those on state and limit, which the totals stand for. */
export function matcher(
  view: RosterView,
  skillsOf: (id: AgentId) => readonly QueueId[],
): (row: Listed) => boolean {
  const words = fold(view.text).split(/\s+/).filter(Boolean);
  const tests: ((row: Listed) => boolean)[] = [];
  if (words.length > 0) {
    tests.push(row => {
      const text = searchText(row);
      return words.every(word => text.includes(word));
    });
  }
  if (view.teams.length > 0) {
    const teams = new Set(view.teams);
    tests.push(row => teams.has(row.team ?? ''));
  }
  if (view.platforms.length > 0) {
    const platforms = new Set(view.platforms);
    tests.push(row => platforms.has(row.platformId));
  }
  if (view.skills.length > 0) {
    const skills = new Set(view.skills);
    tests.push(row => skillsOf(row.id).some(skill => skills.has(skill)));
  }
  return row => tests.every(test => test(row));
}

/** What the text filter looks through. Made when it is looked through: most of the time there is no such filter. */
const searchText = ({ id, name, team, userName }: Listed): string =>
  fold(`${name} ${team ?? ''} ${userName ?? ''} ${nativeOf(id)}`);

/** Whether a matching agent is shown, by state and limit. */
export function shower(view: RosterView): (row: Listed, over: boolean) => boolean {
  const states = new Set(view.states);
  return (row, over) => (over || !view.overLimit) && (states.size === 0 || states.has(row.display));
}
