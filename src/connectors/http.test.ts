import { describe, expect, it } from 'vitest';
import { createSend, type HttpAnswer, retryAfterMs } from './http.ts';
import { bare, createManualClock, scriptedFetch, settle } from './testing.ts';

const request = { name: 'x', method: 'GET', url: 'https://acd.example/x', timeoutMs: 1000 } as const;

describe('one request', () => {
  it('tells a refused connection from a silence after sending', async () => {
    const clock = createManualClock();
    const failing = (code: string) => () =>
      Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }));
    const refused = await createSend(failing('ECONNREFUSED'), clock)(request);
    const reset = await createSend(failing('ECONNRESET'), clock)(request);
    expect(refused).toEqual({ kind: 'not-sent', why: 'the connection was refused' });
    expect(reset).toEqual({ kind: 'no-answer', why: 'the connection broke off' });
  });

  it('gives up after its time and leaves no timer behind', async () => {
    const clock = createManualClock();
    const { fetch } = scriptedFetch(() => new Promise(() => {}));
    const result = createSend(fetch, clock)(request);
    await clock.advance(1000);
    expect(await result).toEqual({ kind: 'no-answer', why: 'no answer within 1 s' });
    expect(clock.sleepers()).toBe(0);
  });

  it('stops when it is told to', async () => {
    const clock = createManualClock();
    const stop = new AbortController();
    const { fetch } = scriptedFetch(() => new Promise(() => {}));
    const result = createSend(fetch, clock)({ ...request, signal: stop.signal });
    await settle();
    stop.abort();
    expect((await result).kind).toBe('no-answer');
    expect((await createSend(fetch, clock)({ ...request, signal: stop.signal })).kind).toBe('not-sent');
  });

  it('keeps the status of an answer whose body breaks off or is too long', async () => {
    const clock = createManualClock();
    const broken = new ReadableStream<Uint8Array>({
      start: controller => {
        controller.enqueue(new TextEncoder().encode('{"a":'));
        controller.error(new Error('terminated'));
      },
    });
    const half = await createSend(scriptedFetch(() => new Response(broken)).fetch, clock)(request);
    expect(half).toMatchObject({ kind: 'answer', status: 200, cut: 'the answer broke off' });
    const { fetch } = scriptedFetch(() => new Response('x'.repeat(2 ** 20 + 1)));
    const long = await createSend(fetch, clock)({ ...request, maxBytes: 2 ** 20 });
    expect(long).toMatchObject({ status: 200, cut: 'the answer is longer than 1 MiB', text: '' });
    expect(await createSend(fetch, clock)(request)).toMatchObject({ cut: undefined });
  });

  it('never follows a redirect, which would carry the token along', async () => {
    const { fetch, seen } = scriptedFetch(() =>
      bare(302, 'Found', { location: 'https://elsewhere.example/' }),
    );
    const result = await createSend(fetch, createManualClock())(request);
    expect(result).toMatchObject({ kind: 'answer', status: 302 });
    expect(seen).toHaveLength(1);
  });

  it('reads Retry-After as seconds and as a date, within bounds', async () => {
    const clock = createManualClock(Date.UTC(2026, 0, 1));
    const answer = async (value: string, headers: Record<string, string> = {}): Promise<HttpAnswer> => {
      const result = await createSend(
        scriptedFetch(() => bare(429, '', { 'retry-after': value, ...headers })).fetch,
        clock,
      )(request);
      if (result.kind !== 'answer') throw new Error('no answer');
      return result;
    };
    expect(retryAfterMs(await answer('7'))).toBe(7000);
    expect(retryAfterMs(await answer('Thu, 01 Jan 2026 00:00:30 GMT'))).toBe(30_000);
    expect(retryAfterMs(await answer('3000'))).toBe(3_000_000);
    expect(retryAfterMs(await answer('99999999'))).toBe(3_600_000);
    expect(retryAfterMs(await answer('soon'))).toBeUndefined();
    // A date is by the platform's own clock, which may be ten minutes off.
    for (const [date, until] of [
      ['Thu, 01 Jan 2026 00:10:00 GMT', 'Thu, 01 Jan 2026 00:10:30 GMT'],
      ['Wed, 31 Dec 2025 23:50:00 GMT', 'Wed, 31 Dec 2025 23:50:30 GMT'],
    ] as const)
      expect(retryAfterMs(await answer(until, { date }))).toBe(30_000);
  });
});
