import { hash } from 'node:crypto';
import * as z from 'zod';
import type { Store } from '../store/store.ts';
import type { Person } from './person.ts';
import type { Sessions } from './sessions.ts';

const OWNER = 'gateway';
const PEOPLE = 'people';
const marksSchema = z.record(z.string(), z.string());

/** Who may sign in, as the configuration says now. */
export type Roll = {
  readonly people: ReadonlyMap<string, Person>;
  /** Signs out whoever was changed while nobody ran: a new password ends the sign-ins with the old one [PE9]. */
  readonly begin: (sessions: Sessions) => Promise<void>;
  /** Takes a new list. Whoever is gone or changed is signed out at once, and what is held for them ends [PE9]. */
  readonly replace: (people: readonly Person[], sessions: Sessions) => Promise<void>;
};

/** Makes the roll of some people; `store` keeps from which of their facts the sessions in it come. */
export function createRoll(first: readonly Person[], store: Store): Roll {
  const people = new Map(first.map(person => [person.username, person]));

  const settle = async (sessions: Sessions) => {
    const text = await store.memory.get(OWNER, PEOPLE);
    const before = text === undefined ? {} : marksSchema.parse(JSON.parse(text));
    const now = Object.fromEntries([...people].map(([username, person]) => [username, markOf(person)]));
    const changed = Object.keys(before).filter(username => now[username] !== before[username]);
    // All at once: a disk that refuses to forget one must not keep the others signed in.
    await Promise.all(changed.map(username => sessions.endAllOf(username)));
    const next = JSON.stringify(now);
    if (next !== text) await store.transact(({ memory }) => memory.set(OWNER, PEOPLE, next));
  };

  return {
    people,
    begin: settle,
    replace: async (next, sessions) => {
      people.clear();
      for (const person of next) people.set(person.username, person);
      await settle(sessions);
    },
  };
}

/** Tells a person's facts from any others, without telling what they are. */
function markOf(person: Person): string {
  return hash('sha256', JSON.stringify(person), 'base64url');
}
