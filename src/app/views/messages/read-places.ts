import type { TextSessionId } from '../../../floor/ids.ts';

/** Index of the last message one has seen, by conversation. */
export type ReadPlaces = ReadonlyMap<TextSessionId, number>;

/** Places of conversations that are gone are kept until there are so many of them. */
const MOST_GONE = 2000;

/** The places after one has seen some conversations further; a place never moves back. The same map if none moved. */
export function marked(read: ReadPlaces, places: Iterable<readonly [TextSessionId, number]>): ReadPlaces {
  let next: Map<TextSessionId, number> | undefined;
  for (const [id, index] of places) {
    if (index <= (read.get(id) ?? -1)) continue;
    next ??= new Map(read);
    next.set(id, index);
  }
  return next ?? read;
}

/**
 * The places without those of conversations that are gone, once there are many; those of conversations that are there
 * stay, however many they are. The same map if none had to go.
 */
export function withoutGone(
  read: ReadPlaces,
  there: { readonly size: number; readonly has: (id: TextSessionId) => boolean },
): ReadPlaces {
  if (read.size <= there.size + MOST_GONE) return read;
  return new Map([...read].filter(([id]) => there.has(id)));
}
