import { describe, expect, it } from 'vitest';
import {
  cxoneConfigurationSchema,
  openidConfigurationSchema,
  tokenReplySchema,
} from '../../connectors/cxone/wire.ts';
import { makeSimulator, textOf } from '../testing.ts';
import { TENANT_ID } from './tokens.ts';

const KEY = { accessKeyId: 'demo-key', accessKeySecret: 'demo-secret' };

describe('discovery', () => {
  it('names the endpoints of this very simulator', async () => {
    const { stranger } = makeSimulator();
    const openid = await stranger.ask('GET', '/cxone/.well-known/openid-configuration');
    expect(openidConfigurationSchema.parse(openid.json).token_endpoint).toBe(
      'http://127.0.0.1:4100/cxone/auth/token',
    );
    const query = { tenantId: TENANT_ID };
    const tenant = await stranger.ask('GET', '/cxone/.well-known/cxone-configuration', { query });
    expect(cxoneConfigurationSchema.parse(tenant.json).api_endpoint).toBe('http://127.0.0.1:4100/cxone');
  });

  it.each([{ tenantId: 'other' }, { tenantid: TENANT_ID }, { tenantId: '' }, undefined])(
    'serves whoever does not know the tenant yet: %j',
    async query => {
      const { stranger } = makeSimulator();
      const path = '/cxone/.well-known/cxone-configuration';
      const told = await stranger.ask('GET', path, query && { query });
      const { api_endpoint, tenantId } = cxoneConfigurationSchema.parse(told.json);
      expect(api_endpoint).toBe('http://127.0.0.1:4100/cxone');
      expect(tenantId).toBe(query?.tenantId || TENANT_ID);
    },
  );
});

describe('signing in', () => {
  it('takes an access key as JSON and as a form', async () => {
    const { stranger } = makeSimulator();
    const byJson = await stranger.ask('POST', '/cxone/authentication/v1/token/access-key', { body: KEY });
    const form = { grant_type: 'password', username: 'demo-key', password: 'demo-secret', client_id: 'any' };
    const byForm = await stranger.ask('POST', '/cxone/auth/token', { form });
    for (const told of [byJson, byForm]) {
      expect(told.status).toBe(200);
      expect(tokenReplySchema.parse(told.json)).toMatchObject({ expires_in: 3600, token_type: 'bearer' });
    }
  });

  const form = { grant_type: 'password', username: 'demo-key', password: 'demo-secret' };
  const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
  it.each([
    ['no client', { form }, 200],
    ['a client as Basic credentials', { form, headers: basic('client:secret') }, 200],
    [
      'the key as Basic credentials',
      { form: { grant_type: 'client_credentials' }, headers: basic('demo-key:demo-secret') },
      200,
    ],
    ['names and grant in another case', { form: { ...form, grant_type: 'Password' } }, 200],
    ['the fields as JSON', { body: form }, 200],
    ['wrong Basic credentials', { form: { grant_type: 'password' }, headers: basic('demo-key:guess') }, 401],
  ])('by form with %s answers %3$i', async (_what, asked, status) => {
    const { stranger } = makeSimulator();
    expect((await stranger.ask('POST', '/cxone/auth/token', asked)).status).toBe(status);
  });

  it('reads a form whatever the case of its content type, and key names in any case', async () => {
    const { stranger } = makeSimulator();
    const headers = { 'content-type': 'Application/X-WWW-Form-Urlencoded; charset=UTF-8' };
    const body = new URLSearchParams(form).toString();
    expect((await stranger.ask('POST', '/cxone/auth/token', { body, headers })).status).toBe(200);
    const key = { AccessKeyId: 'demo-key', ACCESSKEYSECRET: 'demo-secret' };
    const path = '/cxone/authentication/v1/token/access-key';
    expect((await stranger.ask('POST', path, { body: key })).status).toBe(200);
  });

  it('tells in the token whose it is', async () => {
    const { stranger } = makeSimulator();
    const body = { ...KEY, accessKeyId: 'demo-key-12003' };
    const told = await stranger.ask('POST', '/cxone/Authentication/V1/Token/Access-Key', { body });
    const [, claims = ''] = textOf(told.json, 'access_token').split('.');
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      icAgentId: '12003',
      tenantId: TENANT_ID,
    });
  });

  it.each([
    ['a wrong secret', { ...KEY, accessKeySecret: 'guess' }, 401],
    ['an unknown key', { ...KEY, accessKeyId: 'demo-key-1' }, 401],
    ['a key without secret', { accessKeyId: 'demo-key' }, 400],
    ['no JSON', '{', 400],
  ])('refuses %s', async (_what, body, status) => {
    const { stranger } = makeSimulator();
    const told = await stranger.ask('POST', '/cxone/authentication/v1/token/access-key', { body });
    expect(told.status).toBe(status);
  });

  it('refuses a wrong password and an unknown grant in the form', async () => {
    const { stranger } = makeSimulator();
    const ask = async (form: Record<string, string>) =>
      (await stranger.ask('POST', '/cxone/auth/token', { form })).status;
    expect(await ask({ grant_type: 'password', username: 'demo-key', password: 'x' })).toBe(401);
    expect(await ask({ grant_type: 'device_code' })).toBe(400);
    expect(await ask({ grant_type: 'refresh_token', refresh_token: 'x' })).toBe(400);
  });

  it('gives a new token for a refresh token, once', async () => {
    const { stranger } = makeSimulator();
    const first = await stranger.ask('POST', '/cxone/authentication/v1/token/access-key', { body: KEY });
    const form = {
      grant_type: 'refresh_token',
      refresh_token: textOf(first.json, 'refresh_token'),
      client_id: 'x',
    };
    const second = await stranger.ask('POST', '/cxone/auth/token', { form });
    expect(second.status).toBe(200);
    expect(textOf(second.json, 'access_token')).not.toBe(textOf(first.json, 'access_token'));
    expect((await stranger.ask('POST', '/cxone/auth/token', { form })).status).toBe(400);
  });

  it('answers 401 without a token, with a made-up one, and when its hour is over', async () => {
    const simulator = makeSimulator();
    const told = await simulator.stranger.ask('GET', '/teams');
    expect(told).toMatchObject({ status: 401, reason: 'InvalidSecurityUser' });
    const headers = { authorization: 'Bearer made.up.token' };
    expect((await simulator.stranger.ask('GET', '/teams', { headers })).status).toBe(401);
    const caller = await simulator.signIn();
    expect((await caller.ask('GET', '/teams')).status).toBe(200);
    await simulator.clock.advance(3_600_000);
    expect((await caller.ask('GET', '/teams')).status).toBe(401);
  });
});

describe('paths', () => {
  it('are read in any case and any version', async () => {
    const { signIn } = makeSimulator();
    const caller = await signIn();
    for (const path of [
      '/cxone/InContactAPI/services/v4.0/Teams',
      '/cxone/incontactapi/SERVICES/V34.0/teams',
      '/cxone/inContactAPI/services/v23.0/TEAMS',
      '/cxone/incontactapi/services/v33/teams',
      '/cxone/incontactapi/services/v33.0/teams/',
    ])
      expect((await caller.ask('GET', path)).status).toBe(200);
    expect((await caller.ask('GET', '/cxone/incontactapi/services/teams')).status).toBe(404);
  });

  it('echo the correlation id', async () => {
    const { signIn } = makeSimulator();
    const caller = await signIn();
    const told = await caller.ask('GET', '/teams', { headers: { CorrelationId: 'abc-1' } });
    expect(told.headers.get('correlationid')).toBe('abc-1');
  });
});
