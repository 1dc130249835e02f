import { firstSupervisor, redeem } from './authorise.ts';
import type { Call } from './call.ts';
import { agentOf, type Cxone } from './platform.ts';
import { json, refused } from './reply.ts';
import { TENANT_ID } from './tokens.ts';

const SECRET = 'demo-secret';
const KEY = /^demo-key(?:-(\d{1,9}))?$/;

/** Where the platform's paths begin, as the caller sees it. */
export function baseOf(request: Request): string {
  return `${new URL(request.url).origin}/cxone`;
}

/** GET /.well-known/openid-configuration. */
export function openidConfiguration(_cxone: Cxone, { request }: Call): Response {
  const base = baseOf(request);
  return json({
    issuer: base,
    authorization_endpoint: `${base}/auth/authorize`,
    token_endpoint: `${base}/auth/token`,
    end_session_endpoint: `${base}/auth/endsession`,
    jwks_uri: `${base}/auth/jwks`,
    display_values_supported: ['page', 'popup'],
    code_challenge_methods_supported: ['S256'],
  });
}

/**
 * GET /.well-known/cxone-configuration?tenantId=: where the tenant's APIs are. There is one tenant here, and it answers
 * to every name: whoever connects for the first time has a key, but no tenant that could be known beforehand.
 */
export function cxoneConfiguration(_cxone: Cxone, call: Call): Response {
  const base = baseOf(call.request);
  return json({
    private: false,
    ui_endpoint: base,
    auth_endpoint: base,
    api_endpoint: base,
    area: 'sim1',
    cluster: 'c32',
    domain: 'simulator.example.com',
    acdDomain: 'simulator.example.com',
    uhDomain: 'simulator.example.com',
    tenantId: call.arg('tenantId') ?? TENANT_ID,
    globaldomain: 'simulator.example.com',
  });
}

const ACCESS_TOKEN_TYPE = 'urn:ietf:params:oauth:token-type:access_token';

/**
 * POST /auth/token, a form: authorization_code, password with an access key, refresh_token, or token-exchange (RFC 8693).
 * A client that sends the key as HTTP Basic credentials is understood as well; other Basic credentials name a client
 * application, which is not checked.
 */
export function formToken(cxone: Cxone, call: Call): Response {
  const issuer = baseOf(call.request);
  const client = { id: call.arg('client_id'), nonce: undefined };
  switch (call.arg('grant_type')?.toLowerCase()) {
    case 'password':
    case 'client_credentials': {
      const [name, secret] = basicOf(call.request);
      const agent = keyOwner(cxone, call.arg('username') ?? name, call.arg('password') ?? secret);
      if (agent === undefined)
        return refused(401, 'invalid_client', 'The access key or its secret is wrong.');
      return json(cxone.tokens.issue(agent, issuer, client));
    }
    case 'authorization_code': {
      const code = redeem(cxone, call);
      const agent = agentOf(cxone, code?.agentId);
      if (code === undefined || agent === undefined)
        return refused(400, 'invalid_grant', 'The code, its redirect_uri or its code_verifier is wrong.');
      return json(cxone.tokens.issue(agent, issuer, { id: code.clientId ?? client.id, nonce: code.nonce }));
    }
    case 'urn:ietf:params:oauth:grant-type:token-exchange': {
      const agent = agentOf(cxone, cxone.tokens.agentOf(call.arg('subject_token') ?? ''));
      if (agent === undefined) return refused(400, 'invalid_grant', 'The subject_token is not valid.');
      const issued = cxone.tokens.issue(agent, issuer, client);
      return json({ ...issued, issued_token_type: ACCESS_TOKEN_TYPE });
    }
    case 'refresh_token': {
      const agent = agentOf(cxone, cxone.tokens.refresh(call.arg('refresh_token') ?? ''));
      if (agent === undefined) return refused(400, 'invalid_grant', 'The refresh token is not valid.');
      return json(cxone.tokens.issue(agent, issuer, client));
    }
    default:
      return refused(
        400,
        'unsupported_grant_type',
        'Use grant_type authorization_code, password, refresh_token or token-exchange.',
      );
  }
}

/** POST /authentication/v1/token/access-key, JSON {accessKeyId, accessKeySecret}. */
export function accessKeyToken(cxone: Cxone, call: Call): Response {
  const [id, secret] = [call.arg('accessKeyId'), call.arg('accessKeySecret')];
  if (id === undefined || secret === undefined)
    return refused(400, 'invalid_request', 'accessKeyId and accessKeySecret are required.');
  const agent = keyOwner(cxone, id, secret);
  if (agent === undefined) return refused(401, 'invalid_client', 'The access key or its secret is wrong.');
  return json(cxone.tokens.issue(agent, baseOf(call.request)));
}

/** Name and secret of an `Authorization: Basic` header (RFC 7617). */
function basicOf(request: Request): readonly (string | undefined)[] {
  const [, told = ''] = /^Basic\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  const [, name, secret] = /^([^:]*):(.*)$/.exec(Buffer.from(told, 'base64').toString()) ?? [];
  return [name, secret];
}

/** A key acts as the user who owns it: `demo-key` as the first supervisor, `demo-key-<agentId>` as that agent. */
function keyOwner(cxone: Cxone, key: string | undefined, secret: string | undefined) {
  const parts = KEY.exec(key ?? '');
  if (parts === null || secret !== SECRET) return undefined;
  const [, agentId] = parts;
  return agentId === undefined ? firstSupervisor(cxone) : agentOf(cxone, agentId);
}
