import { describe, expect, it } from 'vitest';
import { json, type SeenRequest } from '../testing.ts';
import { lastOf, makeBench } from './testing.ts';

const credentials = { clientId: 'floorwatch', clientSecret: 's', username: 'sup@acme', password: 'p' };
const bearerOf = (request: SeenRequest | undefined) => request?.headers.get('authorization');

/** Gives out token-1, token-2 …; only the newest is good. */
function issuer(reply: (value: string) => unknown, path: string) {
  let issued = 0;
  let good = '';
  const asked: unknown[] = [];
  return {
    asked,
    revoke: () => {
      good = '';
    },
    before: (request: SeenRequest, at: string) => {
      if (at === 'version') return undefined;
      if (at === path) {
        asked.push(JSON.parse(request.body));
        issued += 1;
        good = `Bearer token-${issued}`;
        return json(reply(`token-${issued}`));
      }
      return bearerOf(request) === good ? undefined : json({ code: 401, message: 'expired' }, 401);
    },
  };
}

describe('signing in to NetSapiens', () => {
  it('with a user name gets an access token once for all calls, and refreshes it before it ends', async () => {
    const desk = issuer(
      value => ({
        access_token: value,
        refresh_token: `again-${value}`,
        expires_in: 3600,
        token_type: 'Bearer',
      }),
      'tokens',
    );
    const bench = makeBench({ auth: { type: 'token', ...credentials } });
    bench.script.before = desk.before;
    bench.connector.start();
    await bench.clock.advance(10_000);
    expect(desk.asked).toEqual([
      {
        grant_type: 'password',
        client_id: 'floorwatch',
        client_secret: 's',
        username: 'sup@acme',
        password: 'p',
      },
    ]);
    await bench.clock.advance(3_400_000);
    await bench.connector.stop();
    expect(desk.asked[1]).toMatchObject({ grant_type: 'refresh_token', refresh_token: 'again-token-1' });
    expect(bearerOf(bench.seen.at(-1))).toBe('Bearer token-2');
    expect(lastOf(bench.heard.events, 'platform.link-changed')?.link.state).toBe('live');
  });

  it('by JWT keeps to the expiry in the token, and sends the refresh token alone', async () => {
    const bench = makeBench({ auth: { type: 'jwt', ...credentials } });
    const exp = Math.floor(bench.clock.now() / 1000) + 900;
    const payload = Buffer.from(JSON.stringify({ exp })).toString('base64url');
    const asked: unknown[] = [];
    bench.script.before = (request, path) => {
      if (path !== 'jwt') return undefined;
      asked.push(JSON.parse(request.body));
      return json({ token: `h.${payload}.s${asked.length}`, refresh: `r${asked.length}` });
    };
    bench.connector.start();
    await bench.clock.advance(500_000);
    expect(asked).toHaveLength(1);
    await bench.clock.advance(110_000);
    await bench.connector.stop();
    expect(asked[1]).toEqual({ refresh: 'r1' });
  });

  it('again once when a token is answered 401, for all who wait', async () => {
    const desk = issuer(value => ({ access_token: value, expires_in: '3600' }), 'tokens');
    const bench = makeBench({ auth: { type: 'token', ...credentials } });
    bench.script.before = desk.before;
    bench.connector.start();
    await bench.clock.advance(10_000);
    desk.revoke();
    await bench.clock.advance(10_000);
    await bench.connector.stop();
    expect(desk.asked).toHaveLength(2);
    expect(lastOf(bench.heard.events, 'platform.link-changed')?.link.state).toBe('live');
  });

  it('with a password that is refused is not tried again and again', async () => {
    const bench = makeBench({ auth: { type: 'token', ...credentials } });
    bench.script.before = (_request, path) => (path === 'tokens' ? json({ code: 400 }, 400) : undefined);
    bench.connector.start();
    await bench.clock.advance(55_000);
    await bench.connector.stop();
    expect(bench.sent('POST', /tokens$/)).toHaveLength(1);
    expect(lastOf(bench.heard.events, 'platform.link-changed')?.link).toMatchObject({
      state: 'down',
      reason: expect.stringContaining('refuses the user name or password (400)'),
    });
  });
});
