import { entityId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';
import type { Round } from '../poller.ts';
import { contactFromRow } from './map-roster.ts';
import { readPages } from './pages.ts';
import { type Reading, readRows, setAside } from './roster-context.ts';
import { activeContactRowSchema, realtimeReplySchema } from './wire.ts';

const SOURCE = 'contacts/active';
/** Lists up to so many pages are read whole every time: only a whole list shows what has ended. */
const PAGES_READ_WHOLE = 10;
const WHOLE_EVERY_MS = 60_000;

/** Active contacts. Big floors are read by changes, with a whole reading each minute. */
export function createContactsRound(reading: Reading): (signal: AbortSignal) => Promise<Round> {
  const { config, client, mirror, clock, emit } = reading;
  let since: string | undefined;
  let wholeAt: Millis | undefined;
  let isSmall = true;

  return async signal => {
    const askedAt = clock.now();
    const whole = isSmall || wholeAt === undefined || askedAt - wholeAt >= WHOLE_EVERY_MS;
    const pages = await readPages(
      config.poll.pageSize,
      page => client.activeContacts(whole ? undefined : since, page, signal),
      json => {
        const reply = realtimeReplySchema.safeParse(json);
        const rows = reply.success ? reply.data.activeContacts : undefined;
        return rows && reply.success ? { ...reply.data, rows } : undefined;
      },
      (raw, why) => setAside(reading, SOURCE, why, raw),
    );
    if (!pages.ok) return pages;
    const rows = readRows(reading, SOURCE, pages.rows, activeContactRowSchema);
    const mapping = reading.mapping();
    const events = rows.flatMap(row =>
      mirror.contacts.heard(contactFromRow(row, askedAt, mapping), 'roster'),
    );
    if (whole) {
      events.push(...mirror.contacts.sweep(new Set(rows.map(row => entityId(config.id, row.contactId)))));
      isSmall = pages.pages <= PAGES_READ_WHOLE;
      wholeAt = askedAt;
    }
    if (await emit(events)) since = pages.lastPollTime ?? since;
    return { ok: true };
  };
}
