import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Performed } from '../../connectors/connector.ts';
import type { CommandRequest } from '../../protocol/commands.ts';
import type { Parts } from '../assemble.ts';
import { createMemoryLog } from '../log/memory-log.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import {
  agentChanged,
  agentEvents,
  makeGateway,
  makeOutcome,
  makePerson,
  makePlatform,
  platformEvents,
  until,
} from '../testing.ts';
import { makeClock } from '../testing-clock.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const ana = makePerson('supervisor', 'supervisor');

async function start(overrides: Partial<Parts> = {}) {
  const made = await makeGateway(overrides);
  stops.push(made.stop);
  await made.platform.emit(
    ...platformEvents(),
    ...agentEvents('cxone:1', 'Red'),
    ...agentEvents('cxone:2', 'Blue'),
  );
  const { bus, store, keeper } = made.gateway;
  const stateOf = async (id: string) => (await bus.get(id))?.state;
  const actions = async () => (await store.audit.after(0, 1000)).map(({ action }) => action);
  return { ...made, bus, store, keeper, stateOf, actions };
}

/** The same with a clock that the test moves. */
async function startSlow(overrides: Partial<Parts> = {}) {
  const time = makeClock(Date.now());
  const platform = makePlatform();
  const made = await makeGateway({
    clock: time.clock,
    undoMs: 5000,
    platforms: [platform.make],
    ...overrides,
  });
  stops.push(async () => {
    const stopped = made.stop();
    await time.advance(2000);
    await stopped;
  });
  void platform.emit(...platformEvents('cxone', time.clock.now()), ...agentEvents('cxone:1', 'Red'));
  await time.advance(100);
  const { bus, store, keeper } = made.gateway;
  const stateOf = async (id: string) => (await bus.get(id))?.state;
  return { ...made, platform, time, bus, store, keeper, stateOf };
}

const terminate = (overrides: Partial<CommandRequest> = {}): CommandRequest => ({
  id: 'command-1',
  target: { agentId: 'cxone:1' },
  reason: 'stuck since noon',
  ...overrides,
  type: 'agent.terminate-session',
  params: {},
});

describe('the command bus', () => {
  it('[CM1] writes down each beat before the next, in the audit and on the floor', async () => {
    const { bus, platform, actions, keeper, stateOf } = await start();
    let before: string[] = [];
    platform.answer = async () => {
      before = await actions();
      return { kind: 'accepted', outcome: makeOutcome() };
    };
    expect(await bus.submit(ana, terminate())).toEqual({
      ok: true,
      value: { id: 'command-1', state: 'waiting' },
    });
    await until(
      () => stateOf('command-1'),
      state => state === 'accepted',
    );
    expect(before).toEqual(['command.requested', 'command.sent']);
    expect(await actions()).toEqual(['command.requested', 'command.sent', 'command.accepted']);
    await until(
      () => keeper.floor().commands.at(-1)?.state,
      state => state === 'accepted',
    );
  });

  it('[CM6] keeps what the platform answered, whatever it is', async () => {
    const { bus, platform, stateOf } = await start();
    const outcome = makeOutcome({ branch: 'OnTooManyRequests', rawStatus: 429, rawText: 'slow down' });
    for (const kind of ['refused', 'failed', 'unknown'] as const) {
      platform.answer = async () => ({ kind, outcome });
      await bus.submit(ana, terminate({ id: `command-${kind}` }));
      await until(
        () => stateOf(`command-${kind}`),
        state => state === kind,
      );
      expect((await bus.get(`command-${kind}`))?.outcome).toEqual(outcome);
    }
  });

  it('[CM6] calls it unknown when a connector throws', async () => {
    const { bus, platform, stateOf } = await start();
    platform.answer = () => Promise.reject(new Error('bug'));
    await bus.submit(ana, terminate());
    expect(
      await until(
        () => stateOf('command-1'),
        state => state !== 'sent' && state !== 'waiting',
      ),
    ).toBe('unknown');
    expect(platform.performed).toHaveLength(1);
  });

  it('[CM2] does nothing a second time, however often and at whatever moment an id comes again', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ id: fc.constantFrom('c-1', 'c-2'), team: fc.boolean(), pause: fc.boolean() }), {
          minLength: 2,
          maxLength: 10,
        }),
        async requests => {
          const { gateway, platform, stop } = await makeGateway();
          await platform.emit(
            ...platformEvents(),
            ...agentEvents('cxone:1', 'Red'),
            ...agentEvents('cxone:2', 'Red'),
          );
          const first = new Map<string, string>();
          const results = await Promise.all(
            requests.map(async ({ id, team, pause }) => {
              const target = team ? ('cxone:1' as const) : ('cxone:2' as const);
              if (pause) await new Promise(resolve => setImmediate(resolve));
              const result = await submitted(gateway.bus, terminate({ id, target: { agentId: target } }));
              return { id, target, result };
            }),
          );
          for (const { id, target, result } of results)
            if (result === 'taken') first.set(id, first.get(id) ?? target);
          for (const { id, target, result } of results)
            expect(result).toBe(first.get(id) === target ? 'taken' : 'conflict');
          await stop();
          expect(platform.performed.map(({ id }) => id).toSorted()).toEqual([...first.keys()].toSorted());
        },
      ),
      { numRuns: 15 },
    );
  });

  it('[CM9] takes a hundred commands of a person at once, then makes them wait', async () => {
    const { bus, platform } = await start();
    const states = [];
    for (let n = 0; n < 102; n += 1) states.push(await submitted(bus, terminate({ id: `command-${n}` })));
    expect(states.slice(0, 100)).not.toContain('too-many-requests');
    expect(states.slice(-2)).toContain('too-many-requests');
    expect(platform.performed.length).toBeLessThan(102);
  });

  it('[CM2] does not let another person claim an id', async () => {
    const { bus } = await start();
    await bus.submit(ana, terminate());
    const result = await bus.submit(makePerson('admin', 'admin'), terminate());
    expect(result).toMatchObject({ ok: false, error: { code: 'conflict' } });
  });

  it('[CM5] waits before it does what cannot be taken back, and can be taken back until then', async () => {
    const { bus, platform, time, stateOf, keeper } = await startSlow();
    await bus.submit(ana, terminate());
    await time.advance(4900);
    expect(platform.performed).toEqual([]);
    expect(keeper.floor().commands.at(-1)?.state).toBe('waiting');
    expect(await bus.cancel(ana, 'command-1')).toMatchObject({ ok: true, value: { state: 'cancelled' } });
    await time.advance(10_000);
    expect(platform.performed).toEqual([]);
    expect(await stateOf('command-1')).toBe('cancelled');
    expect(keeper.floor().commands.at(-1)?.state).toBe('cancelled');
  });

  it('[CM5] sends when the window is over, and then it is too late', async () => {
    const { bus, platform, time } = await startSlow();
    await bus.submit(ana, terminate());
    await time.advance(5100);
    expect(platform.performed).toHaveLength(1);
    expect(await bus.cancel(ana, 'command-1')).toMatchObject({
      ok: false,
      error: { code: 'already-settled' },
    });
  });

  it('[CM5] sends at once what can be taken back by its opposite', async () => {
    const { bus, platform, time } = await startSlow();
    await bus.submit(ana, {
      id: 'command-2',
      type: 'agent.join-session',
      params: {},
      target: { agentId: 'cxone:1' },
    });
    await time.settle();
    expect(platform.performed).toHaveLength(1);
  });

  it('[CM5] lets nobody else take a command back', async () => {
    const { bus, time } = await startSlow();
    await bus.submit(ana, terminate());
    await time.settle();
    const result = await bus.cancel(makePerson('admin', 'admin'), 'command-1');
    expect(result).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('[CM3] looks again when the window is over: what is not allowed any more is not sent', async () => {
    const { bus, platform, time, stateOf, keeper } = await startSlow();
    const red = makePerson('limited', 'supervisor', { teams: ['Red'] });
    expect(await bus.submit(red, terminate())).toMatchObject({ ok: true });
    void keeper.emit([agentChanged('cxone:1', 'Blue', Date.now() + 1000)]);
    await time.advance(6000);
    expect(platform.performed).toEqual([]);
    expect(await stateOf('command-1')).toBe('cancelled');
    expect((await bus.get('command-1'))?.outcome?.message).toContain('Nothing was sent.');
  });

  it('[CM8] is observed when the floor shows the effect, before or after the answer', async () => {
    const { bus, platform, stateOf, actions } = await start();
    const ended = (agentId: 'cxone:1' | 'cxone:2') =>
      platform.emit({ type: 'agent.session-ended', agentId, note: undefined, asOf: Date.now() });
    platform.answer = async command => {
      if (command.target.agentId === 'cxone:2') await ended('cxone:2');
      return { kind: 'accepted', outcome: makeOutcome() };
    };
    await bus.submit(ana, terminate());
    await until(
      () => stateOf('command-1'),
      state => state === 'accepted',
    );
    await ended('cxone:1');
    await bus.submit(ana, terminate({ id: 'command-2', target: { agentId: 'cxone:2' } }));
    for (const id of ['command-1', 'command-2'])
      await until(
        () => stateOf(id),
        state => state === 'observed',
      );
    expect((await actions()).filter(action => action === 'command.observed')).toHaveLength(2);
  });

  it('[CM8] does not take somebody else going for the effect, nor a refused command for done', async () => {
    const { bus, platform, stateOf } = await start();
    platform.answer = async () => ({ kind: 'refused', outcome: makeOutcome({ branch: 'OnUnauthorized' }) });
    await bus.submit(ana, terminate());
    await until(
      () => stateOf('command-1'),
      state => state === 'refused',
    );
    await platform.emit({
      type: 'agent.session-ended',
      agentId: 'cxone:1',
      note: undefined,
      asOf: Date.now(),
    });
    expect(await stateOf('command-1')).toBe('refused');
  });

  it('[AU1] does nothing when the intent cannot be written down', async () => {
    const store = createMemoryStore();
    let broken = false;
    const transact: typeof store.transact = work =>
      broken ? Promise.reject(new Error('disk full')) : store.transact(work);
    const { bus, platform } = await start({ store: { ...store, transact } });
    broken = true;
    await expect(bus.submit(ana, terminate())).rejects.toThrow('disk full');
    broken = false;
    expect(platform.performed).toEqual([]);
    expect(await bus.get('command-1')).toBeUndefined();
  });

  it('[AU1] sends nothing when the sending cannot be written down, and says so when the disk is back', async () => {
    const store = createMemoryStore();
    let broken = false;
    const transact: typeof store.transact = work =>
      broken ? Promise.reject(new Error('disk full')) : store.transact(work);
    const { bus, platform, time, stateOf } = await startSlow({ store: { ...store, transact } });
    await bus.submit(ana, terminate());
    broken = true;
    await time.advance(7000);
    expect(await stateOf('command-1')).toBe('waiting');
    broken = false;
    await time.advance(2000);
    expect((await bus.get('command-1'))?.outcome?.message).toContain('Nothing was sent');
    expect(await stateOf('command-1')).toBe('cancelled');
    expect(platform.performed).toEqual([]);
  });

  it('[CM5] takes back though the disk refuses, and writes it down when the disk is back', async () => {
    const store = createMemoryStore();
    let broken = false;
    const transact: typeof store.transact = work =>
      broken ? Promise.reject(new Error('disk full')) : store.transact(work);
    const { bus, platform, time, stateOf, keeper } = await startSlow({ store: { ...store, transact } });
    await bus.submit(ana, terminate());
    broken = true;
    expect(await bus.cancel(ana, 'command-1')).toMatchObject({ ok: true, value: { state: 'cancelled' } });
    await time.advance(7000);
    expect(platform.performed).toEqual([]);
    broken = false;
    await time.advance(2000);
    expect(await stateOf('command-1')).toBe('cancelled');
    expect((await bus.get('command-1'))?.outcome?.branch).toBe('TakenBack');
    expect(keeper.floor().commands.at(-1)?.state).toBe('cancelled');
    expect(platform.performed).toEqual([]);
  });

  it('[CM7] after a restart: cancels what waited, does not know of what was sent, repeats nothing', async () => {
    const log = createMemoryLog(Math.random);
    const store = createMemoryStore();
    const before = await startSlow({ log, store });
    before.platform.answer = () => new Promise<Performed>(() => {});
    await before.bus.submit(ana, {
      id: 'c-sent',
      type: 'agent.set-state',
      params: { presence: 'unavailable' },
      target: { agentId: 'cxone:1' },
    });
    await before.bus.submit(ana, terminate({ id: 'c-waiting' }));
    await before.time.advance(1000);
    stops.length = 0;

    // The first gateway is simply left where it is, as a killed process leaves its disk.
    const platform = makePlatform();
    const after = await makeGateway({ log, store, platforms: [platform.make] });
    stops.push(after.stop);
    const { bus } = after.gateway;
    expect((await bus.get('c-waiting'))?.state).toBe('cancelled');
    expect((await bus.get('c-sent'))?.state).toBe('unknown');
    await until(
      () => after.gateway.keeper.floor().commands.map(({ state }) => state),
      states => states.includes('unknown') && states.includes('cancelled'),
    );
    expect(platform.performed).toEqual([]);
    // And the platform's own facts tell in the end.
    const state = { presence: 'unavailable', activity: 'idle', word: 'Unavailable' } as const;
    await platform.emit({
      type: 'agent.state-changed',
      agentId: 'cxone:1',
      state: {
        ...state,
        reason: undefined,
        since: undefined,
        pending: [],
        acwTimeoutMs: undefined,
        asOf: Date.now(),
      },
    });
    await until(
      async () => (await bus.get('c-sent'))?.state,
      found => found === 'observed',
    );
  });
});

async function submitted(
  bus: Awaited<ReturnType<typeof makeGateway>>['gateway']['bus'],
  request: CommandRequest,
): Promise<string> {
  const result = await bus.submit(ana, request);
  return result.ok ? 'taken' : result.error.code;
}
