import type { Hono } from 'hono';
import { type Access, CLIENT, type Grant, type Issued } from './access.ts';
import { DOMAIN } from './directory.ts';
import { bodyOf, failure, textOf } from './replies.ts';
import type { Row } from './rows.ts';

const VERSION = 'Version: 45.0.0';

/** The calls by which a client says who it is. They need no bearer themselves. */
export function addSigningIn(
  app: Hono,
  access: Access,
  grantOf: (request: Request) => Grant | undefined,
): void {
  const isClient = (body: Row) =>
    textOf(body, 'client_id') === CLIENT.id && textOf(body, 'client_secret') === CLIENT.secret;
  const refused = () => failure(400, 'Invalid credentials');

  app.post('/tokens', async c => {
    const body = await bodyOf(c.req.raw);
    if (body === undefined) return failure(400, 'Body is not JSON');
    if (!isClient(body)) return refused();
    const grant = textOf(body, 'grant_type');
    const issued =
      grant === 'refresh_token'
        ? access.refresh('token', textOf(body, 'refresh_token') ?? '')
        : grant === 'password'
          ? access.signIn('token', textOf(body, 'username') ?? '', textOf(body, 'password') ?? '')
          : undefined;
    return issued === undefined ? refused() : c.json(tokenReply(issued));
  });

  app.post('/jwt', async c => {
    const body = await bodyOf(c.req.raw);
    if (body === undefined) return failure(400, 'Body is not JSON');
    const refresh = textOf(body, 'refresh');
    const user = textOf(body, 'user');
    let issued: Issued | undefined;
    if (refresh !== undefined) issued = access.refresh('jwt', refresh);
    else if (user !== undefined) {
      const grant = grantOf(c.req.raw);
      if (grant?.kind !== 'api-key') return failure(403, 'A key is needed to act for another user');
      issued = access.delegate(user);
    } else if (isClient(body))
      issued = access.signIn('jwt', textOf(body, 'username') ?? '', textOf(body, 'password') ?? '');
    return issued === undefined ? refused() : c.json({ token: issued.bearer, refresh: issued.refresh });
  });

  app.get('/version', c => c.json({ apiversion: '45.0.0', hostname: `core1.${DOMAIN}` }));
}

/** The calls by which a client asks who it is; they need a bearer. */
export function addIdentity(
  app: Hono,
  access: Access,
  grantOf: (request: Request) => Grant | undefined,
): void {
  app.get('/apikeys/~', c => {
    const grant = grantOf(c.req.raw);
    if (grant?.kind !== 'api-key') return failure(404, 'This is no API key');
    return c.json({
      'key-id': 'nsd_demo',
      description: 'Demo key',
      domain: DOMAIN,
      user: grant.user ?? '*',
      readonly: grant.readonly ? 'yes' : 'no',
      'can-create-keys': 'no',
      'user-scope': grant.scope,
    });
  });
  app.get('/jwt', c => {
    const token = c.req.header('authorization')?.split(' ')[1] ?? '';
    const payload = token.split('.')[1];
    if (payload === undefined) return failure(400, 'This is no JWT');
    return c.body(Buffer.from(payload, 'base64url').toString('utf8'), 200, {
      'content-type': 'application/json',
    });
  });
  app.delete('/jwt', c => {
    access.revoke(c.req.header('authorization'));
    return c.json({ code: 202, message: 'Accepted' }, 202);
  });
}

function tokenReply({ bearer, refresh, grant, login }: Issued): Row {
  return {
    access_token: bearer,
    refresh_token: refresh,
    expires_in: 3600,
    token_type: 'Bearer',
    scope: grant.scope,
    domain: DOMAIN,
    territory: 'Demo',
    user: grant.user,
    uid: login,
    displayName: login,
    apiversion: VERSION,
  };
}
