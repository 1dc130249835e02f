import type { Millis } from '../../lib/clock.ts';
import type { Round } from '../poller.ts';
import { queueFromRow } from './map-roster.ts';
import { readPages } from './pages.ts';
import { type Reading, readRows, setAside, wasSetBack } from './roster-context.ts';
import { realtimeReplySchema, skillActivityRowSchema } from './wire.ts';

const SOURCE = 'skills/activity';
const WHOLE_EVERY_MS = 300_000;

/** Skills' activity: what waits, and who serves it. */
export function createSkillsRound(reading: Reading): (signal: AbortSignal) => Promise<Round> {
  const { config, client, mirror, clock, emit } = reading;
  let since: string | undefined;
  let wholeAt: Millis | undefined;

  return async signal => {
    const askedAt = clock.now();
    const whole = wholeAt === undefined || askedAt - wholeAt >= WHOLE_EVERY_MS;
    const kept: Promise<boolean>[] = [];
    const pages = await readPages(
      config.poll.pageSize,
      page => client.skillActivity(whole ? undefined : since, page, signal),
      json => {
        const reply = realtimeReplySchema.safeParse(json);
        const rows = reply.success ? reply.data.skillActivity : undefined;
        return rows && reply.success ? { ...reply.data, rows } : undefined;
      },
      (raw, why) => setAside(reading, SOURCE, why, raw),
      page => {
        const mapping = reading.mapping();
        const events = readRows(reading, SOURCE, page, skillActivityRowSchema).flatMap(row => {
          const queue = queueFromRow(row, mapping);
          return row.isActive === false ? mirror.queues.remove(queue.id) : mirror.queues.heard(queue);
        });
        kept.push(emit(events));
      },
    );
    if (!pages.ok) {
      // What is there after an outage may be another floor: it is read whole.
      wholeAt = undefined;
      return pages;
    }
    if (whole) wholeAt = askedAt;
    const durable = await Promise.all(kept);
    if (wasSetBack(since, pages.lastPollTime)) wholeAt = undefined;
    if (durable.every(Boolean)) since = pages.lastPollTime ?? since;
    return { ok: true };
  };
}
