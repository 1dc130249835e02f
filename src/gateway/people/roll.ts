import type { Person } from './person.ts';
import type { Sessions } from './sessions.ts';

/** Who may sign in, as the configuration says now. */
export type Roll = {
  readonly people: ReadonlyMap<string, Person>;
  /** Takes a new list. Whoever is gone or changed is signed out at once, and what is held for them ends [PE9]. */
  readonly replace: (people: readonly Person[], sessions: Sessions) => Promise<void>;
};

/** Makes the roll of some people. */
export function createRoll(first: readonly Person[]): Roll {
  const people = new Map(first.map(person => [person.username, person]));
  return {
    people,
    replace: async (next, sessions) => {
      const before = [...people.values()];
      people.clear();
      for (const person of next) people.set(person.username, person);
      for (const person of before)
        if (JSON.stringify(people.get(person.username)) !== JSON.stringify(person))
          await sessions.endAllOf(person.username);
    },
  };
}
