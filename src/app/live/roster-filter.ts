import { nativeOf } from '../../floor/ids.ts';
import type { Person } from './book.ts';
import { fold } from './fold.ts';
import type { RosterView } from './types.ts';

/** Whether a person passes every filter of a view but those on state and limit, which the totals stand for. */
export function matcher(view: RosterView): (person: Person) => boolean {
  const words = fold(view.text).split(/\s+/).filter(Boolean);
  const tests: ((person: Person) => boolean)[] = [];
  if (words.length > 0) {
    tests.push(person => {
      const text = searchText(person);
      return words.every(word => text.includes(word));
    });
  }
  if (view.teams.length > 0) {
    const teams = new Set(view.teams);
    tests.push(({ row }) => teams.has(row.team ?? ''));
  }
  if (view.platforms.length > 0) {
    const platforms = new Set(view.platforms);
    tests.push(({ row }) => platforms.has(row.platformId));
  }
  if (view.skills.length > 0) {
    const skills = new Set(view.skills);
    tests.push(({ row }) => row.skills.some(skill => skills.has(skill)));
  }
  return person => tests.every(test => test(person));
}

/** What the text filter looks through. Made when it is looked through: most of the time there is no such filter. */
const searchText = ({ row, profile, name, team }: Person): string =>
  `${name} ${team} ${fold(profile?.userName ?? '')} ${fold(nativeOf(row.id))}`;

/** Whether a matching person is shown, by state and limit. */
export function shower(view: RosterView): (person: Person, over: boolean) => boolean {
  const states = new Set(view.states);
  return ({ row }, over) => (over || !view.overLimit) && (states.size === 0 || states.has(row.display));
}
