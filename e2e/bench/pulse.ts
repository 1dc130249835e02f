import { change, heard, seeded } from './scene.ts';

const BEAT = 2;

/** Makes events at a steady rate, one by one, as platforms do. */
export function createPulse(agents: number, emit: (events: readonly object[]) => void) {
  const random = seeded(11);
  let rate = 0;
  let made = 0;
  let owed = 0;
  let beats = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    owed = Math.min(rate, owed + (rate * (now - last)) / 1000);
    last = now;
    const count = Math.floor(owed);
    owed -= count;
    beats += 1;
    const at = Date.now();
    const events: object[] = Array.from({ length: count }, () =>
      change(Math.floor(random() * agents), at, random),
    );
    if (beats % 500 === 0) events.push(heard(at));
    made += events.length;
    if (events.length > 0) emit(events);
  }, BEAT);
  return {
    /** Events per second from now on. */
    set: (perSecond: number) => {
      rate = perSecond;
      owed = 0;
      last = performance.now();
    },
    made: () => made,
    stop: () => clearInterval(timer),
  };
}
