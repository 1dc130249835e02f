import { describe, expect, it } from 'vitest';
import type { FloorEvent } from '../../floor/events.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import { makeClock } from '../testing-clock.ts';
import { createMetrics } from './metrics.ts';
import { createQuarantine } from './quarantine.ts';

function makeQuarantine() {
  const store = createMemoryStore();
  const time = makeClock();
  const metrics = createMetrics();
  const told: FloorEvent[] = [];
  const logged: unknown[] = [];
  const add = createQuarantine({
    store,
    clock: time.clock,
    report: (_level, _message, facts) => void logged.push(facts),
    metrics,
    emit: async events => void told.push(...events),
  });
  return { store, time, metrics, told, logged, add };
}

const item = { platformId: 'cxone', source: 'get-next-event', reason: 'Type: not a text', raw: '{"Type":1}' };

describe('[OP5] what cannot be understood', () => {
  it('is kept, counted, and told on the floor', async () => {
    const { add, store, metrics, told, time } = makeQuarantine();
    add(item);
    await time.advance(10);
    expect(await store.quarantine.newest(10)).toMatchObject([item]);
    expect(await metrics.text()).toContain(
      'floorwatch_quarantined_total{platform="cxone",source="get-next-event"} 1',
    );
    expect(told).toMatchObject([
      { notice: { id: 'cxone:quarantine', level: 'warning', title: expect.stringContaining('1 message') } },
    ]);
  });

  it('does not drown the disk, the log or the floor, however much of it comes', async () => {
    const { add, store, metrics, told, logged, time } = makeQuarantine();
    for (let count = 0; count < 1000; count += 1) add({ ...item, raw: 'x'.repeat(100_000) });
    await time.advance(10_000);
    const kept = await store.quarantine.newest(1000);
    expect(kept).toHaveLength(50);
    expect(kept[0]?.raw).toHaveLength(64 * 1024);
    expect(await metrics.text()).toContain('} 1000');
    expect(logged).toHaveLength(50);
    add(item);
    expect(logged.at(-1)).toMatchObject({ source: 'get-next-event', unlogged: 950 });
    expect(told.length).toBeLessThan(4);
    expect(told.at(-1)).toMatchObject({ notice: { title: expect.stringContaining('1000 messages') } });
  });
});
