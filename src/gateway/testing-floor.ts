import type { FloorSnapshot } from '../floor/snapshot.ts';
import { canonicalJson } from './audit/canonical.ts';

/** A snapshot in one form only: equal floors give equal lists, whatever the order of keys and entries. */
export function canonicalFloor(snapshot: FloorSnapshot): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(snapshot).map(([key, list]) => [
      key,
      [...list].map((item: unknown) => canonicalJson(item)).toSorted(),
    ]),
  );
}
