import type { FloorEvent } from '../../floor/events.ts';

/** Keeps what was told last of each thing, so that what a poll repeats is not told again. */
export type Told = {
  /** The event, when its fact differs from the last one of this key, times of telling apart. */
  readonly news: (key: string, fact: { readonly asOf: number }, event: FloorEvent) => FloorEvent[];
  readonly forget: (key: string) => void;
  readonly has: (key: string) => boolean;
};

export function createTold(): Told {
  const said = new Map<string, string>();
  return {
    news: (key, fact, event) => {
      const text = JSON.stringify({ ...fact, asOf: 0 });
      if (said.get(key) === text) return [];
      said.set(key, text);
      return [event];
    },
    forget: key => void said.delete(key),
    has: key => said.has(key),
  };
}
