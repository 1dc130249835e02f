import type { FloorEvent } from '../../floor/events.ts';
import { type AgentId, membershipKey, type PlatformId, type QueueId } from '../../floor/ids.ts';
import { isLoggedIn } from '../../floor/membership.ts';
import type { Millis } from '../../lib/clock.ts';
import type { KnownFloor } from '../connector.ts';
import { createAbsences } from './absences.ts';
import { createChangeGate } from './change-gate.ts';
import {
  agentIdOf,
  availabilityOf,
  IN_NO_QUEUE,
  type Legs,
  membershipOf,
  profileOf,
  stateOf,
} from './map-agent.ts';
import { queueIdOf } from './map-queue.ts';
import type { Pending } from './pending.ts';
import type { AgentRow } from './wire.ts';

/** What is known of agents and their entries in queues, and what has been told of it. */
export type AgentMirror = {
  /** A whole reading. `complete`: every row could be read, so what is missing is gone. */
  readonly read: (rows: readonly AgentRow[], asOf: Millis, complete: boolean) => FloorEvent[];
  /** One entry, as a synchronous reply tells it. */
  readonly heard: (row: AgentRow, asOf: Millis) => FloorEvent[];
  /** The agents' calls changed. */
  readonly callsChanged: (ids: Iterable<AgentId>, asOf: Millis) => FloorEvent[];
  readonly rowOf: (queueId: QueueId, agentId: AgentId) => AgentRow | undefined;
  readonly rowsOf: (agentId: AgentId) => readonly AgentRow[];
  readonly isAgent: (id: AgentId) => boolean;
  /** An agent's id as the platform writes it. */
  readonly spelled: (id: AgentId) => string | undefined;
  readonly nameOf: (id: AgentId) => string | undefined;
  /** Logged-in and working agents of a queue; `undefined` before the first reading. */
  readonly staffOf: (queueId: QueueId) => { readonly loggedIn: number; readonly working: number } | undefined;
};

/** An agent taken off their last queue stays for so long: they can be put back. */
const KEPT_WITHOUT_QUEUE_MS = 24 * 3_600_000;

type Pair = { readonly queueId: QueueId; readonly agentId: AgentId };
/** Which entry a row is. */
type Place = Pair & { readonly key: string };
type Entry = { readonly row: AgentRow; asOf: Millis };
type Seen = {
  /** What the agent's state was made of, and what it came to. */
  readonly rows: readonly AgentRow[];
  readonly legs: Legs;
  readonly busy: boolean;
  readonly wrapping: boolean;
  readonly shown: string;
  readonly since: Millis | undefined;
  busyAt: Millis | undefined;
  told: Millis;
};

export function createAgentMirror(given: {
  readonly platformId: PlatformId;
  readonly customStatuses: Readonly<Partial<Record<string, string>>>;
  readonly legsOf: (agentId: AgentId) => Legs;
  readonly pending: Pending;
  readonly known: KnownFloor | undefined;
}): AgentMirror {
  const { platformId, customStatuses, legsOf, pending, known } = given;
  const entries = new Map<string, Entry>();
  const byAgent = new Map<AgentId, Set<string>>();
  const byQueue = new Map<QueueId, Set<string>>();
  const seen = new Map<AgentId, Seen>();
  const ids = new Map<string, Pair>();
  /** Rows that say what they said before are the same objects: where they belong is found out once. */
  const places = new WeakMap<AgentRow, Place>();
  const staff = new Map<QueueId, { readonly loggedIn: number; readonly working: number }>();
  /** Times of what an earlier run told. */
  const toldBefore = new Map<string, Millis>();
  /** Agents in no queue, and since when. */
  const idle = new Map<AgentId, Millis>();
  const names = new Map<AgentId, string>();
  const memberships = createAbsences<string>(2);
  const agents = createAbsences<AgentId>(2);
  const gate = createChangeGate();
  let wasRead = false;

  for (const { queueId, agentId, asOf } of known?.memberships ?? []) {
    if (!queueId.startsWith(`${platformId}:`)) continue;
    const key = membershipKey(queueId, agentId);
    ids.set(key, { queueId, agentId });
    toldBefore.set(key, asOf);
    memberships.add(key);
  }
  for (const { id, platformId: of, profile, state } of known?.agents ?? []) {
    if (of !== platformId) continue;
    if (profile !== undefined) names.set(id, profile.name);
    if (state?.word === IN_NO_QUEUE) idle.set(id, state.asOf);
    else agents.add(id);
  }

  const rowsOf = (agentId: AgentId) =>
    [...(byAgent.get(agentId) ?? [])].flatMap(key => entries.get(key)?.row ?? []);

  const placeOf = (row: AgentRow): Place | undefined => {
    if (row.callqueue === undefined) return undefined;
    const known = places.get(row);
    if (known !== undefined) return known;
    const queueId = queueIdOf(platformId, row.callqueue);
    const agentId = agentIdOf(platformId, row);
    const place = { queueId, agentId, key: membershipKey(queueId, agentId) };
    places.set(row, place);
    return place;
  };
  const agentOf = (row: AgentRow) => placeOf(row)?.agentId ?? agentIdOf(platformId, row);

  const put = (row: AgentRow, asOf: Millis): FloorEvent[] => {
    const place = placeOf(row);
    if (place === undefined) return [];
    const { key, queueId, agentId } = place;
    const pair = { queueId, agentId };
    const before = entries.get(key);
    if (asOf < (before?.asOf ?? 0)) return [];
    if (before?.row === row && !pending.any()) {
      before.asOf = asOf;
      return [];
    }
    entries.set(key, { row, asOf });
    ids.set(key, pair);
    memberships.add(key);
    agents.add(agentId);
    byAgent.set(agentId, (byAgent.get(agentId) ?? new Set()).add(key));
    byQueue.set(queueId, (byQueue.get(queueId) ?? new Set()).add(key));
    staff.delete(queueId);
    const membership = membershipOf(row, pair, asOf);
    const news = gate.isNews(`membership ${key}`, membership);
    const awaited = pending.seen(membership);
    return news || awaited ? [{ type: 'membership.changed', membership }] : [];
  };

  const remove = (key: string, asOf: Millis): FloorEvent[] => {
    const pair = ids.get(key);
    if (pair === undefined) return [];
    entries.delete(key);
    ids.delete(key);
    memberships.drop(key);
    byAgent.get(pair.agentId)?.delete(key);
    byQueue.get(pair.queueId)?.delete(key);
    staff.delete(pair.queueId);
    gate.forget(`membership ${key}`);
    pending.gone(pair.queueId, pair.agentId);
    const since = toldBefore.get(key) ?? 0;
    toldBefore.delete(key);
    return [{ type: 'membership.removed', ...pair, asOf: Math.max(asOf, since) }];
  };

  /** Whether an agent's state would come out as it did: it depends on time only while a wrap-up lasts. */
  const isUnchanged = (before: Seen, rows: readonly AgentRow[], legs: Legs) =>
    !before.wrapping &&
    !pending.any() &&
    rows.length === before.rows.length &&
    rows.every((row, at) => row === before.rows[at]) &&
    legs.ringing === before.legs.ringing &&
    legs.dialing === before.legs.dialing &&
    legs.answered === before.legs.answered;

  const tell = (agentId: AgentId, asOf: Millis): FloorEvent[] => {
    const rows = rowsOf(agentId);
    if (rows.length === 0 && !idle.has(agentId)) return [];
    const legs = legsOf(agentId);
    const before = seen.get(agentId);
    const at = Math.max(asOf, before?.told ?? 0);
    if (before !== undefined && isUnchanged(before, rows, legs)) {
      before.told = at;
      if (before.busy) before.busyAt = at;
      return [];
    }
    const busy = legs.answered > 0 || rows.some(row => (row['active-calls-total-current'] ?? 0) > 0);
    const busyAt = busy ? at : before?.busyAt;
    const draft = stateOf(rows, { legs, busyAt, since: undefined, asOf: at, customStatuses });
    const wrapping = draft.activity === 'after-contact-work';
    const shown = [draft.presence, draft.activity, draft.reason, draft.word].join('|');
    // A platform that tells no beginning: what was seen to change began then; what was there at first sight did not.
    const since = before?.shown === undefined ? undefined : before.shown === shown ? before.since : at;
    seen.set(agentId, { rows, legs, busy, wrapping, shown, since, busyAt, told: at });
    const state = { ...draft, since };
    const events: FloorEvent[] = [];
    if (rows.length > 0) {
      const profile = profileOf(agentId, rows, at);
      names.set(agentId, profile.name);
      if (gate.isNews(`profile ${agentId}`, profile))
        events.push({ type: 'agent.changed', agentId, profile });
    }
    const news = gate.isNews(`state ${agentId}`, state);
    if (news || pending.stateAwaited(agentId, state))
      events.push({ type: 'agent.state-changed', agentId, state });
    return events;
  };

  const forgetAgent = (agentId: AgentId) => {
    seen.delete(agentId);
    names.delete(agentId);
    byAgent.delete(agentId);
    gate.forget(`profile ${agentId}`);
    gate.forget(`state ${agentId}`);
  };

  return {
    read: (rows, asOf, complete) => {
      wasRead = true;
      const events: FloorEvent[] = [];
      for (const row of rows) events.push(...put(row, asOf));
      const touched = new Set(rows.map(agentOf));
      if (complete) {
        const present = new Set(rows.flatMap(row => placeOf(row)?.key ?? []));
        const isOlder = (key: string) => asOf >= (entries.get(key)?.asOf ?? 0);
        const left = (pending.any() ? [...ids] : []).filter(
          ([key, pair]) => !present.has(key) && isOlder(key) && pending.isRemoval(pair.queueId, pair.agentId),
        );
        for (const [key, pair] of left) {
          touched.add(pair.agentId);
          events.push(...remove(key, asOf));
        }
        for (const key of memberships.read(present)) {
          const agentId = ids.get(key)?.agentId;
          if (!isOlder(key)) memberships.add(key);
          else {
            if (agentId !== undefined) touched.add(agentId);
            events.push(...remove(key, asOf));
          }
        }
        const here = new Set(rows.map(agentOf));
        for (const agentId of agents.read(here)) {
          idle.set(agentId, asOf);
          touched.add(agentId);
        }
        for (const [agentId, since] of idle) {
          if (!here.has(agentId) && asOf - since <= KEPT_WITHOUT_QUEUE_MS) continue;
          idle.delete(agentId);
          if (here.has(agentId)) continue;
          touched.delete(agentId);
          forgetAgent(agentId);
          events.push({ type: 'agent.removed', agentId, asOf });
        }
      }
      for (const agentId of touched) events.push(...tell(agentId, asOf));
      return events;
    },
    heard: (row, asOf) => [...put(row, asOf), ...tell(agentOf(row), asOf)],
    callsChanged: (changed, asOf) => [...changed].flatMap(agentId => tell(agentId, asOf)),
    rowOf: (queueId, agentId) => entries.get(membershipKey(queueId, agentId))?.row,
    rowsOf,
    isAgent: id => seen.has(id),
    spelled: id => rowsOf(id)[0]?.['callqueue-agent-id'],
    nameOf: id => names.get(id),
    staffOf: queueId => {
      if (!wasRead) return undefined;
      const known = staff.get(queueId);
      if (known !== undefined) return known;
      const rows = [...(byQueue.get(queueId) ?? [])].flatMap(key => entries.get(key)?.row ?? []);
      const counted = {
        loggedIn: rows.filter(row => isLoggedIn({ availability: availabilityOf(row) })).length,
        working: rows.filter(row => (row['active-calls-total-current'] ?? 0) > 0).length,
      };
      staff.set(queueId, counted);
      return counted;
    },
  };
}
