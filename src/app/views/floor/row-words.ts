import type { CommandRecord, CommandType } from '../../../floor/commands.ts';
import { type DisplayState, pendingWord } from '../../../floor/display.ts';
import type { Contact, PendingState, Supervision } from '../../../floor/entities.ts';
import { firstName, nameList } from '../../ui/format.ts';

const DIRECTIONS: Readonly<Record<Contact['direction'], string | undefined>> = {
  inbound: 'Inbound',
  outbound: 'Outbound',
  internal: 'Internal',
  unknown: undefined,
};

/** What is being done to an agent, for acts that change what the row says. */
const ACTS: Readonly<Partial<Record<CommandType, string>>> = {
  'agent.terminate-session': 'ending session',
  'agent.set-state': 'changing state',
  'contact.monitor': 'monitor',
  'contact.coach': 'coach',
  'contact.barge-in': 'barge in',
  'contact.take-over': 'take over',
};

/** The newest act that is on its way to the agent, and whose it is; nothing once the platform has answered. */
export function actWords(
  commands: readonly CommandRecord[],
): { readonly words: string; readonly tip: string } | undefined {
  for (const { type, state, by } of commands) {
    const words = ACTS[type];
    if (words === undefined || (state !== 'waiting' && state !== 'sent')) continue;
    const how = state === 'waiting' ? 'can still be taken back' : 'sent, not answered yet';
    return { words: `${words}…`, tip: `${by.name}: ${words}, ${how}` };
  }
  return undefined;
}

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

/** A reason that says no more than the word of the state beside it does (`ACW` beside wrap-up). */
const EMPTY_REASON = /^(acw|after.?(call|contact).?work|wrap.?up)$/i;

/** The reason of a state, where it says something that the state's word does not. */
export function reasonWords(display: DisplayState, reason: string | undefined): string | undefined {
  return display === 'after-contact-work' && reason !== undefined && EMPTY_REASON.test(reason)
    ? undefined
    : reason;
}

/** `then Unavailable, Lunch`: what the platform will do by itself when the state ends. */
export function pendingWords(pending: readonly PendingState[]): string | undefined {
  const [next] = pending;
  if (next === undefined) return undefined;
  const reason =
    next.activity === 'after-contact-work' ? reasonWords(next.activity, next.reason) : next.reason;
  return `then ${pendingWord({ ...next, reason })}`;
}

/** Whether the pending state is the usual course of things (wrap-up after a contact, availability after that). */
export function isUsualCourse(pending: readonly PendingState[]): boolean {
  const [next] = pending;
  return (
    next?.activity === 'after-contact-work' || (next?.presence === 'available' && next.activity === 'idle')
  );
}

/** How supervising is called when it goes on. */
export const MODE_DOING: Readonly<Record<Supervision['mode'], string>> = {
  monitor: 'monitors',
  coach: 'coaches',
  'barge-in': 'is in the call',
  'take-over': 'took over',
};

/** The same, said to the one who does it. */
export const MODE_OWN: Readonly<Record<Supervision['mode'], string>> = {
  monitor: 'monitor',
  coach: 'coach',
  'barge-in': 'are in the call',
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
