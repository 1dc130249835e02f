/** Items in order, with the place of each: every operation costs about the logarithm of their number. */
export type SortedIndex<T> = {
  readonly size: () => number;
  readonly insert: (item: T) => void;
  /** Takes out an item that was inserted; `false`: it is not there. */
  readonly remove: (item: T) => boolean;
  readonly at: (rank: number) => T | undefined;
  /** How many items stand before this one, whether it is in the index or not. */
  readonly rankOf: (item: T) => number;
};

const BUCKET = 96;

/**
 * Buckets of sorted items with a Fenwick tree over their sizes. `compare` must be a total order (ties broken by id), and
 * items must not change while they are in the index.
 */
export function createSortedIndex<T>(
  compare: (a: T, b: T) => number,
  items: readonly T[] = [],
): SortedIndex<T> {
  const buckets: T[][] = [];
  let sums: number[] = [];
  let total = items.length;
  const sorted = [...items].sort(compare);
  for (let i = 0; i < sorted.length; i += BUCKET) buckets.push(sorted.slice(i, i + BUCKET));
  recount();

  /** Rebuilds the tree of sizes: only when a bucket came or went. */
  function recount() {
    sums = [0, ...buckets.map(bucket => bucket.length)];
    for (let i = 1; i < sums.length; i += 1) {
      const parent = i + (i & -i);
      if (parent < sums.length) sums[parent] = (sums[parent] ?? 0) + (sums[i] ?? 0);
    }
  }

  function count(bucket: number, change: number) {
    total += change;
    for (let i = bucket + 1; i < sums.length; i += i & -i) sums[i] = (sums[i] ?? 0) + change;
  }

  function before(bucket: number): number {
    let sum = 0;
    for (let i = bucket; i > 0; i -= i & -i) sum += sums[i] ?? 0;
    return sum;
  }

  /** The last bucket whose first item does not stand behind the item. */
  function bucketOf(item: T): number {
    let low = 0;
    let high = buckets.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const first = buckets[middle]?.[0];
      if (first !== undefined && compare(first, item) <= 0) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  function placeIn(bucket: readonly T[], item: T): number {
    let low = 0;
    let high = bucket.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = bucket[middle];
      if (other !== undefined && compare(other, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function joinSmall(index: number) {
    const bucket = buckets[index];
    const left = buckets[index - 1];
    if (bucket === undefined || bucket.length > BUCKET / 4) return;
    if (left !== undefined && left.length + bucket.length <= BUCKET) left.push(...bucket);
    else if (bucket.length > 0) return;
    buckets.splice(index, 1);
    recount();
  }

  return {
    size: () => total,
    insert(item) {
      const index = bucketOf(item);
      const bucket = buckets[index];
      if (bucket === undefined) {
        buckets.push([item]);
        total += 1;
        return recount();
      }
      bucket.splice(placeIn(bucket, item), 0, item);
      count(index, 1);
      if (bucket.length <= 2 * BUCKET) return;
      buckets.splice(index + 1, 0, bucket.splice(BUCKET));
      recount();
    },
    remove(item) {
      const index = bucketOf(item);
      const bucket = buckets[index];
      if (bucket === undefined) return false;
      const place = placeIn(bucket, item);
      const found = bucket[place];
      if (found === undefined || compare(found, item) !== 0) return false;
      bucket.splice(place, 1);
      count(index, -1);
      joinSmall(index);
      return true;
    },
    at(rank) {
      if (rank < 0 || rank >= total) return undefined;
      let index = 0;
      let rest = rank;
      let step = 1;
      while (step * 2 < sums.length) step *= 2;
      for (; step > 0; step >>= 1) {
        const sum = sums[index + step];
        if (sum === undefined || sum > rest) continue;
        index += step;
        rest -= sum;
      }
      return buckets[index]?.[rest];
    },
    rankOf(item) {
      const index = bucketOf(item);
      const bucket = buckets[index];
      return bucket === undefined ? 0 : before(index) + placeIn(bucket, item);
    },
  };
}
