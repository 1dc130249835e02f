import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { emptyFloor, type Floor } from '../../floor/floor.ts';
import type { AgentId } from '../../floor/ids.ts';
import { reduce } from '../../floor/reduce.ts';
import { type FloorSnapshot, fromSnapshot } from '../../floor/snapshot.ts';
import type { Clock, Millis } from '../../lib/clock.ts';
import type { HistoryEventsReply, PastEvent } from '../../protocol/history.ts';
import { compress, jsonOf } from '../compress.ts';
import { type Lens, sightOf } from '../feed/lens.ts';
import { maskEvent } from '../feed/mask.ts';
import { readEvent } from '../feed/render.ts';
import type { EventLog, StoredSnapshot } from '../log/event-log.ts';
import { createRateLimiter } from '../people/rate-limit.ts';
import { createMutex } from '../store/mutex.ts';

const PAGE = 2000;
/** How many entries one question may look through, whatever it finds. */
const LONGEST_SEARCH = 100_000;
const unzip = promisify(gunzip);

/** The floor as it was after the event at `sequence`. */
export type FloorThen = { readonly floor: Floor; readonly sequence: number };

/** Floors that one person may ask for at once, and one more each second: each is rebuilt, the dearest thing there is. */
const LIMIT = { burst: 20, refillMs: 1000 } as const;

/** Past floors and events, from the log. */
export type History = {
  /** Milliseconds until a person may ask for a floor [FD14]; 0: now, and it counts. */
  readonly admit: (username: string) => number;
  /** The floor at a time; `undefined` when the log does not reach back so far. */
  readonly floorAt: (at: Millis) => Promise<FloorThen | undefined>;
  readonly events: (
    lens: Lens,
    query: {
      readonly from: Millis | undefined;
      readonly to: Millis | undefined;
      readonly after: number | undefined;
      readonly agentId: AgentId | undefined;
      readonly limit: number;
    },
  ) => Promise<HistoryEventsReply>;
};

export function createHistory(log: EventLog, clock: Clock): History {
  // One at a time, however many ask.
  const alone = createMutex();
  const limiter = createRateLimiter(LIMIT);
  return {
    admit: username => {
      const waitMs = limiter.waitFor(username, clock.now());
      if (waitMs === 0) limiter.take(username, clock.now());
      return waitMs;
    },
    floorAt: at => alone(async () => floorUpTo(log, await log.placeAt(at))),
    events: async (lens, { from, to, after, agentId, limit }) => {
      const { first, last } = await log.bounds();
      const until = to === undefined ? last : await log.placeAt(to);
      const start = from === undefined ? first - 1 : await log.placeAt(from - 1);
      let place = Math.max(after ?? 0, start);
      let looked = 0;
      const events: PastEvent[] = [];
      while (place < until && events.length < limit && looked < LONGEST_SEARCH) {
        const entries = await log.read({ after: place, until, limit: PAGE, agentId });
        for (const { sequence, at, audience, json } of entries) {
          place = sequence;
          if (sightOf(lens, audience, true) === 'shown')
            events.push({ sequence, at, event: maskEvent(lens, readEvent(json)) });
          if (events.length >= limit) break;
        }
        looked += entries.length;
        if (entries.length < PAGE && events.length < limit) place = until;
        await breathe();
      }
      const [oldest] = await log.read({ after: first - 1, limit: 1 });
      const [newest] = await log.read({ after: last - 1, limit: 1 });
      return { events, next: place < until ? place : undefined, held: { from: oldest?.at, to: newest?.at } };
    },
  };
}

/** Rebuilds the floor after the event at `place`: nearest snapshot, then the events behind it [EL5]. */
export async function floorUpTo(log: EventLog, place: number): Promise<FloorThen | undefined> {
  const stored = await log.snapshotBefore(place);
  const { first } = await log.bounds();
  if (stored === undefined && first > 1) return undefined;
  let floor = stored ? await readSnapshot(stored) : emptyFloor;
  let sequence = stored?.sequence ?? 0;
  while (sequence < place) {
    const entries = await log.read({ after: sequence, until: place, limit: PAGE });
    for (const { json } of entries) floor = reduce(floor, readEvent(json));
    const last = entries.at(-1);
    if (last === undefined) break;
    sequence = last.sequence;
    await breathe();
  }
  return { floor, sequence };
}

/** A long reading must not keep the living waiting. */
const breathe = () => new Promise(resolve => setImmediate(resolve));

async function readSnapshot({ data }: StoredSnapshot): Promise<Floor> {
  const snapshot: FloorSnapshot = JSON.parse((await unzip(data)).toString());
  return fromSnapshot(snapshot);
}

/** A floor as bytes to be stored. Written in slices, so that a large floor does not hold up the feed. */
export const packSnapshot = (snapshot: FloorSnapshot): Promise<Uint8Array> => compress(jsonOf(snapshot));
