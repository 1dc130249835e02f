import type { Clock } from '../../lib/clock.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { Audit } from '../audit/audit.ts';
import { verifyPassword } from './password.ts';
import type { Person } from './person.ts';
import { createRateLimiter } from './rate-limit.ts';
import type { Sessions } from './sessions.ts';

/** Why nobody was signed in. */
export type SignInRefusal =
  | { readonly code: 'wrong-credentials' }
  | { readonly code: 'too-many-requests'; readonly waitMs: number };

/** What was typed in, and where from. */
export type SignInTry = { readonly username: string; readonly password: string; readonly address: string };

/** Signs people in. Rules PE1… in SPEC.md. */
export type SignIn = (attempt: SignInTry) => Promise<Result<{ person: Person; id: string }, SignInRefusal>>;

/** Makes the sign-in for some people. `nobody` is the hash that unknown names are checked against. */
export function createSignIn(deps: {
  readonly people: ReadonlyMap<string, Person>;
  readonly sessions: Sessions;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly nobody: string;
}): SignIn {
  const { people, sessions, audit, clock, nobody } = deps;
  const limiters = [
    { limiter: createRateLimiter({ burst: 5, refillMs: 30_000 }), name: both },
    { limiter: createRateLimiter({ burst: 20, refillMs: 15_000 }), name: (a: SignInTry) => a.username },
    {
      limiter: createRateLimiter({ burst: 30, refillMs: 10_000 }),
      name: (a: SignInTry) => networkOf(a.address),
    },
  ];
  return async attempt => {
    const now = clock.now();
    const waitMs = Math.max(...limiters.map(({ limiter, name }) => limiter.waitFor(name(attempt), now)));
    if (waitMs > 0) return err({ code: 'too-many-requests', waitMs });
    // Counted before the password is checked, so that many tries at once are many tries.
    for (const { limiter, name } of limiters) limiter.take(name(attempt), now);
    const person = people.get(attempt.username);
    const isRight = await verifyPassword(attempt.password, person?.passwordHash ?? nobody);
    if (!isRight || person === undefined) {
      await audit.note({
        user: person?.username ?? 'unknown',
        userName: person?.name ?? 'unknown',
        action: 'session.refused',
        outcome: `from ${attempt.address}`,
      });
      return err({ code: 'wrong-credentials' });
    }
    // Only this try: whoever knows one password must not win tries for others by it.
    for (const { limiter, name } of limiters) limiter.giveBack(name(attempt), now);
    const { username, name } = person;
    const outcome = `from ${attempt.address}`;
    await audit.note({ user: username, userName: name, action: 'session.signed-in', outcome });
    return ok({ person, id: await sessions.begin(username) });
  };
}

const both = ({ username, address }: SignInTry) => JSON.stringify([username, networkOf(address)]);

/**
 * What counts as one address. Whoever has an IPv6 address commonly has its whole /64 (RFC 6177), and could try from a
 * new one each time.
 */
export function networkOf(address: string): string {
  const plain = address
    .replace(/^\[|\](:\d+)?$/g, '')
    .replace(/%.*$/, '')
    .toLowerCase();
  if (!/^[0-9a-f:]+$/.test(plain) || !plain.includes(':')) return plain;
  const [before = '', after] = plain.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const zeros = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  const groups = [...head, ...Array.from({ length: zeros }, () => '0'), ...tail];
  return `${groups
    .slice(0, 4)
    .map(group => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
