import { describe, expect, it } from 'vitest';
import { createSend } from './http.ts';
import { createPoliteSend } from './polite-http.ts';
import { bare, createManualClock, type Script, scriptedFetch, settle } from './testing.ts';

const make = (script: Script, concurrentReads = 2) => {
  const clock = createManualClock();
  const { fetch, seen } = scriptedFetch(script);
  const counts = new Map<string, number>();
  const polite = createPoliteSend({
    send: createSend(fetch, clock),
    clock,
    random: () => 0.5,
    count: (name, labels) => {
      const key = [name, ...Object.values(labels ?? {})].join(' ');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    politeness: { perSecond: 100, burst: 100, concurrentReads },
  });
  const get = (url: string, lane: 'command' | 'read' | 'stream' = 'read') =>
    polite({ name: 'states', method: 'GET', url, timeoutMs: 60_000 }, lane);
  return { clock, seen, counts, get };
};

describe('asking politely', () => {
  it('holds everything back from a host that asked for a pause, and from that host alone', async () => {
    const { get, seen, counts, clock } = make(request =>
      bare(request.url.host === 'busy.example' ? 429 : 200, '', { 'retry-after': '10' }),
    );
    await get('https://busy.example/a');
    const until = clock.now() + 10_000;
    expect(await get('https://busy.example/b', 'command')).toMatchObject({
      kind: 'not-sent',
      retryAt: until,
    });
    expect(await get('https://calm.example/')).toMatchObject({ kind: 'answer', status: 200 });
    expect(seen).toHaveLength(2);
    expect(counts.get('http_429 states')).toBe(1);
    expect(counts.get('http_held_back states')).toBe(1);
  });

  it('reads few things at a time, while commands and held polls go by', async () => {
    const { get, seen } = make(() => new Promise(() => {}));
    for (let i = 0; i < 5; i += 1) void get(`https://acd.example/read/${i}`);
    await settle();
    expect(seen).toHaveLength(2);
    void get('https://acd.example/poll', 'stream');
    void get('https://acd.example/act', 'command');
    await settle();
    expect(seen).toHaveLength(4);
  });
});
