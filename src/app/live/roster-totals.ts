import type { DisplayState } from '../../floor/display.ts';
import type { RosterTotals, StateTotals } from './types.ts';

/** How an agent counts; one who is gone does not. */
export type Counted = {
  readonly display: DisplayState | undefined;
  readonly over: boolean;
  readonly matching: boolean;
};

/** Totals per display state, kept up one agent at a time. */
export type TotalsCounter = {
  /** Takes an agent's old share out and puts the new one in. */
  readonly change: (before: Counted | undefined, now: Counted | undefined) => void;
  readonly read: () => RosterTotals;
};

type Sums = { count: number; over: number; readonly states: Record<DisplayState, number> };

const zero = (): Sums => ({
  count: 0,
  over: 0,
  states: {
    'available-idle': 0,
    'available-busy': 0,
    ringing: 0,
    'on-contact': 0,
    consulting: 0,
    'after-contact-work': 0,
    dialing: 0,
    unavailable: 0,
    'logged-out': 0,
    unknown: 0,
  },
});

function add(sums: Sums, display: DisplayState, over: boolean, change: 1 | -1) {
  sums.count += change;
  sums.states[display] += change;
  if (over) sums.over += change;
}

const copy = ({ count, over, states }: Sums): StateTotals => ({ count, over, states: { ...states } });

export function createTotals(): TotalsCounter {
  const all = zero();
  const matching = zero();
  const share = (counted: Counted | undefined, change: 1 | -1) => {
    if (counted?.display === undefined) return;
    const { display, over } = counted;
    add(all, display, over, change);
    if (counted.matching) add(matching, display, over, change);
  };
  return {
    change(before, now) {
      share(before, -1);
      share(now, 1);
    },
    read: () => ({ all: copy(all), matching: copy(matching) }),
  };
}

/** Whether two count the same, so that nothing has to be counted anew. */
export function sameShare(a: Counted | undefined, b: Counted | undefined): boolean {
  return a?.display === b?.display && a?.over === b?.over && a?.matching === b?.matching;
}
