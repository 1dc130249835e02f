import type { Log, Quarantined } from '../../connectors/connector.ts';
import type { FloorEvent } from '../../floor/events.ts';
import type { PlatformId } from '../../floor/ids.ts';
import type { Clock } from '../../lib/clock.ts';
import { plainLine } from '../../lib/text.ts';
import { createRateLimiter } from '../people/rate-limit.ts';
import type { Store } from '../store/store.ts';
import type { Metrics } from './metrics.ts';

/** How many payloads are kept. */
export const QUARANTINE_KEPT = 500;
const LONGEST_RAW = 64 * 1024;
/** The floor is told at most this often, in milliseconds. */
const TELL_MS = 5000;

/** Keeps what could not be understood, counts it, and says so on the floor; never stands in the way of the rest. */
export function createQuarantine(deps: {
  readonly store: Store;
  readonly clock: Clock;
  readonly report: Log;
  readonly metrics: Metrics;
  readonly emit: (events: readonly FloorEvent[]) => Promise<void>;
}): (item: Quarantined) => void {
  const { store, clock, report, metrics, emit } = deps;
  const counts = new Map<PlatformId, number>();
  const due = new Set<PlatformId>();
  /** Since the last line of the log. */
  const unlogged = new Map<PlatformId, number>();
  const limiter = createRateLimiter({ burst: 50, refillMs: 200 });

  const tell = async (platformId: PlatformId, reason: string) => {
    if (due.has(platformId)) return;
    due.add(platformId);
    await clock.sleep(counts.get(platformId) === 1 ? 0 : TELL_MS);
    due.delete(platformId);
    const count = counts.get(platformId) ?? 0;
    const notice = {
      id: `${platformId}:quarantine` as const,
      platformId,
      agentId: undefined,
      kind: 'Quarantine',
      title: `${count} ${count === 1 ? 'message' : 'messages'} could not be understood and ${count === 1 ? 'was' : 'were'} set aside.`,
      detail: `The last one: ${plainLine(reason)}. The rest of the floor is not affected.`,
      level: 'warning' as const,
      links: [],
      raw: undefined,
      asOf: clock.now(),
    };
    await emit([{ type: 'notice.received', notice }]);
  };

  return ({ platformId, source, reason, raw }) => {
    metrics.quarantined.inc({ platform: platformId, source });
    counts.set(platformId, (counts.get(platformId) ?? 0) + 1);
    void tell(platformId, reason);
    // A platform that sends nothing else must not fill the disk or the log: some of it shows what is wrong.
    const passedOver = unlogged.get(platformId) ?? 0;
    if (limiter.waitFor(platformId, clock.now()) > 0) {
      unlogged.set(platformId, passedOver + 1);
      return;
    }
    limiter.take(platformId, clock.now());
    unlogged.delete(platformId);
    report('warn', 'A payload could not be understood and was set aside.', {
      platformId,
      source,
      reason,
      ...(passedOver > 0 && { unlogged: passedOver }),
    });
    const item = {
      at: clock.now(),
      platformId,
      source,
      reason: plainLine(reason),
      raw: raw.slice(0, LONGEST_RAW),
    };
    store
      .transact(tables => tables.quarantine.add(item, QUARANTINE_KEPT))
      .catch(error => report('error', 'A payload could not be kept.', { error: String(error) }));
  };
}
