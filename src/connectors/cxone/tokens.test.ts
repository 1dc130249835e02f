import { describe, expect, it } from 'vitest';
import { createSend } from '../http.ts';
import { createPoliteSend } from '../polite-http.ts';
import { bare, createManualClock, json, type Script, scriptedFetch } from '../testing.ts';
import type { CxoneConfigInput } from './config.ts';
import { createDiscovery } from './discovery.ts';
import { makeConfig } from './testing.ts';
import { createTokens } from './tokens.ts';

const claims = (fields: Record<string, string>) =>
  `h.${Buffer.from(JSON.stringify(fields)).toString('base64url')}.s`;

const make = (script: Script, overrides: Partial<CxoneConfigInput> = {}) => {
  const clock = createManualClock();
  const { fetch, seen } = scriptedFetch(script);
  const send = createPoliteSend({
    send: createSend(fetch, clock),
    clock,
    random: () => 0.5,
    count: () => {},
    politeness: { perSecond: 1000, burst: 1000, concurrentReads: 4 },
  });
  const config = makeConfig(overrides);
  const discovery = createDiscovery(config, send);
  const tokens = createTokens({ config, key: { id: 'k', secret: 's' }, discovery, send, clock });
  return { clock, seen, tokens, discovery };
};

const value = async (token: ReturnType<ReturnType<typeof createTokens>['get']>) => {
  const result = await token;
  return result.ok ? result.value.value : result.error.why;
};

describe('signing in', () => {
  it('with an access key as JSON', async () => {
    const { tokens, seen } = make(() => json({ access_token: 'one', expires_in: 3600 }));
    expect(await value(tokens.get())).toBe('one');
    expect(seen[0]?.url.href).toBe('https://cxone.example/authentication/v1/token/access-key');
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ accessKeyId: 'k', accessKeySecret: 's' });
  });

  it('by area, where no address is given', async () => {
    const { tokens, seen } = make(() => json({ accessToken: 'one', accessTokenExpiry: '3600' }), {
      baseUrl: undefined,
      area: 'eu1',
      apiUrl: 'https://acd.example',
    });
    expect(await value(tokens.get())).toBe('one');
    expect(seen[0]?.url.href).toBe('https://eu1.nice-incontact.com/authentication/v1/token/access-key');
  });

  it('with an access key as a form, at the discovered endpoint, and renews by the refresh token', async () => {
    const { tokens, seen, clock } = make(
      request => {
        if (request.method === 'GET') return json({ token_endpoint: 'https://cxone.example/auth/token' });
        return json({
          access_token: request.body.includes('refresh_token') ? 'two' : 'one',
          refresh_token: 'r',
          expires_in: 3600,
        });
      },
      { flow: 'access-key-form', clientId: 'client', clientSecret: 'client-secret' },
    );
    expect(await value(tokens.get())).toBe('one');
    expect(seen[0]?.url.pathname).toBe('/.well-known/openid-configuration');
    expect(Object.fromEntries(new URLSearchParams(seen[1]?.body))).toEqual({
      grant_type: 'password',
      username: 'k',
      password: 's',
      client_id: 'client',
      client_secret: 'client-secret',
    });
    await clock.advance(3_400_000);
    expect(await value(tokens.get())).toBe('two');
    expect(new URLSearchParams(seen[2]?.body).get('grant_type')).toBe('refresh_token');
  });

  it('once for everybody who needs a token at the same time', async () => {
    const { tokens, seen } = make(() => json({ access_token: 'one', expires_in: 3600 }));
    await Promise.all(Array.from({ length: 20 }, () => tokens.get()));
    expect(seen).toHaveLength(1);
  });

  it('ahead of expiry, and the old token serves while renewing fails', async () => {
    let fails = false;
    const { tokens, seen, clock } = make(() =>
      fails ? bare(500) : json({ access_token: `t${seen.length}`, expires_in: 3600 }),
    );
    expect(await value(tokens.get())).toBe('t1');
    await clock.advance(3_290_000);
    expect(await value(tokens.get())).toBe('t1');
    fails = true;
    await clock.advance(20_000);
    expect(await value(tokens.get())).toBe('t1');
    expect(await value(tokens.get())).toBe('t1');
    expect(seen).toHaveLength(2);
    fails = false;
    await clock.advance(20_000);
    expect(await value(tokens.get())).toBe('t3');
  });

  it('does not loop on a key that is refused', async () => {
    const { tokens, seen, clock } = make(() => bare(401, 'Unauthorized'));
    for (let i = 0; i < 10; i += 1) expect(await value(tokens.get())).toContain('refuses the access key');
    expect(seen).toHaveLength(1);
    await clock.advance(30_000);
    await tokens.get();
    expect(seen).toHaveLength(2);
  });

  it('does not loop on tokens that are refused as soon as they are given', async () => {
    const { tokens, seen } = make(() => json({ access_token: `t${seen.length}`, expires_in: 3600 }));
    let token = await tokens.get();
    for (let i = 0; i < 10 && token.ok; i += 1) token = await tokens.renew(token.value);
    expect(token.ok).toBe(false);
    expect(seen.length).toBeLessThanOrEqual(2);
  });

  it('replaces a refused token once, though many callers met the refusal', async () => {
    const { tokens, seen } = make(() => json({ access_token: `t${seen.length}`, expires_in: 3600 }));
    const first = await tokens.get();
    if (!first.ok) throw new Error('no token');
    tokens.accepted(first.value);
    const renewed = await Promise.all([1, 2, 3].map(() => value(tokens.renew(first.value))));
    expect(renewed).toEqual(['t2', 't2', 't2']);
    expect(await value(tokens.renew(first.value))).toBe('t2');
  });

  it('finds the API of the tenant that the token names', async () => {
    const { tokens, discovery, seen } = make(
      request =>
        request.method === 'POST'
          ? json({ access_token: claims({ tenantId: 'tenant-9', icAgentId: '900' }), expires_in: 3600 })
          : json({ api_endpoint: 'https://api-na1.example/' }),
      { baseUrl: undefined, area: 'na1' },
    );
    const token = await tokens.get();
    expect(token.ok && token.value.claims).toEqual({ tenantId: 'tenant-9', agentId: '900' });
    const api = await discovery.apiUrl('tenant-9');
    expect(api).toEqual({ ok: true, value: 'https://api-na1.example' });
    expect(seen[1]?.url.href).toBe(
      'https://cxone.niceincontact.com/.well-known/cxone-configuration?tenantId=tenant-9',
    );
  });

  it('never sends the key where it could be read on the way', async () => {
    const { discovery } = make(() => json({ api_endpoint: 'http://plain.example' }), {
      baseUrl: undefined,
      area: 'na1',
      tenantId: 't',
    });
    expect((await discovery.apiUrl(undefined)).ok).toBe(false);
    expect(() => makeConfig({ baseUrl: 'http://plain.example' })).toThrow(/https/);
    expect(() => makeConfig({ baseUrl: 'http://127.0.0.1:4100/cxone' })).not.toThrow();
  });
});
