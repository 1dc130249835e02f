import { createHash, createPublicKey, createVerify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { listOf, makeSimulator, memberOf, textOf } from '../testing.ts';

const REDIRECT = 'http://localhost:3000/signed-in?from=here';
const VERIFIER = 'a-verifier-that-only-its-client-knows-0123456789';
const ASKED = {
  response_type: 'code',
  client_id: 'somebody',
  redirect_uri: REDIRECT,
  scope: 'openid',
  state: 'st',
  nonce: 'no',
  code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
  code_challenge_method: 'S256',
};

async function makeVisit(overrides: Record<string, string> = {}) {
  const simulator = makeSimulator();
  const { stranger } = simulator;
  const told = await stranger.ask('GET', '/cxone/auth/authorize', { query: { ...ASKED, ...overrides } });
  const back = new URL(told.headers.get('location') ?? 'http://nowhere.example.com');
  const code = back.searchParams.get('code') ?? '';
  const redeem = (form: Record<string, string> = {}) =>
    stranger.ask('POST', '/cxone/auth/token', {
      form: {
        grant_type: 'authorization_code',
        code,
        redirect_uri: REDIRECT,
        code_verifier: VERIFIER,
        ...form,
      },
    });
  return { simulator, stranger, told, back, redeem };
}

const claimsOf = (token: string): unknown =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

describe('the authorisation code flow', () => {
  it('sends the browser back with a code, and takes that for tokens once', async () => {
    const { told, back, redeem } = await makeVisit();
    expect(told.status).toBe(302);
    expect(`${back.origin}${back.pathname}`).toBe('http://localhost:3000/signed-in');
    expect([back.searchParams.get('from'), back.searchParams.get('state')]).toEqual(['here', 'st']);
    const tokens = await redeem();
    expect(tokens.status).toBe(200);
    expect(claimsOf(textOf(tokens.json, 'id_token'))).toMatchObject({
      aud: 'somebody',
      nonce: 'no',
      icAgentId: '9001',
    });
    expect(await redeem()).toMatchObject({ status: 400, reason: 'invalid_grant' });
  });

  it('signs its id token with a key that it shows', async () => {
    const { stranger, redeem } = await makeVisit();
    const [head = '', body = '', signature = ''] = textOf((await redeem()).json, 'id_token').split('.');
    const header: unknown = JSON.parse(atob(head));
    const keys = listOf((await stranger.ask('GET', '/cxone/auth/jwks')).json, 'keys');
    const key = keys.find(each => textOf(each, 'kid') === textOf(header, 'kid'));
    const [n, e] = [textOf(key, 'n'), textOf(key, 'e')];
    const publicKey = createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' });
    const isTrue = createVerify('sha256')
      .update(`${head}.${body}`)
      .verify(publicKey, Buffer.from(signature, 'base64url'));
    expect(isTrue).toBe(true);
  });

  it('signs in the agent who is named', async () => {
    const { redeem } = await makeVisit({ login_hint: '12003' });
    expect(claimsOf(textOf((await redeem()).json, 'access_token'))).toMatchObject({ icAgentId: '12003' });
  });

  it.each([
    ['another verifier', { code_verifier: 'guess' }],
    ['no verifier', { code_verifier: '' }],
    ['another address', { redirect_uri: 'http://localhost:3000/other' }],
    ['another code', { code: 'guess' }],
  ])('gives nothing for %s', async (_what, form) => {
    const { redeem } = await makeVisit();
    expect((await redeem(form)).status).toBe(400);
    // The code is spent, whoever it was.
    if (!('code' in form)) expect((await redeem()).status).toBe(400);
  });

  it('gives nothing for a code that is old', async () => {
    const { simulator, redeem } = await makeVisit();
    await simulator.clock.advance(61_000);
    expect((await redeem()).status).toBe(400);
  });

  it.each([
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
    [{ login_hint: 'nobody' }, 'access_denied'],
  ])('tells the application why not: %o', async (asked, error) => {
    const { back } = await makeVisit(asked);
    expect([back.searchParams.get('error'), back.searchParams.get('code')]).toEqual([error, null]);
  });

  it.each([
    'https://example.com/',
    'http://localhost.example.com/',
    'javascript://localhost/',
    'nonsense',
    '',
  ])('sends nobody to %j', async address => {
    expect((await makeVisit({ redirect_uri: address })).told).toMatchObject({
      status: 400,
      reason: 'invalid_request',
    });
    const query = { post_logout_redirect_uri: address };
    const { stranger } = makeSimulator();
    const out = await stranger.ask('GET', '/cxone/auth/endsession', { query });
    expect(out.status).toBe(address === '' ? 200 : 400);
  });

  it('ends by sending the browser back', async () => {
    const query = { post_logout_redirect_uri: REDIRECT };
    const told = await makeSimulator().stranger.ask('GET', '/cxone/auth/endsession', { query });
    expect([told.status, told.headers.get('location')]).toEqual([302, REDIRECT]);
  });
});

describe('other grants', () => {
  it('change one token for another', async () => {
    const { stranger, redeem } = await makeVisit();
    const form = {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: textOf((await redeem()).json, 'access_token'),
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    };
    const told = await stranger.ask('POST', '/cxone/auth/token', { form });
    expect(memberOf(told.json, 'issued_token_type')).toBe(form.subject_token_type);
    expect(textOf(told.json, 'access_token')).not.toBe(form.subject_token);
    const strange = { form: { ...form, subject_token: 'guess' } };
    expect((await stranger.ask('POST', '/cxone/auth/token', strange)).status).toBe(400);
  });

  it('take a form that is called JSON, and keep its secrets out of the journal', async () => {
    const { simulator, stranger, redeem } = await makeVisit();
    const refresh = textOf((await redeem()).json, 'refresh_token');
    const body = `grant_type=refresh_token&scope=openid&refresh_token=${refresh}`;
    const headers = { 'content-type': 'application/json' };
    expect((await stranger.ask('POST', '/cxone/auth/token', { body, headers })).status).toBe(200);
    expect(JSON.stringify(simulator.journal.calls())).not.toContain(refresh);
  });
});
