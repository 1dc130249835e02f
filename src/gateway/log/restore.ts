import { emptyFloor, type Floor } from '../../floor/floor.ts';
import type { PlatformId } from '../../floor/ids.ts';
import { fromSnapshot, toSnapshot } from '../../floor/snapshot.ts';
import type { Millis } from '../../lib/clock.ts';
import { lensOf } from '../feed/lens.ts';
import { viewOf } from '../feed/view.ts';
import { floorUpTo, packSnapshot } from '../history/history.ts';
import type { Store } from '../store/store.ts';
import type { EventLog } from './event-log.ts';

const OWNER = 'gateway';
const PUBLISHED = 'published';
const SLACK_MS = 1000;

/** The floor as the log tells it after a start. */
export type Restored = { readonly floor: Floor; readonly head: number; readonly at: Millis };

/**
 * Rebuilds the floor from the newest snapshot and the events behind it [EL5]. When the log ends before what was already
 * published, it was put back from a backup: browsers must not go on from cursors of a future that is gone [EL4]. When it
 * ends later than `now`, the floor begins anew: nothing that is heard would be newer than what it holds [EL12]. With
 * `configured`, platforms that are not among them leave the floor.
 */
export async function restoreFloor(
  log: EventLog,
  store: Store,
  now: Millis,
  configured?: readonly PlatformId[],
): Promise<Restored> {
  const { last } = await log.bounds();
  const marked = /^(.+)\.(\d+)$/.exec((await store.memory.get(OWNER, PUBLISHED)) ?? '');
  if (marked?.[1] === log.epoch() && Number(marked[2]) > last) await log.renewEpoch();
  const restored = await floorUpTo(log, last);
  const [newest] = await log.read({ after: last - 1, limit: 1 });
  const at = newest?.at ?? 0;
  const whole = restored?.floor ?? emptyFloor;
  if (at > now + SLACK_MS) {
    // The clock was set back while nobody ran: what the floor holds would be newer than all that is heard from now on.
    const data = await packSnapshot(toSnapshot(emptyFloor));
    await log.saveSnapshot({ sequence: last, at: now, data });
    await log.renewEpoch();
    return { floor: emptyFloor, head: last, at: now };
  }
  const isStranger = (id: PlatformId) => configured !== undefined && !configured.includes(id);
  if (configured === undefined || ![...whole.platforms.keys()].some(isStranger))
    return { floor: whole, head: last, at };
  // Of a platform that is no longer configured nothing will be heard: its agents must not stand there for ever.
  const snapshot = viewOf(lensOf({ role: 'admin', scope: { platforms: configured, teams: [] } }), whole);
  await log.saveSnapshot({ sequence: last, at, data: await packSnapshot(snapshot) });
  await log.renewEpoch();
  return { floor: fromSnapshot(snapshot), head: last, at };
}

/** Writes down how far events have been published. It may lag: it is there to notice a log that lost hours. */
export async function markPublished(log: EventLog, store: Store, head: number): Promise<void> {
  await store.transact(({ memory }) => memory.set(OWNER, PUBLISHED, `${log.epoch()}.${head}`));
}
