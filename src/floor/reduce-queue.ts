import { Map as PersistentMap } from 'immutable';
import type { Millis } from '../lib/clock.ts';
import type { Membership, Queue } from './entities.ts';
import type { Floor } from './floor.ts';
import { type AgentId, membershipKey, type QueueId } from './ids.ts';
import { isTooLate, pairAdd, pairRemove, withHorizon } from './reduce-common.ts';
import type { QueueTally } from './tally.ts';

const noAgents = PersistentMap<AgentId, true>();
const noQueues = PersistentMap<QueueId, true>();

/** Takes in a queue as a whole [QU1]. */
export function changeQueue(floor: Floor, queue: Queue): Floor {
  const known = floor.queues.get(queue.id);
  if (known ? queue.asOf < known.asOf : isTooLate(floor, queue.id, queue.asOf)) return floor;
  return { ...floor, queues: floor.queues.set(queue.id, queue) };
}

/** The queue is no longer configured [QU2]. Its memberships go by their own events. */
export function removeQueue(floor: Floor, id: QueueId, asOf: Millis): Floor {
  const known = floor.queues.get(id);
  const tally = floor.tallies.get(id);
  let next = withHorizon(floor, id, asOf);
  if (tally !== undefined && tally.asOf <= asOf) next = { ...next, tallies: next.tallies.delete(id) };
  if (known === undefined || asOf < known.asOf) return next;
  return { ...next, queues: next.queues.delete(id) };
}

/** Takes in what was counted here of a queue's contacts [QU3]. */
export function tallyQueue(floor: Floor, id: QueueId, tally: QueueTally): Floor {
  const known = floor.tallies.get(id);
  if (known ? tally.asOf < known.asOf : isTooLate(floor, id, tally.asOf)) return floor;
  return { ...floor, tallies: floor.tallies.set(id, tally) };
}

/** Takes in how one agent serves one queue [ME1]. */
export function changeMembership(floor: Floor, membership: Membership): Floor {
  const { queueId, agentId } = membership;
  const key = membershipKey(queueId, agentId);
  const known = floor.memberships.get(key);
  if (known ? membership.asOf < known.asOf : isTooLate(floor, key, membership.asOf)) return floor;
  const memberships = floor.memberships.set(key, membership);
  if (known !== undefined) return { ...floor, memberships };
  return {
    ...floor,
    memberships,
    queuesOf: pairAdd(floor.queuesOf, agentId, queueId, noQueues),
    agentsOf: pairAdd(floor.agentsOf, queueId, agentId, noAgents),
  };
}

/** The agent no longer serves the queue [ME2]. */
export function removeMembership(floor: Floor, queueId: QueueId, agentId: AgentId, asOf: Millis): Floor {
  const key = membershipKey(queueId, agentId);
  const known = floor.memberships.get(key);
  if (known !== undefined && asOf < known.asOf) return floor;
  const next = withHorizon(floor, key, asOf);
  if (known === undefined) return next;
  return {
    ...next,
    memberships: next.memberships.delete(key),
    queuesOf: pairRemove(next.queuesOf, agentId, queueId),
    agentsOf: pairRemove(next.agentsOf, queueId, agentId),
  };
}
