import type { MembershipSettings } from './command-params.ts';
import type { Membership } from './entities.ts';

/** Whether a membership has every setting that was asked for; what was not asked for may be as it is. */
export function hasSettings(membership: Membership, asked: MembershipSettings): boolean {
  const fits = <K extends keyof MembershipSettings & keyof Membership>(name: K) =>
    asked[name] === undefined || asked[name] === membership[name];
  return (
    fits('availability') &&
    fits('wrapUpSeconds') &&
    fits('order') &&
    fits('priority') &&
    fits('callLimit') &&
    fits('textLimit') &&
    fits('autoAnswer') &&
    fits('answerConfirmation') &&
    fits('proficiency')
  );
}

/**
 * Whether a membership shows that somebody was added with these settings. Whoever is away is told as logged out of
 * every queue, a new one included: that they are in it shows all the same.
 */
export function wasAdded(membership: Membership, asked: MembershipSettings): boolean {
  const { availability, ...others } = asked;
  const isAway =
    membership.availability === 'manual' &&
    (availability === 'automatic' || availability === 'offnet-automatic');
  return hasSettings(membership, isAway ? others : asked);
}

/** Whether an agent is logged in to the queue: calls come by themselves. */
export function isLoggedIn(membership: Pick<Membership, 'availability'>): boolean {
  return membership.availability === 'automatic' || membership.availability === 'offnet-automatic';
}
