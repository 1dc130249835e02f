import type { CommandRecord } from '../../floor/commands.ts';
import type { Membership } from '../../floor/entities.ts';
import { hasSettings } from '../../floor/membership.ts';
import type { Millis } from '../../lib/clock.ts';
import type { StoredLoan } from '../store/store.ts';

/** What has to be known to decide about a loan. */
export type LoanFacts = {
  /** The command that lent, and the one that gives back, as far as they have come. */
  readonly lending: CommandRecord | undefined;
  readonly returning: CommandRecord | undefined;
  /** The agent in the queue, as the floor shows it. */
  readonly member: Membership | undefined;
  /** Whether the platform is heard, so that an absence on the floor means something. */
  readonly heard: boolean;
  readonly now: Millis;
};

/** What is to be done about a loan now. */
export type LoanStep =
  | { readonly kind: 'rest' }
  | { readonly kind: 'lent' }
  /** Give back, by a command of its own. */
  | { readonly kind: 'return' }
  /** Not yet: try again later, and say why. */
  | { readonly kind: 'later'; readonly at: Millis; readonly note: string }
  | { readonly kind: 'over'; readonly how: 'given-back' | 'kept' | 'nothing-lent'; readonly note: string };

const REST: LoanStep = { kind: 'rest' };
/** Accepted by the platform, and still not to be seen after this long: it is tried again. */
const UNSEEN_MS = 60_000;
const AGAIN_MS = 15_000;

/** Decides what becomes of a loan. Pure: the same facts, the same step. */
export function nextStep(loan: StoredLoan, facts: LoanFacts): LoanStep {
  switch (loan.state) {
    case 'asked':
      return begin(facts);
    case 'lent':
      return whileLent(loan, facts);
    case 'returning':
      return whileReturning(loan, facts);
    case 'over':
      return REST;
  }
}

function begin({ lending }: LoanFacts): LoanStep {
  switch (lending?.state) {
    case 'refused':
    case 'failed':
    case 'cancelled':
      return { kind: 'over', how: 'nothing-lent', note: 'The platform did not take it: nothing was lent.' };
    case 'accepted':
    case 'observed':
    // It may have happened, so it has to be given back.
    case 'unknown':
      return { kind: 'lent' };
    default:
      return REST;
  }
}

function whileLent(loan: StoredLoan, facts: LoanFacts): LoanStep {
  const { now, lending, heard, member } = facts;
  const isGone = loan.back === 'remove' && heard && member === undefined && lending?.state === 'observed';
  if (isGone) return { kind: 'over', how: 'given-back', note: 'The agent was taken off before the time.' };
  return now >= loan.until && now >= loan.notBefore ? { kind: 'return' } : REST;
}

function whileReturning(loan: StoredLoan, facts: LoanFacts): LoanStep {
  const { returning, now } = facts;
  const later = (note: string): LoanStep => ({ kind: 'later', at: now + AGAIN_MS, note });
  switch (returning?.state) {
    case undefined:
      return now >= loan.notBefore ? { kind: 'return' } : REST;
    case 'waiting':
    case 'sent':
      return REST;
    case 'observed':
      return GIVEN_BACK;
    case 'accepted':
      if (isBack(loan, facts)) return GIVEN_BACK;
      return now - returning.asOf > UNSEEN_MS
        ? later('The platform accepted the giving back, but it does not show. It is tried again.')
        : REST;
    case 'cancelled':
      return returning.outcome?.branch === 'TakenBack'
        ? { kind: 'over', how: 'kept', note: 'The giving back was taken back: the agent stays.' }
        : later(returning.outcome?.message ?? 'The giving back was not sent. It is tried again.');
    case 'refused':
    case 'failed':
    case 'unknown':
      if (isBack(loan, facts)) return GIVEN_BACK;
      return later(returning.outcome?.message ?? 'The giving back failed. It is tried again.');
  }
}

const GIVEN_BACK: LoanStep = { kind: 'over', how: 'given-back', note: 'Given back in time.' };

/** Whether the floor shows the queue as it was before the loan. */
function isBack({ back, before }: StoredLoan, { member, heard }: LoanFacts): boolean {
  if (!heard) return false;
  if (back === 'remove') return member === undefined;
  return member !== undefined && before !== undefined && hasSettings(member, before);
}
