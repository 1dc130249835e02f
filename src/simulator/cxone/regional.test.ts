import { describe, expect, it } from 'vitest';
import { tokenReplySchema } from '../../connectors/cxone/wire.ts';
import { makeSimulator, textOf } from '../testing.ts';
import { BUSINESS_UNIT } from './tokens.ts';

const KEY = { accessKeyId: 'demo-key', accessKeySecret: 'demo-secret' };
const basic = (credentials: string) => ({
  authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
});

const makeTokens = async () => {
  const simulator = makeSimulator();
  const { ask } = simulator.stranger;
  const told = await ask('POST', '/cxone/authentication/v1/token/access-key', { body: KEY });
  return { ask, access: textOf(told.json, 'access_token'), refresh: textOf(told.json, 'refresh_token') };
};

describe('the region’s own sign-in', () => {
  it('gives a token for a token, and renews it', async () => {
    const { ask, access } = await makeTokens();
    const path = '/cxone/public/authentication/v1/token';
    const headers = basic('some-client@cxone');
    const told = await ask('POST', path, { body: { accessToken: access }, headers });
    expect(tokenReplySchema.parse(told.json).expires_in).toBe(3600);
    expect(textOf(told.json, 'accessToken')).toBe(textOf(told.json, 'access_token'));
    expect((await ask('POST', path, { body: { accessToken: 'made up' }, headers })).status).toBe(401);

    const again = '/cxone/public/authentication/v1/refresh';
    const body = { token: textOf(told.json, 'refreshToken') };
    expect((await ask('POST', again, { body, headers })).status).toBe(200);
    expect((await ask('POST', again, { body, headers })).status).toBe(400);
  });
});

describe('the sign-in from before access keys', () => {
  const path = '/cxone/InContactAuthorizationServer/Token';
  const body = { grant_type: 'password', username: 'demo-key', password: 'demo-secret', scope: 'AgentApi' };

  it('takes JSON with an application’s Basic credentials, and says where the API is', async () => {
    const { ask } = await makeTokens();
    const told = await ask('POST', path, { body, headers: basic('App@Vendor:4500') });
    expect(told).toMatchObject({
      status: 200,
      json: {
        resource_server_base_uri: 'http://127.0.0.1:4100/cxone/incontactapi/',
        bus_no: BUSINESS_UNIT,
        agent_id: 9001,
      },
    });
  });

  it('refuses what is wrong', async () => {
    const { ask } = await makeTokens();
    expect((await ask('POST', path, { body: { ...body, password: 'x' } })).status).toBe(401);
    expect((await ask('POST', path, { body: { ...body, grant_type: 'device_code' } })).status).toBe(400);
  });
});

describe('who am I', () => {
  it('is told for a good token only', async () => {
    const { ask, access } = await makeTokens();
    const path = '/cxone/incontactauthorizationserver/token/whoami';
    const told = await ask('POST', path, { body: { token: access } });
    expect(told.json).toMatchObject({ agent_id: 9001, team_id: 20, sub: 'user:cxone-9001' });
    expect((await ask('POST', path, { body: { token: 'made up' } })).status).toBe(401);
  });
});
