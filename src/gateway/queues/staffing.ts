import type { Activity, Membership } from '../../floor/entities.ts';
import type { Floor } from '../../floor/floor.ts';
import { membershipKey, type QueueId } from '../../floor/ids.ts';

/** With a contact, or finishing one. Ringing is neither: nobody works yet. */
const BUSY: readonly Activity[] = ['on-contact', 'consulting', 'after-contact-work', 'dialing'];
const SERVES: readonly Membership['availability'][] = ['automatic', 'offnet-automatic'];

/** How many of a queue's members work, and how many could; breaks, meetings and absence are neither. */
export function staffingOf(
  floor: Pick<Floor, 'agents' | 'agentsOf' | 'memberships'>,
  queueId: QueueId,
): { readonly busy: number; readonly available: number } {
  let busy = 0;
  let available = 0;
  for (const agentId of floor.agentsOf.get(queueId)?.keys() ?? []) {
    const membership = floor.memberships.get(membershipKey(queueId, agentId));
    if (membership === undefined || !SERVES.includes(membership.availability)) continue;
    const state = floor.agents.get(agentId)?.state;
    if (state === undefined || state.presence === 'logged-out') continue;
    if (BUSY.includes(state.activity)) busy += 1;
    else if (state.presence === 'available' && state.activity === 'idle') available += 1;
  }
  return { busy, available };
}
