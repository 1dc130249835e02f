import { randomBytes, randomUUID } from 'node:crypto';
import { CSRF_NAME_HEADER, CSRF_TOKEN_HEADER } from '../../connectors/genesys/wire.ts';
import type { User } from './model.ts';
import { Refusal } from './refusal.ts';
import type { Users } from './users.ts';

/** One client's sign-in: its cookie and its forgery token. */
export type WebSession = { readonly id: string; readonly user: User; readonly csrf: string };

export type WebSessions = {
  /** Who sends the request. Throws a `Refusal` when nobody does, or when the forgery token is missing. */
  readonly of: (request: Request) => WebSession;
  /** Adds the cookie and the token to an answer. */
  readonly sign: (response: Response, session: WebSession) => Response;
  /** Ends every session: clients sign in anew. */
  readonly expire: () => void;
};

const COOKIE = 'JSESSIONID';
const TOKEN_HEADER = 'X-CSRF-TOKEN';
const MOST = 5_000;

/**
 * HTTP Basic begins a session; its cookie goes on with it. Writing needs the session's forgery token when the cookie
 * alone signs the request; a token that is sent must be the right one in any case.
 */
export function createWebSessions(users: Users): WebSessions {
  const sessions = new Map<string, WebSession>();

  const begin = (user: User): WebSession => {
    const [oldest] = sessions.keys();
    if (sessions.size >= MOST && oldest !== undefined) sessions.delete(oldest);
    const session = { id: randomBytes(16).toString('hex'), user, csrf: randomUUID() };
    sessions.set(session.id, session);
    return session;
  };

  return {
    of: request => {
      const cookie = new RegExp(`${COOKIE}=([0-9a-f]{32})`).exec(request.headers.get('cookie') ?? '')?.[1];
      const known = cookie === undefined ? undefined : sessions.get(cookie);
      const given = credentials(request.headers.get('authorization'));
      const user = given === undefined ? known?.user : users.signIn(...given);
      if (user === undefined) throw new Refusal('notAuthenticated', 'User is not authenticated');
      if (known === undefined || known.user !== user) return begin(user);
      const token = request.headers.get(TOKEN_HEADER);
      const forged = token === null ? given === undefined : token !== known.csrf;
      if (request.method !== 'GET' && forged) throw new CsrfRefusal(known);
      return known;
    },
    sign: (response, { id, csrf }) => {
      response.headers.append('set-cookie', `${COOKIE}=${id}; Path=/; HttpOnly`);
      response.headers.set(CSRF_NAME_HEADER, TOKEN_HEADER);
      response.headers.set(CSRF_TOKEN_HEADER, csrf);
      return response;
    },
    expire: () => sessions.clear(),
  };
}

/** The forgery token is missing or old; the answer carries the right one. */
export class CsrfRefusal extends Refusal {
  readonly session: WebSession;

  constructor(session: WebSession) {
    super('forbidden', 'Expected CSRF token not found');
    this.session = session;
  }
}

function credentials(header: string | null): [string, string] | undefined {
  const encoded = /^Basic\s+([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const pair = Buffer.from(encoded, 'base64').toString('latin1');
  const at = pair.indexOf(':');
  return at < 0 ? undefined : [pair.slice(0, at), pair.slice(at + 1)];
}
