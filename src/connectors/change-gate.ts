import { rawText } from './json.ts';

/**
 * Lets a fact through only when it differs from the last one of the same key, times of telling (`asOf`) apart: what a
 * platform repeats at every poll is no news.
 */
export type ChangeGate = {
  readonly isNews: (key: string, fact: { readonly asOf: number }) => boolean;
  readonly forget: (key: string) => void;
  readonly keys: (prefix: string) => readonly string[];
};

export function createChangeGate(): ChangeGate {
  const known = new Map<string, string>();
  return {
    isNews: (key, fact) => {
      const said = rawText({ ...fact, asOf: 0 }, Number.MAX_SAFE_INTEGER);
      if (known.get(key) === said) return false;
      known.set(key, said);
      return true;
    },
    forget: key => {
      known.delete(key);
    },
    keys: prefix => [...known.keys()].filter(key => key.startsWith(prefix)),
  };
}
