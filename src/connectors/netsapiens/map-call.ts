import type { Contact } from '../../floor/entities.ts';
import { type AgentId, entityId, nativeOf, type PlatformId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';
import { plainLine } from '../../lib/text.ts';
import type { CallRow } from './wire.ts';

/** What has to be known to place a call on the floor. */
export type CallPlaces = {
  readonly platformId: PlatformId;
  /** Whether somebody serves a queue: only agents' calls are on the floor. */
  readonly isAgent: (id: AgentId) => boolean;
  /** A queue's name by its extension; `undefined` when it is none. */
  readonly queueName: (callqueue: string) => string | undefined;
  readonly time: (value: string | undefined) => Millis | undefined;
};

/** A call as its agents' contacts: one for the agent who is called, one for the agent who calls. */
export function contactsOf(row: CallRow, places: CallPlaces, asOf: Millis): readonly Contact[] {
  const called = agentAt(row['call-term-user'], row['call-term-domain'], row['call-term-uri'], places);
  const calling = agentAt(row['call-orig-user'], row['call-orig-domain'], undefined, places);
  const internal = row['call-orig-user'] !== undefined && row['call-term-user'] !== undefined;
  const callqueue = row['call-by-user'];
  const queue = callqueue === undefined ? undefined : places.queueName(callqueue);
  const session = row['call-session-id'] ?? row['call-orig-call-id'] ?? '';
  const startedAt = places.time(row['call-start-datetime']);
  const answeredAt = places.time(row['call-answer-datetime']);
  const answered = row['call-answer-datetime'] !== undefined;
  const word = plainLine(row['term-orig-info'] ?? row['call-orig-info'] ?? '', 80);
  const held = /\b(hold|held)\b/i.test(`${row['call-orig-info'] ?? ''} ${row['term-orig-info'] ?? ''}`);
  const caller = line(row['caller-id-number']);
  const dialled = line(row['call-dialed-number']);

  const make = (agentId: AgentId, incoming: boolean): Contact => ({
    id: entityId(places.platformId, `${session}/${nativeOf(agentId)}`),
    platformId: places.platformId,
    agentId,
    channel: 'voice',
    direction: internal ? 'internal' : incoming ? 'inbound' : 'outbound',
    status: answered ? (held ? 'held' : 'active') : incoming ? 'ringing' : 'dialing',
    word: word || (answered ? 'answered' : 'not answered'),
    kind: line(row['call-by-action']),
    queueId: queue === undefined ? undefined : entityId(places.platformId, callqueue ?? ''),
    queueName: queue,
    customer: incoming ? caller : dialled,
    customerName: incoming ? line(row['call-orig-name']) : undefined,
    line: incoming ? dialled : caller,
    recording: undefined,
    holds: undefined,
    masterId: row['call-orig-call-id'] ?? row['call-session-id'],
    startedAt,
    statusSince: answered ? answeredAt : startedAt,
    endReason: undefined,
    notes: undefined,
    links: [],
    final: false,
    asOf,
  });
  return [
    ...(called === undefined ? [] : [make(called, true)]),
    ...(calling === undefined || calling === called ? [] : [make(calling, false)]),
  ];
}

/** Whether a row is the leg by which a queue holds a caller: the queue's own list tells of it. */
export function isWaiting(row: CallRow, places: CallPlaces): boolean {
  const user = row['call-term-user'];
  return user !== undefined && places.queueName(user) !== undefined;
}

function agentAt(
  user: string | undefined,
  domain: string | undefined,
  uri: string | undefined,
  places: CallPlaces,
): AgentId | undefined {
  const names = [
    ...(user === undefined || domain === undefined ? [] : [`${user}@${domain}`]),
    ...(uri === undefined ? [] : [uri.startsWith('sip:') ? uri : `sip:${uri}`]),
  ];
  return names.map(name => entityId(places.platformId, name.toLowerCase())).find(id => places.isAgent(id));
}

function line(value: string | undefined): string | undefined {
  return value === undefined ? undefined : plainLine(value, 120);
}
