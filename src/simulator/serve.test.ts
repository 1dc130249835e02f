import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../lib/clock.ts';
import { type Served, serve } from './serve.ts';
import { createSimulator, type Simulator } from './simulator.ts';
import { freeAgent, textOf } from './testing.ts';

let served: Served | undefined;

afterEach(async () => {
  await served?.close();
  served = undefined;
});

async function begin(): Promise<{ url: string; simulator: Simulator; token: string; api: string }> {
  const simulator = createSimulator({
    clock: systemClock,
    agents: 30,
    scenario: 'quiet',
    platforms: ['cxone'],
  });
  served = await serve(simulator, 0);
  const body = JSON.stringify({ accessKeyId: 'demo-key', accessKeySecret: 'demo-secret' });
  const headers = { 'content-type': 'application/json' };
  const signedIn = await fetch(`${served.url}/cxone/authentication/v1/token/access-key`, {
    method: 'POST',
    headers,
    body,
  });
  const token = textOf(await signedIn.json(), 'access_token');
  return { url: served.url, simulator, token, api: `${served.url}/cxone/incontactapi/services/v33.0` };
}

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

describe('a simulator on a port', () => {
  it('says why it refuses in the reason phrase, as CXone does', async () => {
    const { api, token } = await begin();
    const [response] = await once(
      get(`${api}/agents/1/states`, { headers: { authorization: `Bearer ${token}` } }),
      'response',
    );
    response.resume();
    expect(response.statusCode).toBe(404);
    expect(response.statusMessage).toBe('InvalidAgentId');
  });

  it('cuts the connection when a fault says so', async () => {
    const { url, api, token } = await begin();
    const body = JSON.stringify({ platform: 'cxone', fault: 'drop', count: 1 });
    await fetch(`${url}/control/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    await expect(fetch(`${api}/teams`, bearer(token))).rejects.toThrow();
    expect((await fetch(`${api}/teams`, bearer(token))).status).toBe(200);
  });

  it('holds two hundred joined polls, tells each of them the same, and lets go when it closes', async () => {
    const { url, api, token, simulator } = await begin();
    const agentId = freeAgent(simulator);
    const poll = async (sessionId: string, timeout: number) =>
      fetch(
        `${api}/agent-sessions/${encodeURIComponent(sessionId)}/get-next-event?timeout=${timeout}`,
        bearer(token),
      );
    const ids = await Promise.all(
      Array.from({ length: 200 }, async () => {
        const joined = await fetch(`${api}/agent-sessions/join?asAgentId=${agentId}`, {
          method: 'POST',
          ...bearer(token),
        });
        const first = await poll(textOf(await joined.json(), 'sessionId'), 0);
        return textOf(await first.json(), 'sessionId');
      }),
    );
    const held = ids.map(id => poll(id, 60).then(response => response.json()));
    const body = JSON.stringify({ agentId, do: 'ring' });
    await fetch(`${url}/control/act`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const told = (await Promise.all(held)).map(answer =>
      JSON.stringify(Reflect.get(Object(answer), 'events')),
    );
    expect(told).toHaveLength(200);
    expect(told[0]).toContain('CallContactEvent');
  });
});

describe('the command line', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const run = (...args: string[]) =>
    spawn(`${root}node_modules/.bin/node`, ['src/simulator/main.ts', ...args], { cwd: root });

  it('prints one line with the address, and ends cleanly when told to', async () => {
    const process = run('--port', '0', '--agents', '12', '--scenario', 'quiet');
    const [line] = await once(process.stdout, 'data');
    const [url = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(String(line)) ?? [];
    expect((await fetch(`${url}/control`)).status).toBe(200);
    process.kill('SIGTERM');
    expect(await once(process, 'exit')).toEqual([0, null]);
  });

  it('says which option is wrong', async () => {
    const process = run('--port', '0', '--scenario', 'apocalypse');
    const [text] = await once(process.stderr, 'data');
    expect(String(text)).toContain('--scenario');
    expect((await once(process, 'exit'))[0]).toBe(2);
  });
});
