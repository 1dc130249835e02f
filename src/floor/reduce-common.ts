import type { Map as PersistentMap } from 'immutable';
import type { Millis } from '../lib/clock.ts';
import { type Floor, KEPT } from './floor.ts';
import { isEntityId } from './ids.ts';

/** Whether a fact comes too late to bring back something that the floor let go [FL6]. */
export function isTooLate(floor: Floor, id: string, asOf: Millis): boolean {
  const horizon = floor.horizons.get(id);
  return horizon !== undefined && asOf <= horizon;
}

/** Remembers for good that facts about `id` up to `asOf` are done with. For ids that are few: agents, queues. */
export function withHorizon(floor: Floor, id: string, asOf: Millis): Floor {
  const horizon = floor.horizons.get(id);
  if (horizon !== undefined && horizon >= asOf) return floor;
  return { ...floor, horizons: floor.horizons.set(id, asOf) };
}

/** The same for ids that never end (contacts, conversations): the newest of each owner are remembered [FL7]. */
export function forget(floor: Floor, owner: string, id: string, asOf: Millis): Floor {
  const next = withHorizon(floor, id, asOf);
  const ids = floor.forgotten.get(owner) ?? [];
  if (next === floor || ids.includes(id)) return next;
  const [oldest] = ids;
  const most = isEntityId(owner) ? KEPT.forgotten : KEPT.forgottenOfNobody;
  if (ids.length < most || oldest === undefined) {
    return { ...next, forgotten: next.forgotten.set(owner, [...ids, id]) };
  }
  return {
    ...next,
    horizons: next.horizons.delete(oldest),
    forgotten: next.forgotten.set(owner, [...ids.slice(1), id]),
  };
}

type Lists<K, V> = PersistentMap<K, readonly V[]>;
type Pairs<A, B> = PersistentMap<A, PersistentMap<B, true>>;

/** Adds an id to an index of id lists; the same map when it is there already. */
export function listAdd<K, V>(index: Lists<K, V>, key: K, id: V): Lists<K, V> {
  const ids = index.get(key) ?? [];
  return ids.includes(id) ? index : index.set(key, [...ids, id]);
}

/** Takes an id out of an index of id lists. */
export function listRemove<K, V>(index: Lists<K, V>, key: K, id: V): Lists<K, V> {
  const ids = index.get(key);
  if (!ids?.includes(id)) return index;
  const rest = ids.filter(other => other !== id);
  return rest.length === 0 ? index.delete(key) : index.set(key, rest);
}

/** Adds a pair to an index of sets. */
export function pairAdd<A, B>(index: Pairs<A, B>, a: A, b: B, empty: PersistentMap<B, true>): Pairs<A, B> {
  return index.set(a, (index.get(a) ?? empty).set(b, true));
}

/** Takes a pair out of an index of sets. */
export function pairRemove<A, B>(index: Pairs<A, B>, a: A, b: B): Pairs<A, B> {
  const rest = index.get(a)?.delete(b);
  if (rest === undefined) return index;
  return rest.isEmpty() ? index.delete(a) : index.set(a, rest);
}
