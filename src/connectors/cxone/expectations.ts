import type { Clock } from '../../lib/clock.ts';
import type { Fact } from './facts.ts';

/** Waits for facts of one stream: begin to expect before acting, so that a quick answer is not missed. */
export type Expectations = {
  readonly heard: (facts: readonly Fact[]) => void;
  /** Begins to look for a fact; `within` resolves with what `test` made of the first that fits, or `undefined`. */
  readonly expect: <T>(test: (fact: Fact) => T | undefined) => Expected<T>;
};

export type Expected<T> = {
  readonly within: (ms: number, signal?: AbortSignal) => Promise<T | undefined>;
  readonly forget: () => void;
};

export function createExpectations(clock: Clock): Expectations {
  const listeners = new Set<(fact: Fact) => void>();
  return {
    heard: facts => {
      for (const fact of facts) for (const listener of listeners) listener(fact);
    },
    expect: <T>(test: (fact: Fact) => T | undefined): Expected<T> => {
      const found = Promise.withResolvers<T | undefined>();
      const listener = (fact: Fact) => {
        const result = test(fact);
        if (result === undefined) return;
        listeners.delete(listener);
        found.resolve(result);
      };
      listeners.add(listener);
      const forget = () => {
        listeners.delete(listener);
        found.resolve(undefined);
      };
      return {
        forget,
        within: async (ms, signal) => {
          const done = new AbortController();
          const over = signal === undefined ? done.signal : AbortSignal.any([done.signal, signal]);
          void clock.sleep(ms, over).then(forget);
          const result = await found.promise;
          done.abort();
          return result;
        },
      };
    },
  };
}
