import type { Clock, Millis } from '../../lib/clock.ts';
import type { StoryAgent } from '../story/types.ts';
import { encode, signed } from './signing.ts';

export type Tokens = {
  /** Makes an access and a refresh token for an agent; for an OpenID client also an id token that it can check. */
  readonly issue: (agent: StoryAgent, issuer: string, client?: OpenIdClient) => Issued;
  /** Whose valid token this is. */
  readonly agentOf: (accessToken: string) => string | undefined;
  /** Whose refresh token this is; it is spent by this. */
  readonly refresh: (refreshToken: string) => string | undefined;
  /** Every access token given so far is dead from now on; refresh tokens live on. */
  readonly expireAll: () => void;
  /** Text that nobody guesses who does not know the seed. */
  readonly noise: () => string;
};

/** Who reads an id token, and the word by which they know it as their own. */
export type OpenIdClient = { readonly id: string | undefined; readonly nonce: string | undefined };

export type Issued = {
  readonly access_token: string;
  readonly token_type: 'bearer';
  readonly refresh_token: string;
  readonly expires_in: number;
  readonly id_token: string;
};

const LIFE_SECONDS = 3_600;
const REFRESH_LIFE_SECONDS = 7_200;
export const TENANT_ID = '11eb0a7e-4a1c-4a7e-8e1f-0242ac110002';
export const BUSINESS_UNIT = 4500;
/** Where the paths of the ACD API begin, below the platform's own. */
export const API_BASE = '/incontactapi';

type Grant = { readonly agentId: string; readonly expiresAt: Millis };

/** Keeps who holds which token. Lives are measured in real time, as a client measures them. */
export function createTokens(clock: Clock, random: () => number): Tokens {
  const access = new Map<string, Grant>();
  const refresh = new Map<string, Grant>();
  let number = 0;

  const prune = (grants: Map<string, Grant>) => {
    if (grants.size > 1_000)
      for (const [key, grant] of grants) if (grant.expiresAt <= clock.now()) grants.delete(key);
  };
  const noise = () => Array.from({ length: 4 }, () => Math.floor(random() * 2 ** 32).toString(36)).join('');

  return {
    issue: (agent, issuer, client) => {
      prune(access);
      prune(refresh);
      number += 1;
      const now = Math.floor(clock.now() / 1000);
      const claims = {
        iss: issuer,
        sub: `user:${agent.platform}-${agent.id}`,
        tenantId: TENANT_ID,
        icAgentId: agent.id,
        icBUId: BUSINESS_UNIT,
        icClusterId: 'C32',
        teamId: agent.team.id,
        given_name: agent.first,
        family_name: agent.last,
        name: agent.userName,
        role: { legacyId: agent.supervisor ? 'Supervisor' : 'Agent' },
        iat: now,
        exp: now + LIFE_SECONDS,
        jti: `${number}`,
      };
      const token = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}.${encode(noise())}`;
      const refreshToken = `${noise()}${number}`;
      access.set(token, { agentId: agent.id, expiresAt: clock.now() + LIFE_SECONDS * 1000 });
      refresh.set(refreshToken, { agentId: agent.id, expiresAt: clock.now() + REFRESH_LIFE_SECONDS * 1000 });
      return {
        access_token: token,
        token_type: 'bearer',
        refresh_token: refreshToken,
        expires_in: LIFE_SECONDS,
        id_token:
          client === undefined
            ? token
            : signed({
                ...claims,
                ...(client.id !== undefined && { aud: client.id }),
                ...(client.nonce !== undefined && { nonce: client.nonce }),
              }),
      };
    },
    agentOf: token => {
      const grant = access.get(token);
      return grant !== undefined && grant.expiresAt > clock.now() ? grant.agentId : undefined;
    },
    refresh: token => {
      const grant = refresh.get(token);
      refresh.delete(token);
      return grant !== undefined && grant.expiresAt > clock.now() ? grant.agentId : undefined;
    },
    expireAll: () => access.clear(),
    noise,
  };
}
