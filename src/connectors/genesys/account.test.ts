import { describe, expect, it } from 'vitest';
import { createPlatformTimes } from '../clock-offset.ts';
import { createSend } from '../http.ts';
import { createManualClock, json, type Script, scriptedFetch } from '../testing.ts';
import { createAccount, troubleOf } from './account.ts';

function makeAccount(script: Script, password = 'pw') {
  const clock = createManualClock();
  const { fetch, seen } = scriptedFetch(script);
  const send = createSend(fetch, clock);
  const account = createAccount({
    baseUrl: 'https://gws.example.com',
    userName: 'ana',
    password,
    send: request => send(request),
    times: createPlatformTimes(clock),
    clock,
  });
  return { account, seen };
}
const get = { name: 'me', path: 'me', lane: 'read' } as const;
const post = { ...get, body: { operationName: 'Ready' } } as const;
const token = (value: string) => ({ headers: { 'x-csrf-header': 'X-My-Csrf', 'x-csrf-token': value } });

describe('a signed-in user', () => {
  it('sends the token under the name that it learnt, on all but GET', async () => {
    const { account, seen } = makeAccount(() => json({ statusCode: 0 }, 200, token('t1')));
    await account.call(get);
    await account.call(post);
    await account.call(get);
    expect(seen.map(({ method, headers }) => [method, headers.get('x-my-csrf')])).toEqual([
      ['GET', null],
      ['POST', 't1'],
      ['GET', null],
    ]);
  });

  it('sends once more with the token that a refusal brought', async () => {
    const { account, seen } = makeAccount(({ headers }) =>
      headers.get('x-my-csrf') === 't2'
        ? json({ statusCode: 0 })
        : json({ statusCode: 3, statusMessage: 'token' }, 403, token('t2')),
    );
    expect((await account.call(post)).kind).toBe('done');
    expect(seen).toHaveLength(2);
  });

  it('renews an ended session once, but does not insist on credentials that are refused', async () => {
    let alive = true;
    const { account, seen } = makeAccount(({ headers }) => {
      if (!alive && headers.get('cookie') !== null) return json({ statusCode: 20 }, 401);
      return json({ statusCode: 0 }, 200, { headers: { 'set-cookie': 'JSESSIONID=a; Path=/; HttpOnly' } });
    });
    await account.call(get);
    alive = false;
    expect((await account.call(get)).kind).toBe('done');
    expect(seen).toHaveLength(3);
    const stranger = makeAccount(() => json({ statusCode: 20 }, 401));
    expect(await stranger.account.call(get)).toMatchObject({ kind: 'refused', code: 20 });
    expect(stranger.seen).toHaveLength(1);
  });

  it('reads codes as numbers or text, and the HTTP status where there is none', async () => {
    const kinds = async (response: () => Response) => {
      const result = await makeAccount(response).account.call(get);
      return [result.kind, result.kind === 'refused' ? result.code : undefined];
    };
    expect(await kinds(() => json({ statusCode: '0' }))).toEqual(['done', undefined]);
    expect(await kinds(() => json({ statusCode: '6' }))).toEqual(['refused', 6]);
    expect(await kinds(() => new Response('<html>', { status: 404 }))).toEqual(['refused', 6]);
    expect(await kinds(() => new Response('<html>', { status: 502 }))).toEqual(['garbled', undefined]);
    expect(await kinds(() => new Response('<html>'))).toEqual(['garbled', undefined]);
    expect(troubleOf({ kind: 'no-answer', why: 'gone' })).toBe('gone');
  });

  it('writes its name and password in ISO-8859-1, as Genesys reads them', async () => {
    const { account, seen } = makeAccount(() => json({ statusCode: 0 }), 'né');
    await account.call(get);
    expect(seen[0]?.headers.get('authorization')).toBe(
      `Basic ${Buffer.from('ana:né', 'latin1').toString('base64')}`,
    );
  });
});
