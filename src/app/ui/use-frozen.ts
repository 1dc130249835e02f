import { useLayoutEffect, useMemo, useRef, useState } from 'react';

/** Why an order stands still. */
export type HoldReason = 'pointer' | 'focus' | 'menu';

/** How an order is held and let go. */
export type Holding = {
  readonly hold: (reason: HoldReason) => void;
  readonly release: (reason: HoldReason) => void;
  /** Lets what waits happen once; then the order stands again. */
  readonly apply: () => void;
};

/**
 * An order as it stood when somebody began to point at it, move in it or open a menu of it; `undefined` while nobody
 * does. `anew` names what the order is of: when that changes it is one's own doing, and shows at once.
 */
export function useFrozen<T>(ids: readonly T[], anew: string): readonly [readonly T[] | undefined, Holding] {
  const [frozen, setFrozen] = useState<readonly T[]>();
  const latest = useRef(ids);
  latest.current = ids;
  const holding = useMemo<Holding>(() => {
    const reasons = new Set<HoldReason>();
    return {
      hold: reason => {
        reasons.add(reason);
        setFrozen(now => now ?? latest.current);
      },
      release: reason => {
        if (reasons.delete(reason) && reasons.size === 0) setFrozen(undefined);
      },
      apply: () => setFrozen(now => now && latest.current),
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: this is when, not what
  useLayoutEffect(holding.apply, [anew]);
  return [frozen, holding];
}
