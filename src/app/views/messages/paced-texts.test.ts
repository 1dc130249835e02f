import { describe, expect, it } from 'vitest';
import type { FloorEvent } from '../../../floor/events.ts';
import { openTab } from '../../live/testing/tab.ts';
import { pacedTexts } from './paced-texts.ts';
import { makeThread } from './testing.ts';

const begins = (n: number): FloorEvent => ({
  type: 'text.session-changed',
  session: makeThread({ id: `genesys:${n}`, agentId: 'genesys:1', asOf: 1000 + n }).session,
});

async function follow() {
  const { live, gateway, clock, stop } = openTab();
  await clock.advance(1000);
  const texts = pacedTexts(live, clock);
  let calls = 0;
  const leave = texts.subscribe(() => {
    calls += 1;
  });
  return { gateway, clock, stop, leave, texts, calls: () => calls };
}

describe('all conversations together', () => {
  it('are looked at at once when it is calm, and once a second however many change', async () => {
    const { gateway, clock, stop, texts, calls } = await follow();
    gateway.emit(begins(0));
    await clock.advance(20);
    expect([calls(), texts.shown().size]).toEqual([1, 1]);
    for (let n = 1; n <= 40; n += 1) {
      gateway.emit(begins(n));
      await clock.advance(50);
    }
    expect(calls()).toBeLessThanOrEqual(3);
    await clock.advance(1000);
    expect(texts.shown().size).toBe(41);
    stop();
  });

  it('are told to nobody who does not listen any more', async () => {
    const { gateway, clock, stop, leave, calls } = await follow();
    gateway.emit(begins(0));
    await clock.advance(20);
    gateway.emit(begins(1));
    await clock.advance(20);
    leave();
    await clock.advance(2000);
    expect(calls()).toBe(1);
    stop();
  });
});
