import { describe, expect, it } from 'vitest';
import { makeSimulator } from './testing.ts';

const API = 'http://127.0.0.1:4100/cxone/incontactapi/services/v33.0';

const ask = (
  simulator: ReturnType<typeof makeSimulator>,
  method: string,
  url: string,
  headers: Record<string, string>,
) => simulator.fetch(new Request(url, { method, headers }));

describe('a client that is a page', () => {
  it('of this computer may call a platform and read all of its answer', async () => {
    const simulator = makeSimulator();
    const origin = 'http://localhost:3000';
    const preflight = await ask(simulator, 'OPTIONS', `${API}/agents`, {
      origin,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization',
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(origin);
    expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization');
    const told = await ask(simulator, 'GET', `${API}/agents`, { origin });
    expect(told.status).toBe(401);
    expect(told.headers.get('access-control-allow-origin')).toBe(origin);
    expect(told.headers.get('access-control-expose-headers')).toContain('www-authenticate');
    expect(simulator.journal.calls().map(({ method }) => method)).toEqual(['GET']);
  });

  it('of elsewhere may not', async () => {
    const told = await ask(makeSimulator(), 'GET', `${API}/agents`, { origin: 'https://example.com' });
    expect(told.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('a client that puts its path in place of the one it was given', () => {
  it.each([
    ['/incontactapi/services/v33.0/teams', 401, '/cxone'],
    ['/.well-known/cxone-configuration?tenantId=x', 200, '/cxone'],
    ['/api/v2/me', 401, '/genesys'],
    ['/ns-api/v2/version', 200, '/netsapiens'],
  ])('is answered at %s', async (path, status, platform) => {
    const simulator = makeSimulator({ platforms: ['cxone', 'genesys', 'netsapiens'] });
    expect((await ask(simulator, 'GET', `http://127.0.0.1:4100${path}`, {})).status).toBe(status);
    expect(simulator.journal.calls()[0]?.path).toBe(`${platform}${path}`);
  });

  it('is not, where its platform is not played', async () => {
    const told = await ask(makeSimulator(), 'GET', 'http://127.0.0.1:4100/ns-api/v2/version', {});
    expect(told.status).toBe(404);
  });
});
