import { type ContactId, entityId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';
import type { Round } from '../poller.ts';
import { contactFromRow } from './map-roster.ts';
import { readPages } from './pages.ts';
import { type Reading, readRows, setAside, wasSetBack } from './roster-context.ts';
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
    const present = new Set<ContactId>();
    const kept: Promise<boolean>[] = [];
    const pages = await readPages(
      config.poll.pageSize,
      page => client.activeContacts(whole ? undefined : since, page, signal),
      json => {
        const reply = realtimeReplySchema.safeParse(json);
        const rows = reply.success ? reply.data.activeContacts : undefined;
        return rows && reply.success ? { ...reply.data, rows } : undefined;
      },
      (raw, why) => setAside(reading, SOURCE, why, raw),
      page => {
        const mapping = reading.mapping();
        const rows = readRows(reading, SOURCE, page, activeContactRowSchema);
        for (const row of rows) present.add(entityId(config.id, row.contactId));
        const contacts = rows.map(row => contactFromRow(row, askedAt, mapping));
        kept.push(emit(contacts.flatMap(contact => mirror.contacts.heard(contact, 'roster'))));
      },
    );
    if (!pages.ok) {
      // What is there after an outage may be another floor: it is read whole.
      wholeAt = undefined;
      return pages;
    }
    if (whole) {
      kept.push(emit([...mirror.contacts.sweep(present), ...mirror.endLostTexts()]));
      isSmall = pages.pages <= PAGES_READ_WHOLE;
      wholeAt = askedAt;
    }
    const durable = await Promise.all(kept);
    if (wasSetBack(since, pages.lastPollTime)) wholeAt = undefined;
    if (durable.every(Boolean)) since = pages.lastPollTime ?? since;
    return { ok: true };
  };
}
