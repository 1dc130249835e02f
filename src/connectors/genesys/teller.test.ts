import { describe, expect, it } from 'vitest';
import type { FloorEvent } from '../../floor/events.ts';
import { makeText } from '../../floor/testing.ts';
import { createManualClock, makeContext } from '../testing.ts';
import { createTeller } from './teller.ts';

const event = (asOf: number): FloorEvent => ({ type: 'text.session-changed', session: makeText({ asOf }) });

describe('telling the floor', () => {
  it('does not wait for one thing to be durable before it hands over the next', async () => {
    const handed: (readonly FloorEvent[])[] = [];
    const durable: (() => void)[] = [];
    const { context } = makeContext({
      clock: createManualClock(),
      fetch: () => Promise.reject(new Error('none')),
    });
    const emit = (events: readonly FloorEvent[]) => {
      handed.push(events);
      return new Promise<void>(resolve => durable.push(resolve));
    };
    const teller = createTeller({ ...context, emit }, 'genesys', new AbortController().signal);
    for (const asOf of [1, 2, 3]) teller.tell([event(asOf)]);
    expect(handed).toEqual([[event(1)], [event(2)], [event(3)]]);

    let flushed = false;
    const waiting = teller.flushed().then(() => {
      flushed = true;
    });
    durable[2]?.();
    durable[1]?.();
    await new Promise(resolve => setImmediate(resolve));
    expect(flushed, 'the first is not durable yet').toBe(false);
    durable[0]?.();
    await waiting;
    expect(flushed).toBe(true);
  });
});
