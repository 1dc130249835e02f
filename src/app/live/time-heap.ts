import type { Millis } from '../../lib/clock.ts';

/** What is due when: one time per id, the earliest first. Each operation costs the logarithm of their number. */
export type TimeHeap<K> = {
  /** Sets, moves or (with `undefined`) forgets an id's time. */
  readonly set: (id: K, at: Millis | undefined) => void;
  /** Takes out the ids that are due. */
  readonly due: (now: Millis) => readonly K[];
};

type Entry<K> = { readonly id: K; at: Millis; place: number };

/** A binary heap that knows where each id lies, so that times can be moved. */
export function createTimeHeap<K>(): TimeHeap<K> {
  const heap: Entry<K>[] = [];
  const entries = new Map<K, Entry<K>>();

  const put = (entry: Entry<K>, place: number) => {
    heap[place] = entry;
    entry.place = place;
  };

  function settle(entry: Entry<K>) {
    let { place } = entry;
    for (;;) {
      const parent = heap[(place - 1) >> 1];
      if (place === 0 || parent === undefined || parent.at <= entry.at) break;
      const free = parent.place;
      put(parent, place);
      place = free;
    }
    for (;;) {
      const left = heap[2 * place + 1];
      const right = heap[2 * place + 2];
      const child = right !== undefined && left !== undefined && right.at < left.at ? right : left;
      if (child === undefined || child.at >= entry.at) break;
      const free = child.place;
      put(child, place);
      place = free;
    }
    put(entry, place);
  }

  function take(entry: Entry<K>) {
    entries.delete(entry.id);
    const last = heap.pop();
    if (last === undefined || last === entry) return;
    last.place = entry.place;
    settle(last);
  }

  return {
    set(id, at) {
      const known = entries.get(id);
      if (at === undefined) {
        if (known !== undefined) take(known);
      } else if (known !== undefined) {
        known.at = at;
        settle(known);
      } else {
        const entry = { id, at, place: heap.length };
        entries.set(id, entry);
        settle(entry);
      }
    },
    due(now) {
      const ids: K[] = [];
      for (let first = heap[0]; first !== undefined && first.at <= now; first = heap[0]) {
        ids.push(first.id);
        take(first);
      }
      return ids;
    },
  };
}
