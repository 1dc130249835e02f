import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyFloor, type Floor } from '../../floor/floor.ts';
import { reduceAll } from '../../floor/reduce.ts';
import { toSnapshot } from '../../floor/snapshot.ts';
import { story } from '../../floor/testing.ts';
import { floorUpTo, packSnapshot } from '../history/history.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import { agentEvents, platformEvents } from '../testing.ts';
import { makeClock } from '../testing-clock.ts';
import { canonicalFloor } from '../testing-floor.ts';
import { createKeeper } from './keeper.ts';
import { createMemoryLog } from './memory-log.ts';
import type { Batch } from './published.ts';
import { markPublished, restoreFloor } from './restore.ts';

const plain = (floor: Floor) => canonicalFloor(toSnapshot(floor));

function makeKeeper(overrides: Partial<Parameters<typeof createKeeper>[0]> = {}) {
  const log = createMemoryLog(Math.random);
  const store = createMemoryStore();
  const time = makeClock();
  const batches: Batch[] = [];
  const keeper = createKeeper({
    log,
    store,
    clock: time.clock,
    report: () => {},
    start: { floor: emptyFloor, head: 0, at: 0 },
    ...overrides,
  });
  keeper.subscribe(batch => batches.push(batch));
  return { log, store, time, batches, keeper };
}

describe('the keeper of the floor', () => {
  it('[EL1] makes events durable, then applies and publishes them, then acknowledges', async () => {
    const order: string[] = [];
    const log = createMemoryLog(Math.random);
    const { keeper } = makeKeeper({
      log: {
        ...log,
        append: async entries => {
          order.push(`append at head ${keeper.head()}`);
          return log.append(entries);
        },
      },
    });
    keeper.subscribe(({ last }) =>
      order.push(`publish ${last}, on the floor: ${keeper.floor().agents.size}`),
    );
    await keeper.emit(agentEvents('cxone:1', 'Red', 1000)).then(() => order.push('acknowledge'));
    expect(order).toEqual(['append at head 0', 'publish 3, on the floor: 1', 'acknowledge']);
  });

  it('makes what arrives within a tick durable together', async () => {
    const { keeper, time, batches } = makeKeeper();
    await keeper.emit(platformEvents('cxone', 1000));
    void keeper.emit(agentEvents('cxone:1', 'Red', 1000));
    void keeper.emit(agentEvents('cxone:2', 'Red', 1000));
    await time.settle();
    expect(batches).toHaveLength(1);
    await time.advance(50);
    expect(batches.map(({ first, last }) => [first, last])).toEqual([
      [1, 3],
      [4, 9],
    ]);
  });

  it('counts the tick from one commit to the next, whatever a commit takes', async () => {
    const log = createMemoryLog(Math.random);
    const time = makeClock();
    const begun: number[] = [];
    const { keeper } = makeKeeper({
      clock: time.clock,
      log: {
        ...log,
        append: async entries => {
          begun.push(time.clock.now());
          await time.clock.sleep(begun.length === 2 ? 90 : 30);
          return log.append(entries);
        },
      },
    });
    const start = time.clock.now();
    for (let at = 1; at <= 4; at += 1) {
      void keeper.emit([{ type: 'platform.heard', platformId: 'cxone', asOf: at }]);
      await time.advance(at === 2 ? 100 : 40);
    }
    expect(begun.map(at => at - start)).toEqual([0, 50, 140, 190]);
  });

  it('[EL6] gives no place to an event that changes nothing', async () => {
    const { keeper, log } = makeKeeper();
    const [, , heard] = platformEvents('cxone', 1000);
    if (heard === undefined) throw new Error('no event');
    await keeper.emit([heard, heard, { ...heard }]);
    expect(await log.bounds()).toEqual({ first: 1, last: 1 });
  });

  it('[EL7] writes a value only after the events that were emitted before it', async () => {
    const { keeper, store, log, time } = makeKeeper();
    const emitted = keeper.emit(platformEvents('cxone', 1000));
    const remembered = keeper.remember('connector cxone', 'cursor', 'abc');
    expect(await store.memory.get('connector cxone', 'cursor')).toBeUndefined();
    await time.settle();
    await Promise.all([emitted, remembered]);
    expect((await log.bounds()).last).toBe(3);
    expect(await store.memory.get('connector cxone', 'cursor')).toBe('abc');
  });

  it('[EL10] acknowledges nothing while the disk refuses, and goes on where it stopped', async () => {
    const log = createMemoryLog(Math.random);
    let broken = true;
    const append: typeof log.append = entries =>
      broken ? Promise.reject(new Error('disk full')) : log.append(entries);
    const { keeper, time, batches } = makeKeeper({ log: { ...log, append } });
    let acknowledged = false;
    void keeper.emit(agentEvents('cxone:1', 'Red', 1000)).then(() => {
      acknowledged = true;
    });
    await time.advance(3000);
    expect([acknowledged, keeper.isHealthy(), keeper.head(), batches.length]).toEqual([false, false, 0, 0]);
    broken = false;
    await time.advance(1000);
    expect([acknowledged, keeper.isHealthy(), keeper.head(), batches.length]).toEqual([true, true, 3, 1]);
  });

  it('[EL10] does not append events twice when only the values after them failed', async () => {
    const store = createMemoryStore();
    let broken = true;
    const transact: typeof store.transact = work =>
      broken ? Promise.reject(new Error('disk full')) : store.transact(work);
    const { keeper, log, time } = makeKeeper({ store: { ...store, transact } });
    void keeper.emit(platformEvents('cxone', 1000));
    void keeper.remember('a', 'k', 'v');
    await time.advance(500);
    broken = false;
    await time.advance(1000);
    expect((await log.bounds()).last).toBe(3);
    expect(await store.memory.get('a', 'k')).toBe('v');
  });

  it('[EL5] is rebuilt from any snapshot and the events behind it', async () => {
    await fc.assert(
      fc.asyncProperty(story(40), fc.nat(40), async (events, cut) => {
        const { keeper, log, store, time } = makeKeeper();
        const at = Math.min(cut, events.length);
        void keeper.emit(events.slice(0, at));
        await time.advance(60);
        const data = await packSnapshot(toSnapshot(keeper.floor()));
        if (keeper.head() > 0) await log.saveSnapshot({ sequence: keeper.head(), at: 1, data });
        void keeper.emit(events.slice(at));
        await time.advance(60);
        const restored = await restoreFloor(log, store, time.clock.now());
        expect(restored.head).toBe(keeper.head());
        expect(plain(restored.floor)).toEqual(plain(keeper.floor()));
        expect(plain(keeper.floor())).toEqual(plain(reduceAll(emptyFloor, events)));
      }),
      { numRuns: 40 },
    );
  });

  it('[EL4] begins a new epoch when the log ends before what was published', async () => {
    const { log, store, keeper, time } = makeKeeper();
    await keeper.emit(platformEvents('cxone', 1000));
    const before = log.epoch();
    await markPublished(log, store, 3);
    await restoreFloor(log, store, time.clock.now());
    expect(log.epoch()).toBe(before);
    await markPublished(log, store, 99);
    await restoreFloor(log, store, time.clock.now());
    expect(log.epoch()).not.toBe(before);
  });

  it('[EL12] begins anew when the log ends in the future, and takes what is heard from then on', async () => {
    const { log, store, keeper, time } = makeKeeper();
    await keeper.emit(agentEvents('cxone:1', 'Red', time.clock.now()));
    const before = log.epoch();
    const now = time.clock.now() - 600_000;
    const start = await restoreFloor(log, store, now);
    expect(log.epoch()).not.toBe(before);
    expect(start).toMatchObject({ head: keeper.head(), at: now });
    const late = makeKeeper({ log, store, start });
    await late.keeper.emit(agentEvents('cxone:1', 'Blue', now));
    expect(late.keeper.floor().agents.get('cxone:1')?.profile?.team?.name).toBe('Blue');
    expect(await restoreFloor(log, store, time.clock.now())).toMatchObject({ head: late.keeper.head() });
  });

  it('[EL11] forgets at a start the platforms that are no longer configured, and only those', async () => {
    const { log, store, keeper, time } = makeKeeper();
    await keeper.emit([...platformEvents('cxone', 1000), ...agentEvents('cxone:1', 'Red', 1000)]);
    void keeper.emit([...platformEvents('other', 1000), ...agentEvents('other:1', 'Red', 1000)]);
    await time.advance(100);
    const epoch = log.epoch();
    expect((await restoreFloor(log, store, time.clock.now(), ['cxone', 'other'])).floor.agents.size).toBe(2);
    expect(log.epoch()).toBe(epoch);
    for (let start = 0; start < 2; start += 1) {
      const { floor, head } = await restoreFloor(log, store, time.clock.now(), ['cxone']);
      expect([...floor.agents.keys()]).toEqual(['cxone:1']);
      expect([...floor.contacts.keys()]).toEqual(['cxone:1-contact']);
      expect(head).toBe(keeper.head());
      expect(log.epoch()).not.toBe(epoch);
    }
  });

  it('[EL5] says so when the log does not reach back', async () => {
    const { log, keeper } = makeKeeper();
    await keeper.emit(platformEvents('cxone', 1000));
    await log.saveSnapshot({ sequence: 3, at: 1, data: await packSnapshot(toSnapshot(keeper.floor())) });
    await log.trim({ before: Number.MAX_SAFE_INTEGER, bytes: 1e9 });
    expect(await floorUpTo(log, 1)).toBeUndefined();
    expect((await floorUpTo(log, 3))?.floor.platforms.size).toBe(1);
  });
});
