import type { Clock } from '../../lib/clock.ts';
import { DOMAIN } from './directory.ts';

/** What a bearer may do. */
export type Grant = {
  readonly scope: 'Office Manager' | 'Call Center Supervisor' | 'Basic User';
  readonly readonly: boolean;
  readonly kind: 'api-key' | 'token' | 'jwt';
  /** The user it belongs to; a key of the domain has none. */
  readonly user: string | undefined;
};

/** Keys that always work. */
export const API_KEYS: Readonly<Record<string, Grant>> = {
  nsd_demo: { scope: 'Office Manager', readonly: false, kind: 'api-key', user: undefined },
  nsd_demo_readonly: { scope: 'Office Manager', readonly: true, kind: 'api-key', user: undefined },
  nsd_demo_basic: { scope: 'Basic User', readonly: false, kind: 'api-key', user: '10002' },
};

export const CLIENT = { id: 'floorwatch-demo', secret: 'demo-secret' } as const;

/** People who can sign in; everybody's password is `demo`. */
const LOGINS: Readonly<Record<string, { readonly user: string; readonly scope: Grant['scope'] }>> = {
  [`supervisor@${DOMAIN}`]: { user: '10001', scope: 'Call Center Supervisor' },
  [`agent@${DOMAIN}`]: { user: '10002', scope: 'Basic User' },
};

const LIFE_MS = 3_600_000;

export type Issued = {
  readonly bearer: string;
  readonly refresh: string;
  readonly grant: Grant;
  readonly login: string;
};

/** Who may come in: keys, access tokens and JWTs with their refresh tokens. */
export type Access = {
  readonly grantOf: (authorization: string | undefined) => Grant | undefined;
  readonly signIn: (kind: 'token' | 'jwt', username: string, password: string) => Issued | undefined;
  /** A refresh token is good once. */
  readonly refresh: (kind: 'token' | 'jwt', token: string) => Issued | undefined;
  /** A JWT for another user, asked for with a key. */
  readonly delegate: (user: string) => Issued;
  readonly revoke: (authorization: string | undefined) => void;
  /** All tokens are over; keys stay. */
  readonly expireAll: () => void;
};

export function createAccess(clock: Clock, random: () => number): Access {
  const bearers = new Map<string, { readonly grant: Grant; readonly until: number }>();
  const refreshes = new Map<
    string,
    { readonly kind: 'token' | 'jwt'; readonly grant: Grant; readonly login: string }
  >();
  const word = () =>
    Array.from({ length: 4 }, () =>
      Math.floor(random() * 0xffffffff)
        .toString(16)
        .padStart(8, '0'),
    ).join('');

  const issue = (kind: 'token' | 'jwt', grant: Grant, login: string): Issued => {
    const bearer = kind === 'token' ? word() : jwt(grant, login);
    const refresh = word();
    bearers.set(bearer, { grant, until: clock.now() + LIFE_MS });
    refreshes.set(refresh, { kind, grant, login });
    return { bearer, refresh, grant, login };
  };

  /** Shaped like a JWT, signed by nobody. */
  const jwt = (grant: Grant, login: string): string => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const at = Math.floor(clock.now() / 1000);
    const claims = {
      aud: 'ns',
      iss: `core1.${DOMAIN}`,
      iat: at,
      exp: at + LIFE_MS / 1000,
      jti: word(),
      sub: login,
      time_out: LIFE_MS,
      domain: DOMAIN,
      territory: 'Demo',
      user: grant.user,
      user_scope: grant.scope,
    };
    return `${part({ typ: 'JWT', alg: 'none' })}.${part(claims)}.${word()}`;
  };

  const bearerOf = (authorization: string | undefined) =>
    /^bearer (.+)$/i.exec(authorization?.trim() ?? '')?.[1];

  return {
    grantOf: authorization => {
      const bearer = bearerOf(authorization);
      if (bearer === undefined) return undefined;
      if (Object.hasOwn(API_KEYS, bearer)) return API_KEYS[bearer];
      const held = bearers.get(bearer);
      if (held === undefined || clock.now() >= held.until) return undefined;
      return held.grant;
    },
    signIn: (kind, username, password) => {
      const login = Object.hasOwn(LOGINS, username) ? LOGINS[username] : undefined;
      if (login === undefined || password !== 'demo') return undefined;
      return issue(kind, { scope: login.scope, readonly: false, kind, user: login.user }, username);
    },
    refresh: (kind, token) => {
      const held = refreshes.get(token);
      if (held === undefined || held.kind !== kind) return undefined;
      refreshes.delete(token);
      return issue(kind, held.grant, held.login);
    },
    delegate: user =>
      issue('jwt', { scope: 'Basic User', readonly: false, kind: 'jwt', user }, `${user}@${DOMAIN}`),
    revoke: authorization => {
      bearers.delete(bearerOf(authorization) ?? '');
    },
    expireAll: () => bearers.clear(),
  };
}
