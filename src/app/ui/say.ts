import { createStore } from 'zustand/vanilla';

/** Something that readers are told. Each has a number of its own, so that the same words can be told again. */
export type Said = { readonly count: number; readonly text: string };

/** What is told at once, at most: older words have been read, or were overtaken. */
const KEPT = 4;

const EMPTY: readonly Said[] = [];
export const saidStore = createStore<{ readonly count: number; readonly said: readonly Said[] }>()(() => ({
  count: 0,
  said: EMPTY,
}));

/** Tells readers once, politely, what others see happen elsewhere on the screen than where one is. */
export function say(text: string): void {
  saidStore.setState(({ count, said }) => ({
    count: count + 1,
    said: [...said, { count: count + 1, text }].slice(-KEPT),
  }));
}

/** Takes away what has been read. */
export function unsay(count: number): void {
  saidStore.setState(({ said }) => ({ said: said.filter(one => one.count > count) }));
}
