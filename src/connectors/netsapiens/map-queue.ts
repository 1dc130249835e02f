import { createHmac } from 'node:crypto';
import type {
  Contact,
  ContactStatus,
  Queue,
  QueueAverages,
  ServiceGoal,
  ServiceLevel,
} from '../../floor/entities.ts';
import { entityId, type PlatformId, type QueueId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';
import { plainLine } from '../../lib/text.ts';
import type { QueueRow, StatisticsRow, WaitingRow } from './wire.ts';

/** Today's counters of one queue. */
export type Counters = { readonly row: StatisticsRow; readonly since: Millis };

/** Everything that is known of one queue, from several calls. */
export type QueueParts = {
  readonly row: QueueRow;
  readonly longestWaitSince: Millis | undefined;
  /** Calls of the queue that agents talk on; `undefined` while calls are not known. */
  readonly active: number | undefined;
  readonly staff: { readonly loggedIn: number; readonly working: number } | undefined;
  readonly counters: Counters | undefined;
  readonly target: ServiceGoal;
};

export function queueIdOf(platformId: PlatformId, callqueue: string): QueueId {
  return entityId(platformId, callqueue);
}

/** A queue's name: its description where it has one. */
export function queueName(row: QueueRow): string {
  return plainLine(row.description ?? '', 120) || plainLine(row.callqueue, 120);
}

/** A queue as one fact. */
export function queueOf(platformId: PlatformId, parts: QueueParts, asOf: Millis): Queue {
  const { row, staff, counters } = parts;
  const dispatch = row['callqueue-dispatch-type'];
  return {
    id: queueIdOf(platformId, row.callqueue),
    platformId,
    name: queueName(row),
    channel: 'voice',
    direction: 'inbound',
    dispatchType: dispatch === undefined ? undefined : plainLine(dispatch, 60),
    waiting: row['active-queued-calls-total-current'],
    longestWaitSince: parts.longestWaitSince,
    active: parts.active,
    agents: {
      loggedIn: staff?.loggedIn,
      available: row['callqueue-count-agents-available'],
      unavailable: undefined,
      working: staff?.working,
      wrappingUp: undefined,
    },
    answered: counters?.row['calls-answered-count'],
    abandoned: counters?.row['calls-abandoned-count'],
    offered: counters?.row['calls-presented-count'],
    serviceLevel: serviceLevelOf(counters?.row, parts.target),
    goal: parts.target,
    averages: counters && averagesOf(counters.row),
    countedSince: counters?.since,
    asOf,
  };
}

/** NetSapiens computes the service level itself and tells neither its formula nor its threshold. */
function serviceLevelOf(
  row: StatisticsRow | undefined,
  target: QueueParts['target'],
): ServiceLevel | undefined {
  const percent = row?.['calls-service-level-percent'];
  if (percent === undefined || percent < 0 || percent > 100) return undefined;
  const sample = row?.['calls-presented-count'] ?? row?.['calls-total-count'];
  // Of no calls at all it answers 0 or 100 per cent: that is no service level.
  if (sample === 0) return undefined;
  const { thresholdSeconds, targetPercent } = target;
  return { percent, formula: 'platform', thresholdSeconds, targetPercent, sample };
}

/** The averages in seconds; some come in minutes, as their names say. */
function averagesOf(row: StatisticsRow): QueueAverages | undefined {
  // Of no calls it answers zeros.
  if (row['calls-answered-count'] === 0) return undefined;
  const minutes = (value: number | undefined) =>
    value === undefined ? undefined : Math.round(value * 600) / 10;
  return {
    waitSeconds: row['calls-queueing-avg-duration-seconds'],
    talkSeconds: minutes(row['calls-talking-avg-duration-minutes']),
    holdSeconds: row['calls-holding-avg-duration-seconds'],
    afterContactSeconds: row['calls-after-call-work-avg-duration-seconds'],
    handleSeconds: minutes(row['calls-handling-avg-duration-minutes']),
  };
}

const WAITING_STATUS: readonly (readonly [RegExp, ContactStatus])[] = [
  [/^(waiting|queued|dispatching|waiting for callback|available|unavailable)$/i, 'queued'],
  [/^ringing( agent(\(s\)|s)?)?$/i, 'ringing'],
  [/^talking$/i, 'active'],
];

/** A call that waits in a queue, as a contact that nobody has yet. */
export function waitingContact(
  platformId: PlatformId,
  row: WaitingRow,
  queue: { readonly callqueue: string; readonly name: string; readonly salt?: string },
  queuedAt: Millis | undefined,
  asOf: Millis,
): Contact {
  const word = plainLine(row['callqueue-agent-availability-for-dispatch'] ?? '', 80);
  const status = WAITING_STATUS.find(([pattern]) => pattern.test(word))?.[1];
  const session = row['call-session-id'] ?? row['call-orig-call-id'];
  const number = row['dial-rule-translation-source-user'];
  const name = row['dial-rule-translation-source-name'];
  return {
    id: entityId(platformId, `queued-${session ?? fingerprint(queue, row)}`),
    platformId,
    agentId: undefined,
    channel: 'voice',
    direction: 'inbound',
    status: word === '' ? 'queued' : (status ?? 'unknown'),
    word,
    kind: /callback/i.test(word) ? 'callback' : 'queued call',
    queueId: queueIdOf(platformId, queue.callqueue),
    queueName: queue.name,
    customer: number === undefined ? undefined : plainLine(number, 80),
    customerName: name === undefined ? undefined : plainLine(name, 120),
    line: undefined,
    recording: undefined,
    holds: undefined,
    masterId: row['call-orig-call-id'],
    startedAt: queuedAt,
    statusSince: queuedAt,
    endReason: undefined,
    notes: undefined,
    links: [],
    final: false,
    asOf,
  };
}

/**
 * Queued calls come without an id: the queue, the caller and the time make one. With the salt, which nobody else knows,
 * trying out all telephone numbers does not find the caller's.
 */
function fingerprint(
  { callqueue, salt = '' }: { readonly callqueue: string; readonly salt?: string },
  row: WaitingRow,
): string {
  const parts = [callqueue, row['dial-rule-translation-source-user'], row['time-queued']];
  return createHmac('sha256', salt).update(parts.join('|')).digest('hex').slice(0, 16);
}
