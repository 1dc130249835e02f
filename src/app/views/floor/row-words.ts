import { pendingWord } from '../../../floor/display.ts';
import type { Contact, PendingState, Supervision } from '../../../floor/entities.ts';
import { firstName, nameList } from '../../ui/format.ts';

const DIRECTIONS: Readonly<Record<Contact['direction'], string | undefined>> = {
  inbound: 'Inbound',
  outbound: 'Outbound',
  internal: 'Internal',
  unknown: undefined,
};

/** The kinds of contact status that are worth a word in a row: all but plain talking. */
const STATUSES: Readonly<Partial<Record<Contact['status'], string>>> = {
  preview: 'preview',
  queued: 'queued',
  held: 'on hold',
  joined: 'conference',
  masked: 'masked',
  interrupted: 'interrupted',
  transferring: 'transferring',
  'wrapping-up': 'call is over',
};

/** A contact's words in a row: skill first, then the other party, then its status where it is unusual. */
export function contactWords(contact: Contact): {
  readonly skill: string;
  readonly party: string | undefined;
  readonly status: string | undefined;
} {
  return {
    skill: contact.queueName ?? DIRECTIONS[contact.direction] ?? 'Direct',
    party: contact.customerName ?? contact.customer,
    status: STATUSES[contact.status],
  };
}

/** `then Unavailable, Lunch`: what the platform will do by itself when the state ends. */
export function pendingWords(pending: readonly PendingState[]): string | undefined {
  const [next] = pending;
  return next === undefined ? undefined : `then ${pendingWord(next)}`;
}

/** How supervising is called when it goes on. */
export const MODE_DOING: Readonly<Record<Supervision['mode'], string>> = {
  monitor: 'monitors',
  coach: 'coaches',
  'barge-in': 'is in the call',
  'take-over': 'took over',
};

/** The first names of those who watch, and the whole truth for the tip. */
export function watcherWords(supervisions: readonly Supervision[]): {
  readonly names: string;
  readonly tip: string;
} {
  return {
    names: nameList(
      supervisions.map(one => firstName(one.supervisor.name)),
      1,
    ),
    tip: supervisions
      .map(
        one =>
          `${one.supervisor.name} ${MODE_DOING[one.mode]}${one.certainty === 'presumed' ? ' (presumed: the platform does not say)' : ''}`,
      )
      .join('\n'),
  };
}
