import type { Batch, KeptEntry, PublishedEntry } from '../log/published.ts';

/** What one commit made durable, as it is kept. */
export type KeptBatch = Pick<Batch, 'first' | 'last'> & { readonly entries: readonly KeptEntry[] };

/** The newest batches in memory: what nearly every poll is answered from. */
export type Ring = {
  readonly push: (batch: Batch) => void;
  /** Batches with anything behind `after` and up to `until`; `undefined` when some of them are no longer held. */
  readonly between: (after: number, until: number) => readonly KeptBatch[] | undefined;
};

/** Holds at most `most` events (and always the newest batch); `head` is the place before the first batch to come. */
export function createRing(head: number, most: number): Ring {
  let batches: KeptBatch[] = [];
  let events = 0;
  let before = head;
  return {
    push: ({ first, last, entries }) => {
      batches.push({ first, last, entries: entries.map(kept) });
      events += entries.length;
      let gone = 0;
      for (const { entries, last } of batches) {
        if (events <= most || gone === batches.length - 1) break;
        events -= entries.length;
        before = last;
        gone += 1;
      }
      // Not one at a time: moving a long array for every commit would cost more than the commit.
      if (gone > 0) batches = batches.slice(gone);
    },
    between: (after, until) => {
      if (after < before) return undefined;
      let low = 0;
      let high = batches.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((batches[middle]?.last ?? 0) > after) high = middle;
        else low = middle + 1;
      }
      let end = low;
      while ((batches[end]?.first ?? Number.POSITIVE_INFINITY) <= until) end += 1;
      return batches.slice(low, end);
    },
  };
}

const kept = ({ sequence, at, audience, json, farewell }: PublishedEntry): KeptEntry => {
  return { sequence, at, audience, json, farewell };
};
