import { describe, expect, it } from 'vitest';
import type { FloorEvent } from '../floor/events.ts';
import { createEmitter } from './emitter.ts';
import { createManualClock, makeContext } from './testing.ts';

const heard = (asOf: number): FloorEvent[] => [{ type: 'platform.heard', platformId: 'cxone', asOf }];

const make = () => {
  const clock = createManualClock();
  const kept: number[] = [];
  const gate = { isOpen: true };
  const stop = new AbortController();
  const { context } = makeContext({
    clock,
    emit: async events => {
      if (!gate.isOpen) throw new Error('disk full');
      kept.push(...events.flatMap(event => (event.type === 'platform.heard' ? event.asOf : [])));
    },
  });
  return { clock, kept, gate, stop, emit: createEmitter(context, stop.signal) };
};

describe('handing events over', () => {
  it('says when they are durable', async () => {
    const { emit, kept } = make();
    expect(await emit(heard(1))).toBe(true);
    expect(await emit([])).toBe(true);
    expect(kept).toEqual([1]);
  });

  it('keeps the order when something could not be kept at first', async () => {
    const { clock, emit, kept, gate } = make();
    gate.isOpen = false;
    const all = [emit(heard(1)), emit(heard(2))];
    await clock.advance(100);
    all.push(emit(heard(3)));
    await clock.advance(2_000);
    expect(kept).toEqual([]);
    gate.isOpen = true;
    all.push(emit(heard(4)));
    await clock.advance(60_000);
    expect(await Promise.all(all)).toEqual([true, true, true, true]);
    expect(kept).toEqual([1, 2, 3, 4]);
  });

  it('gives up when it is stopped, and says that nothing was kept', async () => {
    const { clock, emit, gate, stop } = make();
    gate.isOpen = false;
    const result = emit(heard(1));
    await clock.advance(1_000);
    stop.abort();
    expect(await result).toBe(false);
    expect(clock.sleepers()).toBe(0);
  });
});
