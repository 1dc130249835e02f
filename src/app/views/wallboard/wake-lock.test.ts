import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../live/testing/fake-clock.ts';
import { type Awake, keepAwake, type Screen, type WakeHold } from './wake-lock.ts';

type Hold = WakeHold & { readonly lose: () => void; readonly isHeld: () => boolean };

function makeScreen() {
  const clock = createFakeClock();
  const stop = new AbortController();
  const told: Awake[] = [];
  const holds: Hold[] = [];
  const listeners = new Set<() => void>();
  const weather = { visible: true, refuses: false };
  const hold = async () => {
    if (weather.refuses) throw new Error('NotAllowedError');
    let held = true;
    let listener: () => void = () => undefined;
    const lose = () => {
      if (held) listener();
      held = false;
    };
    const made: Hold = {
      lose,
      isHeld: () => held,
      release: async () => lose(),
      onRelease: call => {
        listener = call;
      },
    };
    holds.push(made);
    return made;
  };
  const screen: Screen = {
    hold,
    visible: () => weather.visible,
    onVisible(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const begin = (given: Screen = screen) => {
    void keepAwake(given, clock, stop.signal, awake => told.push(awake));
    return clock.settle();
  };
  const setVisible = async (visible: boolean) => {
    weather.visible = visible;
    if (!visible) for (const one of holds) one.lose();
    else for (const listener of [...listeners]) listener();
    await clock.settle();
  };
  return { clock, stop, told, holds, listeners, weather, screen, begin, setVisible };
}

describe('keeping the screen awake', () => {
  it('holds the lock, and lets it go in the end', async () => {
    const { begin, told, holds, stop, clock, listeners } = makeScreen();
    await begin();
    expect(told).toEqual(['asking', 'held']);
    stop.abort();
    await clock.settle();
    expect(holds.map(one => one.isHeld())).toEqual([false]);
    expect(listeners.size).toBe(0);
  });

  it('asks again when the page comes back into sight', async () => {
    const { begin, holds, setVisible, told } = makeScreen();
    await begin();
    await setVisible(false);
    expect(holds).toHaveLength(1);
    await setVisible(true);
    expect(holds).toHaveLength(2);
    expect(holds.at(-1)?.isHeld()).toBe(true);
    expect(told.at(-1)).toBe('held');
  });

  it('says that it was refused, and asks again after a while', async () => {
    const { begin, told, weather, clock, holds } = makeScreen();
    weather.refuses = true;
    await begin();
    expect(told.at(-1)).toBe('refused');
    weather.refuses = false;
    await clock.advance(59_000);
    expect(holds).toHaveLength(0);
    await clock.advance(2000);
    expect(told.at(-1)).toBe('held');
  });

  it('does not fight a system that takes the lock away', async () => {
    const { begin, holds, clock } = makeScreen();
    await begin();
    holds[0]?.lose();
    await clock.advance(1000);
    expect(holds).toHaveLength(1);
    await clock.advance(60_000);
    expect(holds).toHaveLength(2);
  });

  it('says so where the browser cannot', async () => {
    const { begin, told, screen } = makeScreen();
    await begin({ ...screen, hold: undefined });
    expect(told).toEqual(['unsupported']);
  });

  it('lets go of a lock that came after its end', async () => {
    const { begin, stop, holds, clock, screen } = makeScreen();
    let give: () => void = () => undefined;
    const waiting = new Promise<void>(resolve => {
      give = resolve;
    });
    await begin({
      ...screen,
      hold: async () => {
        await waiting;
        return screen.hold?.() ?? Promise.reject(new Error('none'));
      },
    });
    stop.abort();
    give();
    await clock.settle();
    expect(holds.map(one => one.isHeld())).toEqual([false]);
  });
});
