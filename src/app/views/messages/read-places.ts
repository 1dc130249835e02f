import type { TextThread } from '../../../floor/floor.ts';
import type { TextSessionId } from '../../../floor/ids.ts';
import type { Millis } from '../../../lib/clock.ts';

/** Index of the last message one has seen, by conversation. */
export type ReadPlaces = ReadonlyMap<TextSessionId, number>;

/** Places of conversations that are gone are kept until there are so many of them. */
const MOST_GONE = 2000;

/**
 * Where one stands in a conversation that one sees for the first time, having looked since then. What was said before is
 * not news; all of it is where it began while one looked, or where it is known that nothing had been said. `undefined`:
 * what was said before is not known yet.
 */
export function firstSight({ session, messages }: TextThread, since: Millis): number | undefined {
  if ((session.startedAt ?? 0) > since) return 0;
  return messages.at(-1)?.index ?? (session.transcript === 'unknown' ? undefined : 0);
}

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
