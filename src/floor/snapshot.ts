import { Map as PersistentMap } from 'immutable';
import type { CommandRecord } from './commands.ts';
import type { Agent, Contact, Membership, Notice, Platform, Queue, Supervision } from './entities.ts';
import type { FloorEvent } from './events.ts';
import { emptyFloor, type Floor, type TextThread } from './floor.ts';
import type { QueueId } from './ids.ts';
import { reduceAll } from './reduce.ts';
import type { QueueTally } from './tally.ts';

/** The whole floor as plain data: what a snapshot carries, and what the gateway stores between restarts. */
export type FloorSnapshot = {
  readonly platforms: readonly Platform[];
  readonly agents: readonly Agent[];
  readonly contacts: readonly Contact[];
  readonly textSessions: readonly TextThread[];
  readonly queues: readonly Queue[];
  /** Absent in snapshots that were stored before contacts were counted. */
  readonly tallies?: readonly (readonly [QueueId, QueueTally])[];
  readonly memberships: readonly Membership[];
  readonly supervisions: readonly Supervision[];
  readonly commands: readonly CommandRecord[];
  readonly notices: readonly Notice[];
  /** Times up to which facts about forgotten entities are too late, and on whose account they are kept. */
  readonly horizons: readonly (readonly [string, number])[];
  readonly forgotten: readonly (readonly [string, readonly string[]])[];
};

/** The floor as plain data. */
export function toSnapshot(floor: Floor): Required<FloorSnapshot> {
  return {
    platforms: [...floor.platforms.values()],
    agents: [...floor.agents.values()],
    contacts: [...floor.contacts.values()],
    textSessions: [...floor.texts.values()],
    queues: [...floor.queues.values()],
    tallies: [...floor.tallies.entries()],
    memberships: [...floor.memberships.values()],
    supervisions: [...floor.supervisions.values()],
    commands: floor.commands,
    notices: [...floor.notices.values()].flat(),
    horizons: [...floor.horizons.entries()],
    forgotten: [...floor.forgotten.entries()],
  };
}

/** The floor that a snapshot tells of, indices and all [FL5]. */
export function fromSnapshot(snapshot: FloorSnapshot): Floor {
  const floor: Floor = {
    ...emptyFloor,
    platforms: PersistentMap(snapshot.platforms.map(platform => [platform.id, platform])),
    agents: PersistentMap(snapshot.agents.map(agent => [agent.id, agent])),
    commands: snapshot.commands,
    horizons: PersistentMap(snapshot.horizons),
    forgotten: PersistentMap(snapshot.forgotten),
  };
  return reduceAll(floor, factsOf(snapshot));
}

function* factsOf(snapshot: FloorSnapshot): Generator<FloorEvent> {
  for (const contact of snapshot.contacts) yield { type: 'contact.changed', contact };
  for (const { session, messages } of snapshot.textSessions) {
    yield { type: 'text.session-changed', session };
    const { id: sessionId, agentId } = session;
    for (const message of messages) yield { type: 'text.message-added', sessionId, agentId, message };
  }
  for (const queue of snapshot.queues) yield { type: 'queue.changed', queue };
  for (const [queueId, tally] of snapshot.tallies ?? []) yield { type: 'queue.tallied', queueId, tally };
  for (const membership of snapshot.memberships) yield { type: 'membership.changed', membership };
  for (const supervision of snapshot.supervisions) yield { type: 'supervision.changed', supervision };
  for (const notice of snapshot.notices) yield { type: 'notice.received', notice };
}
