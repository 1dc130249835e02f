import type { Millis } from '../../lib/clock.ts';

type Entry = { readonly at: Millis; readonly order: number; readonly run: () => void };

/** What is to happen when, in order of time; at the same time, in the order in which it was planned. */
export type Schedule = {
  readonly add: (at: Millis, run: () => void) => void;
  /** When the next thing is due. */
  readonly peek: () => Millis | undefined;
  /** Takes the next thing out. */
  readonly take: () => (() => void) | undefined;
  readonly size: () => number;
};

/** A binary heap: planning and taking cost the logarithm of what is planned. */
export function createSchedule(): Schedule {
  const heap: Entry[] = [];
  let order = 0;

  const before = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.order < b.order);

  const rise = (entry: Entry) => {
    let at = heap.length;
    heap.push(entry);
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = heap[up];
      if (parent === undefined || !before(entry, parent)) break;
      heap[at] = parent;
      at = up;
    }
    heap[at] = entry;
  };

  const sink = (entry: Entry) => {
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      const [left, right] = [heap[down], heap[down + 1]];
      if (left === undefined) break;
      if (right !== undefined && before(right, left)) down += 1;
      const child = heap[down] ?? left;
      if (!before(child, entry)) break;
      heap[at] = child;
      at = down;
    }
    heap[at] = entry;
  };

  return {
    add: (at, run) => {
      order += 1;
      rise({ at, order, run });
    },
    peek: () => heap[0]?.at,
    take: () => {
      const [first] = heap;
      const last = heap.pop();
      if (last !== undefined && heap.length > 0) sink(last);
      return first?.run;
    },
    size: () => heap.length,
  };
}
