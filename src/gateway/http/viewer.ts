import { type Lens, lensOf } from '../feed/lens.ts';
import type { Person } from '../people/person.ts';
import type { LiveSession, Sessions } from '../people/sessions.ts';
import type { SessionCookie } from './cookies.ts';

/** Somebody who is signed in, and through what they look. */
export type Viewer = { readonly person: Person; readonly lens: Lens; readonly session: LiveSession };

const MOST_KEYS = 20_000;
/** Longer headers are read each time: what somebody else makes up must not fill the memory. */
const LONGEST_KEPT = 512;

/** Tells who sends a request, from its `Cookie` header. The one way to be somebody. */
export type Authenticate = (cookieHeader: string | undefined) => Viewer | undefined;

export function createAuthenticate(
  people: ReadonlyMap<string, Person>,
  sessions: Sessions,
  cookie: SessionCookie,
): Authenticate {
  const lenses = new WeakMap<Person, Lens>();
  const lensFor = (person: Person) => {
    const lens = lenses.get(person) ?? lensOf(person);
    lenses.set(person, lens);
    return lens;
  };
  /** Reading and hashing a cookie costs more than all else about a poll, and a browser sends the same one each time. */
  const keys = new Map<string, string>();
  const keyOf = (header: string) => {
    const known = keys.get(header);
    if (known !== undefined) return known;
    const id = cookie.read(header);
    const key = id === undefined ? undefined : sessions.keyOf(id);
    if (key === undefined || sessions.use(key) === undefined) return undefined;
    if (keys.size >= MOST_KEYS) keys.clear();
    if (header.length <= LONGEST_KEPT) keys.set(header, key);
    return key;
  };
  return header => {
    const key = header === undefined ? undefined : keyOf(header);
    const session = key === undefined ? undefined : sessions.use(key);
    const person = session && people.get(session.username);
    return session && person ? { person, lens: lensFor(person), session } : undefined;
  };
}
