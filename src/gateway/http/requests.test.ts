import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentEvents, makeGateway, PASSWORD, platformEvents } from '../testing.ts';
import { describeApi } from './openapi.ts';
import { ROUTES } from './routes.ts';
import { checker } from './testing-types.ts';

let made: Awaited<ReturnType<typeof makeGateway>>;
let cookie: string;

beforeAll(async () => {
  made = await makeGateway();
  await made.platform.emit(...platformEvents(), ...agentEvents('cxone:1', 'Red'));
  cookie = await made.signIn('supervisor');
});
afterAll(() => made.stop());

const credentials = JSON.stringify({ username: 'viewer', password: PASSWORD });
const json = { 'content-type': 'application/json' };

describe('[PE6] requests that another site caused', () => {
  const attempts: Record<string, Record<string, string>> = {
    'a form': { 'content-type': 'application/x-www-form-urlencoded' },
    'a form that says text': { 'content-type': 'text/plain' },
    'a form with a file': { 'content-type': 'multipart/form-data; boundary=x' },
    'no content type': { 'content-type': '' },
    'almost JSON': { 'content-type': 'application/jsonp' },
    'another origin': { ...json, origin: 'https://evil.example' },
    'an opaque origin': { ...json, origin: 'null' },
    'our name at another port': { ...json, origin: 'http://localhost:9999' },
    'our name with another scheme': { ...json, origin: 'https://localhost' },
    'a sibling': { ...json, 'sec-fetch-site': 'same-site' },
    'another site': { ...json, 'sec-fetch-site': 'cross-site' },
    'an address that was typed': { ...json, 'sec-fetch-site': 'none' },
    'a name pointed at us': { ...json, host: 'evil.example' },
  };
  for (const [name, headers] of Object.entries(attempts)) {
    it(`change nothing: ${name}`, async () => {
      const before = (await made.gateway.store.audit.after(0, 1000)).length;
      const body = JSON.stringify({
        id: 'forged-command',
        type: 'agent.join-session',
        target: { agentId: 'cxone:1' },
      });
      for (const path of ['/api/commands', '/api/session']) {
        const response = await made.call(path, { method: 'POST', headers, body, cookie });
        expect([403, 415], path).toContain(response.status);
      }
      for (const [method, path] of [
        ['DELETE', '/api/session'],
        ['PUT', '/api/identities/cxone'],
        ['DELETE', '/api/identities/cxone'],
      ] as const) {
        const isForm = !('origin' in headers || 'sec-fetch-site' in headers || 'host' in headers);
        if (isForm) continue; // A form cannot send these methods.
        const put = method === 'PUT' ? { body: '{"fields":{}}' } : {};
        const { status } = await made.call(path, { method, headers, cookie, ...put });
        expect(status, `${method} ${path}`).toBe(403);
      }
      expect((await made.gateway.store.audit.after(0, 1000)).length).toBe(before);
      expect(made.gateway.authenticate(cookie)).toBeDefined();
    });
  }

  it('read nothing either', async () => {
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { host: 'evil.example' }])
      expect((await made.call('/api/floor', { headers, cookie })).status).toBe(403);
  });

  it('are told from our own', async () => {
    for (const headers of [
      { origin: 'http://localhost', host: 'localhost', 'sec-fetch-site': 'same-origin' },
      { origin: 'http://127.0.0.1:5173', host: '127.0.0.1:5173' },
    ]) {
      const response = await made.call('/api/session', { method: 'POST', body: credentials, headers });
      expect(response.status).toBe(200);
    }
  });
});

describe('signing in', () => {
  it('[PE3] sets a cookie that scripts and other sites do not get', async () => {
    const response = await made.call('/api/session', { method: 'POST', body: credentials });
    expect(response.headers.get('set-cookie')).toMatch(
      /^floorwatch=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/,
    );
    const reply = await response.json();
    expect(reply.user).toEqual({ username: 'viewer', name: 'viewer (test)', role: 'viewer' });
    expect(reply.permissions).toEqual(['floor.view']);
    expect(JSON.stringify(reply)).not.toContain('argon2');
  });

  it('[PE3] gives a new id at each sign-in, and the old one is over', async () => {
    const first = await made.signIn('viewer');
    await made.call('/api/session', { method: 'POST', body: credentials, cookie: first });
    expect((await made.call('/api/session', { cookie: first })).status).toBe(401);
  });

  it('signs out, and the cookie is worth nothing any more', async () => {
    const mine = await made.signIn('viewer');
    const response = await made.call('/api/session', { method: 'DELETE', cookie: mine });
    expect(response.status).toBe(204);
    expect(response.headers.get('set-cookie')).toContain('Max-Age=0');
    expect(response.headers.get('clear-site-data')).toBe('"cache"');
    expect((await made.call('/api/floor', { cookie: mine })).status).toBe(401);
  });

  it('[PE1] answers the same to a wrong password and to an unknown name', async () => {
    const answers = [];
    for (const username of ['viewer', 'nobody-at-all']) {
      const body = JSON.stringify({ username, password: 'wrong' });
      const response = await made.call('/api/session', { method: 'POST', body });
      const { requestId: _, ...reply } = await response.json();
      answers.push([response.status, reply]);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[0]).toBe(401);
  });

  it('[PE2] makes wait after too many tries, and says how long; [AU4] the tries are on record', async () => {
    const body = JSON.stringify({ username: 'admin', password: 'wrong' });
    const statuses = [];
    for (let tries = 0; tries < 7; tries += 1)
      statuses.push((await made.call('/api/session', { method: 'POST', body })).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    const response = await made.call('/api/session', { method: 'POST', body });
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    const refused = await made.gateway.store.audit.find({
      limit: 100,
      action: 'session.refused',
      user: 'admin',
    });
    expect(refused).toHaveLength(5);
  });
});

describe('[FD14] floors that were', () => {
  it('are for looking: whoever asks for many has to wait, and nobody else has', async () => {
    const ask = async (who: string) => {
      const id = await made.gateway.sessions.begin(who);
      const header = made.gateway.cookie.set(id, 60);
      return made.call(`/api/history?at=${Date.now()}`, { cookie: header });
    };
    const answers = await Promise.all(Array.from({ length: 40 }, () => ask('viewer')));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(30);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask('admin')).status).toBe(200);
  });
});

describe('[CM3] ending a session', () => {
  it('has one way only, with its reason and its undo: setting a state cannot do it', async () => {
    const body = JSON.stringify({
      id: 'by-the-back-door',
      type: 'agent.set-state',
      target: { agentId: 'cxone:1' },
      params: { presence: 'logged-out' },
    });
    const response = await made.call('/api/commands', { method: 'POST', body, cookie });
    expect(response.status).toBe(400);
    expect((await response.json()).message).toContain('presence');
    expect(made.platform.performed.map(({ id }) => id)).not.toContain('by-the-back-door');
  });
});

describe('identities', () => {
  const put = (fields: Record<string, string>) =>
    made.call('/api/identities/cxone', { method: 'PUT', body: JSON.stringify({ fields }), cookie });

  it('[PE8] are linked, shown by name only, and unlinked', async () => {
    expect((await put({ agentId: '4711', accessKeySecret: 's3cret' })).status).toBe(200);
    const session = await (await made.call('/api/session', { cookie })).text();
    expect(session).toContain('4711');
    expect(session).not.toContain('s3cret');
    expect(JSON.stringify(await made.gateway.store.identities.ofUser('supervisor'))).not.toContain('s3cret');
    expect(await made.gateway.identities.open('supervisor', 'cxone')).toEqual({
      label: '4711',
      fields: { agentId: '4711', accessKeySecret: 's3cret' },
    });
    const response = await made.call('/api/identities/cxone', { method: 'DELETE', cookie });
    expect((await response.json()).label).toBeUndefined();
    const actions = (await made.gateway.store.audit.find({ limit: 2, user: 'supervisor' })).map(
      row => row.action,
    );
    expect(actions).toEqual(['identity.unlinked', 'identity.linked']);
  });

  it('[PE8] are named as the platform names them: neither a free name nor a stray space hides who acts', async () => {
    expect((await put({ agentId: '4711', label: '9002' })).status).toBe(400);
    expect((await (await put({ agentId: ' 4711 ', accessKeySecret: ' s ' })).json()).label).toBe('4711');
    expect(await made.gateway.identities.open('supervisor', 'cxone')).toEqual({
      label: '4711',
      fields: { agentId: '4711', accessKeySecret: ' s ' },
    });
    await made.call('/api/identities/cxone', { method: 'DELETE', cookie });
  });

  it('need their fields, and no others', async () => {
    for (const fields of [{}, { agentId: ' ' }, { agentId: '1', surprise: 'x' }])
      expect((await put(fields)).status).toBe(400);
    const elsewhere = await made.call('/api/identities/none', {
      method: 'PUT',
      body: '{"fields":{}}',
      cookie,
    });
    expect(elsewhere.status).toBe(404);
  });
});

describe('requests that are not right', () => {
  const post = (body: string) => made.call('/api/commands', { method: 'POST', body, cookie });

  it('are answered with a code of the closed list, a sentence and a request id', async () => {
    const cases: [Promise<Response>, number, string][] = [
      [Promise.resolve(made.call('/api/floor')), 401, 'not-signed-in'],
      [Promise.resolve(made.call('/api/nothing', { cookie })), 404, 'not-found'],
      [Promise.resolve(made.call('/api/events?after=x', { cookie })), 400, 'bad-request'],
      [Promise.resolve(made.call('/api/events?after=other.0', { cookie })), 410, 'cursor-gone'],
      [Promise.resolve(post('{"id":')), 400, 'bad-request'],
      [Promise.resolve(post('{"__proto__":{"polluted":true}}')), 400, 'bad-request'],
      [Promise.resolve(post('"x"')), 400, 'bad-request'],
      [Promise.resolve(post(JSON.stringify({ id: 'x'.repeat(70_000) }))), 413, 'too-large'],
      [Promise.resolve(made.call('/api/audit?limit=0', { cookie })), 400, 'bad-request'],
      [Promise.resolve(made.call('/api/history?at=yesterday', { cookie })), 400, 'bad-request'],
    ];
    for (const [asked, status, code] of cases) {
      const response = await asked;
      const reply = await response.json();
      expect([response.status, reply.code]).toEqual([status, code]);
      expect(reply.message).toMatch(/\S/);
      expect(reply.requestId).toBe(response.headers.get('x-request-id'));
    }
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('never tell what happened inside', async () => {
    const failing = await makeGateway();
    const { app } = failing;
    const mine = await failing.signIn('supervisor');
    const { audit } = failing.gateway.store;
    Object.assign(audit, { find: () => Promise.reject(new Error('SELECT secret FROM disk')) });
    const response = await app.request('http://localhost/api/audit', { headers: { cookie: mine } });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('SELECT');
    await failing.stop();
  });
});

describe('every answer', () => {
  it('carries the headers that keep it where it belongs', async () => {
    for (const path of ['/api/session', '/api/nothing', '/healthz', '/api/floor']) {
      const { headers } = await made.call(path, { cookie });
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    }
  });
});

describe('the description of the API', () => {
  it('has every route, with what it takes and gives', async () => {
    const document = describeApi(ROUTES, 'test', 'floorwatch');
    const paths = document.paths as Record<
      string,
      Record<string, { responses: object; requestBody?: object }>
    >;
    for (const { method, path, body } of ROUTES) {
      const described = paths[path.replace(/:(\w+)/g, '{$1}').replace('*', '{rest}')]?.[method.toLowerCase()];
      expect(described, `${method} ${path}`).toBeDefined();
      expect(described?.requestBody !== undefined).toBe(body !== undefined);
    }
    const text = JSON.stringify(document);
    for (const [, name] of text.matchAll(/#\/components\/schemas\/(\w+)/g))
      expect(document.components).toHaveProperty(`schemas.${name}`);
    expect((await made.call('/api/openapi.json', { cookie })).status).toBe(200);
  });
});

describe('the description of the API', () => {
  type Described = { paths: Record<string, Record<string, Operation>>; components: Components };
  type Operation = {
    parameters: { name: string; in: string }[];
    responses: Record<string, { content?: Record<string, object> }>;
  };
  type Components = { securitySchemes: { session: { name: string } } };
  const document = async () => (await (await made.call('/api/openapi.json', { cookie })).json()) as Described;

  it('names every part of a path that is to be filled in, and the cookie as it is called', async () => {
    const { paths, components } = await document();
    for (const [path, operations] of Object.entries(paths)) {
      expect(path).toMatch(/^(\/[\w.-]+|\/\{\w+\})+$/);
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters } of Object.values(operations))
        expect(parameters.flatMap(one => (one.in === 'path' ? [one.name] : []))).toEqual(named);
    }
    expect(cookie.startsWith(`${components.securitySchemes.session.name}=`)).toBe(true);
    const secure = describeApi(ROUTES, 'test', '__Host-floorwatch');
    expect(secure).toMatchObject({
      components: { securitySchemes: { session: { name: '__Host-floorwatch' } } },
    });
  });

  it('tells of every answer with a body which kind it is', async () => {
    const { paths } = await document();
    for (const [path, operations] of Object.entries(paths))
      for (const [method, { responses }] of Object.entries(operations))
        for (const [status, { content }] of Object.entries(responses))
          expect(content === undefined, `${method} ${path} ${status}`).toBe(status === '204');
    expect(Object.keys(paths['/api/events']?.get?.responses[200]?.content ?? {})).toEqual([
      'application/json',
      'application/x-ndjson',
    ]);
  });

  it.each(['/api/audit.csv', '/api/openapi.json', '/healthz', '/readyz', '/metrics'])(
    'is true of %s',
    async path => {
      const { paths } = await document();
      const id = await made.gateway.sessions.begin('admin');
      const response = await made.call(path, { cookie: made.gateway.cookie.set(id, 60) });
      const kind = response.headers.get('content-type')?.split(';')[0] ?? '';
      expect(Object.keys(paths[path]?.get?.responses[response.status]?.content ?? {})).toEqual([kind]);
    },
  );
});

describe('what the API gives', () => {
  const described = ROUTES.filter(({ method, reply }) => method === 'GET' && reply.type !== undefined);

  it.each(described)('is what its description says: $path', async ({ path, reply }) => {
    const { cursor } = await (await made.call('/api/floor', { cookie })).json();
    const query =
      path === '/api/events' ? `?after=${cursor}` : path === '/api/history' ? `?at=${Date.now()}` : '';
    const asked = path.replace(':agentId', 'cxone:1').replace(/:\w+/, 'cxone:99');
    const response = await made.call(`${asked}${query}`, { cookie });
    const name = response.ok ? reply.type : 'ErrorReply';
    const { components } = await (await made.call('/api/openapi.json', { cookie })).json();
    const known = checker(components.schemas, name ?? '');
    expect(known.safeParse(await response.json()).error?.issues).toBeUndefined();
  });
});

describe('[OP2] the figures', () => {
  const ask = (remoteAddress: string, headers: Record<string, string> = {}) =>
    made.app.request('http://localhost/metrics', { headers }, {
      incoming: { socket: { remoteAddress } },
    } as object);

  it('are for programs on this machine, and not for its browsers or a proxy', async () => {
    const response = await ask('127.0.0.1');
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).toContain('floorwatch_events_total{platform="cxone",type="agent.changed"} 1');
    expect(text).toContain('floorwatch_held_polls 0');
    expect((await ask('192.0.2.7')).status).toBe(404);
    expect((await ask('127.0.0.1', { 'x-forwarded-for': '192.0.2.7' })).status).toBe(404);
    expect((await ask('127.0.0.1', { 'sec-fetch-site': 'none' })).status).toBe(404);
  });
});
