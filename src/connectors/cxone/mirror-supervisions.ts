import type { Supervision, SupervisionMode } from '../../floor/entities.ts';
import type { FloorEvent } from '../../floor/events.ts';
import {
  type AgentId,
  type ContactId,
  entityId,
  nativeOf,
  platformOf,
  type SupervisionId,
} from '../../floor/ids.ts';
import type { Clock, Millis } from '../../lib/clock.ts';
import { sameFact } from './same-fact.ts';

/** That one agent supervises another, as one source tells it. */
export type HeardSupervision = {
  readonly supervisorId: AgentId;
  readonly supervisorName: string;
  readonly agentId: AgentId;
  readonly contactId: ContactId | undefined;
  /** `undefined`: the source cannot tell listening from coaching or stepping in. */
  readonly mode: SupervisionMode | undefined;
  readonly since: Millis;
};

/** Who tells: the supervisor's own stream, or the platform's list of active supervisors. */
export type SupervisionSource = 'stream' | 'list';

export type SupervisionMirror = {
  readonly heard: (supervision: HeardSupervision, source: SupervisionSource) => FloorEvent[];
  /** Our own command changed the mode and was accepted: presumed until the platform tells. */
  readonly presume: (supervisorId: AgentId, agentId: AgentId, mode: SupervisionMode) => FloorEvent[];
  readonly end: (supervisorId: AgentId, agentId: AgentId) => FloorEvent[];
  readonly endAllOf: (supervisorId: AgentId) => FloorEvent[];
  /** The stream no longer vouches for it (the call that was heard is over): from now on the list decides. */
  readonly doubt: (supervisorId: AgentId) => void;
  /** The list of active supervisors was read: what only it told of, and is not in it, is over. */
  readonly sweep: (present: ReadonlySet<SupervisionId>) => FloorEvent[];
  readonly ofSupervisor: (supervisorId: AgentId) => readonly Supervision[];
};

type Entry = { readonly supervision: Supervision; readonly stream: boolean };

const ENDED_KEPT = 1_000;

/** One id per pair: both sources tell of the same thing. */
export function supervisionId(supervisorId: AgentId, agentId: AgentId): SupervisionId {
  return entityId(platformOf(agentId), `${nativeOf(supervisorId)}>${nativeOf(agentId)}`);
}

export function createSupervisionMirror(clock: Clock, known: readonly Supervision[] = []): SupervisionMirror {
  const live = new Map<SupervisionId, Entry>();
  /** When each ended last: the floor takes nothing for a new beginning that is not later. */
  const ended = new Map<SupervisionId, Millis>();
  for (const supervision of known) live.set(supervision.id, { supervision, stream: false });

  const put = (next: Supervision, stream: boolean): FloorEvent[] => {
    const before = live.get(next.id);
    if (before !== undefined && sameFact(before.supervision, next)) {
      live.set(next.id, { supervision: before.supervision, stream: stream || before.stream });
      return [];
    }
    const asOf = Math.max(clock.now(), before?.supervision.asOf ?? 0, (ended.get(next.id) ?? 0) + 1);
    const supervision = { ...next, asOf };
    live.set(next.id, { supervision, stream: stream || before?.stream === true });
    return [{ type: 'supervision.changed', supervision }];
  };

  const close = (id: SupervisionId): FloorEvent[] => {
    const before = live.get(id);
    if (before === undefined) return [];
    live.delete(id);
    const asOf = Math.max(clock.now(), before.supervision.asOf);
    ended.delete(id);
    ended.set(id, asOf);
    if (ended.size > ENDED_KEPT) {
      const oldest = ended.keys().next();
      if (!oldest.done) ended.delete(oldest.value);
    }
    return [{ type: 'supervision.changed', supervision: { ...before.supervision, ended: true, asOf } }];
  };

  const ofSupervisor = (id: AgentId) =>
    [...live.values()].map(entry => entry.supervision).filter(each => each.supervisor.agentId === id);

  return {
    heard: (heard, source) => {
      const id = supervisionId(heard.supervisorId, heard.agentId);
      const before = live.get(id)?.supervision;
      const { mode, certainty } = judge(before, heard.mode, source);
      return put(
        {
          id,
          platformId: platformOf(heard.agentId),
          agentId: heard.agentId,
          contactId: heard.contactId ?? before?.contactId,
          supervisor: { name: heard.supervisorName, agentId: heard.supervisorId },
          mode,
          certainty,
          since: before?.since ?? heard.since,
          ended: false,
          asOf: 0,
        },
        source === 'stream',
      );
    },
    presume: (supervisorId, agentId, mode) => {
      const before = live.get(supervisionId(supervisorId, agentId));
      if (before === undefined) return [];
      const certainty = mode === 'monitor' ? 'observed' : 'presumed';
      return put({ ...before.supervision, mode, certainty }, before.stream);
    },
    end: (supervisorId, agentId) => close(supervisionId(supervisorId, agentId)),
    endAllOf: supervisorId => ofSupervisor(supervisorId).flatMap(each => close(each.id)),
    doubt: supervisorId => {
      for (const { id } of ofSupervisor(supervisorId)) {
        const entry = live.get(id);
        if (entry !== undefined) live.set(id, { ...entry, stream: false });
      }
    },
    sweep: present =>
      [...live.entries()]
        .filter(([id, entry]) => !entry.stream && !present.has(id))
        .flatMap(([id]) => close(id)),
    ofSupervisor,
  };
}

type Judged = Pick<Supervision, 'mode' | 'certainty'>;

/**
 * Which mode is believed. A word for more than listening is taken as observed. Listening is all that the stream can
 * tell, and a list may lag behind our own accepted command: neither undoes what is known by more.
 */
function judge(
  before: Supervision | undefined,
  told: SupervisionMode | undefined,
  source: SupervisionSource,
): Judged {
  if (told !== undefined && told !== 'monitor') return { mode: told, certainty: 'observed' };
  const listIsNews = source === 'list' && told === 'monitor' && before?.certainty === 'observed';
  if (before === undefined || listIsNews) return { mode: 'monitor', certainty: 'observed' };
  return { mode: before.mode, certainty: before.certainty };
}
