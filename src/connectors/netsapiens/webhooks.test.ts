import { describe, expect, it } from 'vitest';
import { json } from '../testing.ts';
import { makeBench, makeRow } from './testing.ts';

type Made = { readonly model: string; readonly 'post-url': string; readonly domain: string };

async function subscribed(remembered?: Map<string, string>) {
  const bench = makeBench(
    { publicUrl: 'https://floorwatch.acme.example/' },
    remembered ? { remembered } : {},
  );
  const made: Made[] = [];
  bench.script.before = (request, path) => {
    if (!/\/subscriptions(\/|$)/.test(path)) return undefined;
    if (request.method === 'GET')
      return json(made.map((each, at) => ({ ...each, id: `s${at}`, status: 'active' })));
    if (request.method !== 'POST') return undefined;
    made.push(JSON.parse(request.body));
    return json({ id: `s${made.length - 1}`, status: 'pending', ...JSON.parse(request.body) });
  };
  bench.connector.start();
  await bench.clock.advance(31_000);
  const pathOf = (model: string) =>
    new URL(made.find(each => each.model === model)?.['post-url'] ?? '').pathname;
  return { ...bench, made, pathOf };
}

describe('event subscriptions', () => {
  it('are made once for agents, calls and message sessions, at a path that cannot be guessed', async () => {
    const bench = await subscribed();
    await bench.clock.advance(1_300_000);
    expect(bench.made.map(({ model, domain }) => [model, domain])).toEqual([
      ['agent', 'acme.example'],
      ['call', 'acme.example'],
      ['messagesession', 'acme.example'],
    ]);
    expect(bench.pathOf('agent')).toMatch(/^\/webhooks\/netsapiens\/[\w-]{43}\/agent$/);
    await bench.connector.stop();
    expect(bench.sent('DELETE', /subscriptions\/s\d$/)).toHaveLength(3);
  });

  it('outlive a restart: the same path, and nothing is subscribed twice', async () => {
    const first = await subscribed();
    const second = await subscribed(new Map(first.heard.memory));
    expect(second.pathOf('agent')).toBe(first.pathOf('agent'));
    await first.connector.stop();
    await second.connector.stop();
  });

  it('post to what is read again at once, and to nobody else', async () => {
    const bench = await subscribed();
    const reads = () => bench.sent('GET', /domains\/~\/agents$/).length;
    const before = reads();
    bench.script.agents = [makeRow({ 'active-calls-total-current': 1 })];
    expect(
      await bench.connector.receive?.(bench.pathOf('agent'), '[{"device_aor":"1003@acme.example"}]'),
    ).toBe(true);
    await bench.clock.advance(10);
    expect(reads()).toBe(before + 1);
    expect(await bench.connector.receive?.('/webhooks/netsapiens/guess/agent', '[]')).toBe(false);
    expect(await bench.connector.receive?.(bench.pathOf('agent'), 'not json at all')).toBe(true);
    await bench.connector.stop();
  });

  it('slow polling down only while posts come', async () => {
    const bench = await subscribed();
    const reads = () => bench.sent('GET', /domains\/~\/agents$/).length;
    const post = () => bench.connector.receive?.(bench.pathOf('agent'), '[]');
    await post();
    await bench.clock.advance(1_000);
    let before = reads();
    await bench.clock.advance(60_000);
    expect(reads() - before).toBeLessThanOrEqual(3);
    await bench.clock.advance(120_000);
    before = reads();
    await bench.clock.advance(60_000);
    expect(reads() - before).toBeGreaterThanOrEqual(10);
    await bench.connector.stop();
  });

  it('are not made without a public address', () => {
    expect(makeBench().connector.receive).toBeUndefined();
  });
});
