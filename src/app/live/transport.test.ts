import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventsReply } from '../../protocol/feed.ts';
import { createTransport } from './transport.ts';

const reply = (sequence: number): EventsReply => ({
  cursor: `a.${sequence}`,
  events: [
    {
      type: 'platform.link-changed',
      platformId: 'cxone',
      link: { state: 'down', reason: '„🌡️', since: 1, asOf: 1 },
    },
  ],
  serverTime: 1,
  build: 'one',
});

const { signal } = new AbortController();

const answering = (body: BodyInit | null, init: ResponseInit = {}) =>
  createTransport(() => Promise.resolve(new Response(body, init)));

async function streamOf(transport: ReturnType<typeof answering>) {
  const taken: EventsReply[] = [];
  const result = await transport.stream('a.0', 25, signal, each => taken.push(each));
  return { taken, result };
}

describe('the transport', () => {
  it('reads the same lines wherever the network cuts the bytes', async () => {
    const replies = [reply(1), reply(2), reply(3)];
    const bytes = new TextEncoder().encode(replies.map(each => `${JSON.stringify(each)}\n`).join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 9 }), async cuts => {
        const places = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const body = new ReadableStream({
          start(controller) {
            for (const [index, place] of places.entries())
              controller.enqueue(bytes.slice(place, places[index + 1]));
            controller.close();
          },
        });
        const { taken, result } = await streamOf(answering(body));
        expect(taken).toEqual(replies);
        expect(result.ok).toBe(true);
      }),
    );
  });

  it('takes no line that was cut off', async () => {
    const whole = JSON.stringify(reply(1));
    const { taken, result } = await streamOf(answering(`${whole}\n${JSON.stringify(reply(2)).slice(0, 30)}`));
    expect(taken).toEqual([reply(1)]);
    expect(result.ok).toBe(true);
  });

  it.each([
    '<html>sign in to the network</html>\n',
    '{"cursor":5,"events":[]}\n',
    'null\n',
    '{"cursor":"a.1"}\n',
  ])('refuses what is no reply: %s', async body => {
    const { taken, result } = await streamOf(answering(body));
    expect(taken).toEqual([]);
    expect(result).toMatchObject({ ok: false, error: { code: 'refused' } });
  });

  it.each([
    [401, 'signed-out', undefined],
    [403, 'refused', 7000],
    [410, 'gone', undefined],
    [429, 'refused', 7000],
    [500, 'refused', 7000],
    [503, 'unreachable', 7000],
  ])('understands %d as %s', async (status, code, retryAfterMs) => {
    const transport = answering('{}', { status, headers: { 'retry-after': '7' } });
    const result = await transport.poll('a.0', 0, signal, () => undefined);
    expect(result).toMatchObject({ ok: false, error: { code } });
    expect(result.ok ? 0 : result.error.retryAfterMs).toBe(retryAfterMs);
  });

  it('tells a network that fails from a request that was given up', async () => {
    const failing = createTransport(() => Promise.reject(new TypeError('failed')));
    expect(await failing.snapshot(signal)).toMatchObject({ error: { code: 'unreachable' } });
    expect(await failing.snapshot(AbortSignal.abort())).toMatchObject({ error: { code: 'aborted' } });
  });
});
