import type { Clock, Millis } from '../lib/clock.ts';

/** Where in story time the real time is: real time times speed, and whatever was stepped ahead. */
export type Timeline = {
  readonly now: () => Millis;
  readonly speed: () => number;
  readonly setSpeed: (factor: number) => void;
  readonly skip: (seconds: number) => void;
};

export function createTimeline(clock: Clock, speed: number): Timeline {
  let factor = speed;
  let realBase = clock.now();
  let storyBase = realBase;
  const now = () => Math.round(storyBase + (clock.now() - realBase) * factor);
  return {
    now,
    speed: () => factor,
    setSpeed: next => {
      storyBase = now();
      realBase = clock.now();
      factor = next;
    },
    skip: seconds => {
      storyBase += Math.round(seconds * 1000);
    },
  };
}
