import { type Lens, lensOf } from '../feed/lens.ts';
import type { Person } from '../people/person.ts';
import type { LiveSession, Sessions } from '../people/sessions.ts';
import type { SessionCookie } from './cookies.ts';

/** Somebody who is signed in, and through what they look. */
export type Viewer = { readonly person: Person; readonly lens: Lens; readonly session: LiveSession };

/** Tells who sends a request, from its `Cookie` header. The one way to be somebody. */
export type Authenticate = (cookieHeader: string | undefined) => Viewer | undefined;

export function createAuthenticate(
  people: ReadonlyMap<string, Person>,
  sessions: Sessions,
  cookie: SessionCookie,
): Authenticate {
  const lenses = new Map([...people.values()].map(person => [person.username, lensOf(person)]));
  return header => {
    const id = cookie.read(header);
    const session = id === undefined ? undefined : sessions.find(id);
    const person = session && people.get(session.username);
    const lens = person && lenses.get(person.username);
    return session && person && lens ? { person, lens, session } : undefined;
  };
}
