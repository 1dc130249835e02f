/**
 * Lets a fact through only when it differs from the last one of the same key, times of telling (`asOf`) apart: what a
 * platform repeats at every poll is no news.
 */
export type ChangeGate = {
  readonly isNews: (key: string, fact: { readonly asOf: number }) => boolean;
  readonly forget: (key: string) => void;
};

export function createChangeGate(): ChangeGate {
  const known = new Map<string, string>();
  return {
    isNews: (key, fact) => {
      const said = JSON.stringify({ ...fact, asOf: 0 });
      if (known.get(key) === said) return false;
      known.set(key, said);
      return true;
    },
    forget: key => {
      known.delete(key);
    },
  };
}
