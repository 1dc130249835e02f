import type { Clock, Millis } from '../../lib/clock.ts';
import { compress, jsonOf } from '../compress.ts';
import type { FloorKeeper } from '../log/keeper.ts';
import type { Lens } from './lens.ts';
import { createReplyWriter } from './reply.ts';
import { viewOf } from './view.ts';

/** How long viewers with the same lens share a snapshot, in milliseconds: what happened since, the feed tells them. */
const SHARE_MS = 250;

/** A body that several answers share: compressed once, for browsers; made anew for whoever does not take it so. */
export type SharedBody = { readonly json: () => string; readonly gzip: () => Promise<Buffer> };

/** Answers of `GET /api/floor`, by lens. */
export type Snapshots = { readonly of: (lens: Lens) => SharedBody };

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= work();
    return result;
  };
}

/** Answers `GET /api/floor`: a crowd that comes back at once costs one serialisation per lens. */
export function createSnapshots(deps: {
  readonly keeper: FloorKeeper;
  readonly clock: Clock;
  readonly build: string;
}): Snapshots {
  const { keeper, clock, build } = deps;
  const writer = createReplyWriter(build, keeper, clock.now);
  const bodies = new Map<string, { until: Millis; readonly body: SharedBody }>();
  keeper.subscribe(({ entries }) => {
    // Somebody came into sight: those who are told to look again must not be shown the floor from before.
    if (entries.some(({ audience }) => audience.leftTeam !== undefined)) bodies.clear();
  });
  return {
    of: lens => {
      const now = clock.now();
      for (const [key, { until }] of bodies) if (until <= now) bodies.delete(key);
      const known = bodies.get(lens.key);
      if (known) return known.body;
      const floor = keeper.floor();
      const { before, after } = writer.snapshot(keeper.head());
      function* pieces(): Generator<string> {
        yield before;
        yield* jsonOf(viewOf(lens, floor));
        yield after;
      }
      const body = {
        json: () => [...pieces()].join(''),
        gzip: once(async () => {
          // Whoever comes while it is made waits for it.
          made.until = Number.POSITIVE_INFINITY;
          try {
            return await compress(pieces());
          } finally {
            made.until = clock.now() + SHARE_MS;
          }
        }),
      };
      const made: { until: Millis; readonly body: SharedBody } = { until: now + SHARE_MS, body };
      bodies.set(lens.key, made);
      return body;
    },
  };
}
