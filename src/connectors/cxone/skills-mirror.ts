import type { MembershipSettings } from '../../floor/command-params.ts';
import type { Membership } from '../../floor/entities.ts';
import type { FloorEvent } from '../../floor/events.ts';
import {
  type AgentId,
  entityId,
  membershipKey,
  type PlatformId,
  platformOf,
  type QueueId,
} from '../../floor/ids.ts';
import { hasSettings } from '../../floor/membership.ts';
import type { Millis } from '../../lib/clock.ts';
import { sameFact } from './same-fact.ts';
import type { AssignmentRow } from './wire.ts';

/** Which agents have which skills, as far as it has been read and told. */
export type SkillMirror = {
  /** A whole reading of one skill's agents, asked for at `asOf`. `complete`: every row could be read. */
  readonly read: (
    queueId: QueueId,
    rows: readonly AssignmentRow[],
    asOf: Millis,
    complete: boolean,
  ) => FloorEvent[];
  /** Skills that are no longer there: nobody has them. */
  readonly keepOnly: (queueIds: ReadonlySet<QueueId>, asOf: Millis) => FloorEvent[];
  /** Something was written: what the next reading shows of it is told even if it was so before. */
  readonly expect: (queueId: QueueId, agentId: AgentId, settings: MembershipSettings) => void;
};

export function createSkillMirror(platformId: PlatformId, known: readonly Membership[]): SkillMirror {
  const bySkill = new Map<QueueId, Map<AgentId, Membership>>();
  const expected = new Map<string, MembershipSettings>();
  for (const membership of known) {
    const { queueId, agentId } = membership;
    if (platformOf(queueId) !== platformId) continue;
    bySkill.set(queueId, (bySkill.get(queueId) ?? new Map()).set(agentId, membership));
  }

  const remove = (queueId: QueueId, agentId: AgentId, readAt: Millis): FloorEvent => {
    const asOf = Math.max(readAt, bySkill.get(queueId)?.get(agentId)?.asOf ?? 0);
    bySkill.get(queueId)?.delete(agentId);
    expected.delete(membershipKey(queueId, agentId));
    return { type: 'membership.removed', queueId, agentId, asOf };
  };

  return {
    read: (queueId, rows, asOf, complete) => {
      const before = bySkill.get(queueId) ?? new Map<AgentId, Membership>();
      bySkill.set(queueId, before);
      const present = new Set<AgentId>();
      const events: FloorEvent[] = [];
      for (const row of rows) {
        if (row.agentId === undefined) continue;
        const membership = assignmentAsMembership(row, queueId, entityId(platformId, row.agentId), asOf);
        const { agentId } = membership;
        present.add(agentId);
        const key = membershipKey(queueId, agentId);
        const old = before.get(agentId);
        const awaited = expected.get(key);
        const shows = awaited !== undefined && hasSettings(membership, awaited);
        if (shows) expected.delete(key);
        if (old !== undefined && sameFact(old, membership) && !shows) continue;
        before.set(agentId, membership);
        events.push({ type: 'membership.changed', membership });
      }
      if (complete)
        for (const agentId of [...before.keys()])
          if (!present.has(agentId)) events.push(remove(queueId, agentId, asOf));
      return events;
    },
    keepOnly: (queueIds, asOf) =>
      [...bySkill].flatMap(([queueId, agents]) => {
        if (queueIds.has(queueId)) return [];
        const events = [...agents.keys()].map(agentId => remove(queueId, agentId, asOf));
        bySkill.delete(queueId);
        return events;
      }),
    expect: (queueId, agentId, settings) => {
      expected.set(membershipKey(queueId, agentId), settings);
    },
  };
}

/** A skill of an agent is a membership: active ones get contacts, suspended ones stay assigned. */
export function assignmentAsMembership(
  row: AssignmentRow,
  queueId: QueueId,
  agentId: AgentId,
  asOf: Millis,
): Membership {
  return {
    queueId,
    agentId,
    availability: row.isActive === undefined ? 'unknown' : row.isActive ? 'automatic' : 'disabled',
    wrapUpSeconds: undefined,
    order: undefined,
    priority: undefined,
    callLimit: undefined,
    textLimit: undefined,
    autoAnswer: undefined,
    answerConfirmation: undefined,
    proficiency: row.agentProficiencyValue,
    dispatchStatus: undefined,
    asOf,
  };
}
