import type { Activity, AgentProfile, AgentState, Membership, Presence } from '../../floor/entities.ts';
import { type AgentId, entityId, type PlatformId, type QueueId } from '../../floor/ids.ts';
import { isLoggedIn } from '../../floor/membership.ts';
import type { Millis } from '../../lib/clock.ts';
import { plainLine } from '../../lib/text.ts';
import type { AgentRow } from './wire.ts';
import { OFFLINE_STATUSES } from './wire-write.ts';

/** What the agent's calls say, where they are known. */
export type Legs = { readonly ringing: number; readonly dialing: number; readonly answered: number };

export const noLegs: Legs = { ringing: 0, dialing: 0, answered: 0 };

/** The agent of an entry: `user@domain`, or `sip:device@domain` where a device serves the queue by itself. */
export function agentIdOf(platformId: PlatformId, row: AgentRow): AgentId {
  return entityId(platformId, row['callqueue-agent-id'].toLowerCase());
}

const AVAILABILITY: Readonly<Record<string, Membership['availability']>> = {
  automatic: 'automatic',
  immediate: 'automatic',
  manual: 'manual',
  disabled: 'disabled',
  'offnet-automatic': 'offnet-automatic',
};

/** Whether calls are meant to come: the portal's older word for `automatic` is `immediate`. */
export function availabilityOf(row: AgentRow): Membership['availability'] {
  const word = row['callqueue-agent-availability-type']?.toLowerCase() ?? '';
  return Object.hasOwn(AVAILABILITY, word) ? (AVAILABILITY[word] ?? 'unknown') : 'unknown';
}

/** One entry as a membership. */
export function membershipOf(
  row: AgentRow,
  ids: { readonly queueId: QueueId; readonly agentId: AgentId },
  asOf: Millis,
): Membership {
  const dispatch = row['callqueue-agent-availability-for-dispatch'];
  return {
    ...ids,
    availability: availabilityOf(row),
    wrapUpSeconds: row['callqueue-agent-wrap-up-allowance-seconds'],
    order: row['callqueue-agent-dispatch-order-ordinal'],
    priority: row['callqueue-agent-dispatch-queue-priority-ordinal'],
    callLimit: row['limits-max-active-calls-total'],
    textLimit: row['callqueue-agent-max-concurrent-sms-conversations'],
    autoAnswer: row['auto-answer-enabled'],
    answerConfirmation: row['callqueue-agent-answer-confirmation-enabled'],
    proficiency: undefined,
    dispatchStatus: dispatch === undefined ? undefined : plainLine(dispatch, 80),
    asOf,
  };
}

/** Who the agent is, as any of the entries tells. */
export function profileOf(agentId: AgentId, rows: readonly AgentRow[], asOf: Millis): AgentProfile {
  const first = <K extends keyof AgentRow & string>(key: K) =>
    rows.map(row => row[key]).find(value => typeof value === 'string');
  const parts = [first('agent-name-first-name'), first('agent-name-last-name')];
  const full = first('name-full-name') ?? parts.filter(part => part !== undefined).join(' ');
  const native = agentId.slice(agentId.indexOf(':') + 1);
  const department = first('agent-department');
  const team = department === undefined ? undefined : plainLine(department, 80);
  const platformId = agentId.slice(0, agentId.indexOf(':'));
  return {
    name: plainLine(full, 120) || plainLine(native.replace(/^sip:/, ''), 120),
    team:
      team === undefined || team === ''
        ? undefined
        : { id: entityId(platformId, `department:${team}`), name: team },
    userName: plainLine(first('login-username') ?? native, 120),
    asOf,
  };
}

type Entry = { readonly rank: number; readonly word: string; readonly kind: Kind };
type Kind = 'on-call' | 'logged-in' | 'one-call' | 'unknown' | 'logged-out' | 'offline';

const REGISTERED = /^(yes|push-enabled|offnet|reg)$/i;

/**
 * One entry's status by the rule of NetSapiens' own call center page: without a registered device Offline; with a call
 * On a call; available by being logged in, or for one call; else Logged Out. A dispatch word that is not documented
 * stays that word.
 */
export function portalStatus(row: AgentRow): Entry {
  const device = row['callqueue-agent-has-registered-devices'];
  if (device !== undefined && !REGISTERED.test(device)) return { rank: 0, word: 'Offline', kind: 'offline' };
  if ((row['active-calls-total-current'] ?? 0) > 0) return { rank: 5, word: 'On a call', kind: 'on-call' };
  const dispatch = row['callqueue-agent-availability-for-dispatch']?.toLowerCase();
  if (dispatch === 'available')
    return availabilityOf(row) === 'manual'
      ? { rank: 3, word: 'Available One Call', kind: 'one-call' }
      : { rank: 4, word: 'Available (Logged In)', kind: 'logged-in' };
  if (dispatch === 'unavailable') return { rank: 1, word: 'Logged Out', kind: 'logged-out' };
  return {
    rank: 2,
    word: plainLine(row['callqueue-agent-availability-for-dispatch'] ?? '', 80),
    kind: 'unknown',
  };
}

/** Said of an agent who serves no queue (any more). The word is ours: NetSapiens does not list such agents. */
export const IN_NO_QUEUE = 'In no queue';

/** An agent's state out of all of the agent's entries: the one that keeps them busiest counts. */
export function stateOf(
  rows: readonly AgentRow[],
  told: {
    readonly legs: Legs;
    /** The last time at which the agent was seen on a call. */
    readonly busyAt: Millis | undefined;
    readonly since: Millis | undefined;
    readonly asOf: Millis;
    readonly customStatuses: Readonly<Partial<Record<string, string>>>;
  },
): AgentState {
  const { legs, busyAt, since, asOf } = told;
  const best = rows.map(portalStatus).sort((a, b) => b.rank - a.rank)[0];
  const loggedIn = rows.some(row => isLoggedIn({ availability: availabilityOf(row) }));
  const message = statusMessage(rows, told.customStatuses);
  const wrapUpMs =
    1000 * Math.max(0, ...rows.map(row => row['callqueue-agent-wrap-up-allowance-seconds'] ?? 0));
  const make = (
    presence: Presence,
    activity: Activity,
    reason?: string,
    word = best?.word ?? '',
  ): AgentState => ({
    presence,
    activity,
    reason,
    word,
    since,
    pending: [],
    acwTimeoutMs: activity === 'after-contact-work' ? wrapUpMs : undefined,
    asOf,
  });

  const talking = legs.answered + legs.ringing + legs.dialing > 0;
  if (talking || best?.kind === 'on-call') {
    const presence = loggedIn ? 'available' : 'unavailable';
    if (legs.answered > 0 || !talking) return make(presence, 'on-contact', undefined, 'On a call');
    return make(presence, legs.ringing > 0 ? 'ringing' : 'dialing');
  }
  if (rows.length === 0) return make('logged-out', 'idle', undefined, IN_NO_QUEUE);
  switch (best?.kind) {
    case 'logged-in':
      return make('available', 'idle');
    case 'one-call':
      return make('available', 'idle', 'one call');
    case 'logged-out': {
      // Held back after a call until the wrap-up time of the entry is over, then logged in again by the platform.
      const wrapping = busyAt !== undefined && asOf - busyAt <= wrapUpMs;
      if (loggedIn && wrapping && message === undefined) return make('available', 'after-contact-work');
      if (message?.known) return make('unavailable', 'idle', message.text);
      return make('logged-out', 'idle', message?.text);
    }
    case 'offline':
      return make('logged-out', 'idle', message?.known ? message.text : undefined);
    default:
      return make('unknown', 'unknown');
  }
}

/** The offline reason, or the agent's own words. */
function statusMessage(
  rows: readonly AgentRow[],
  custom: Readonly<Partial<Record<string, string>>>,
): { readonly known: boolean; readonly text: string } | undefined {
  const raw = rows.map(row => row['agent-status-message']).find(value => value !== undefined);
  if (raw === undefined) return undefined;
  const word = OFFLINE_STATUSES.find(status => status === raw.trim().toLowerCase());
  if (word === undefined) return { known: false, text: plainLine(raw, 80) };
  return { known: true, text: statusLabel(word, custom) };
}

/** An offline status for a person: the domain's own name of a custom one, else the word itself. */
export function statusLabel(
  status: (typeof OFFLINE_STATUSES)[number],
  custom: Readonly<Partial<Record<string, string>>>,
): string {
  const named = custom[status];
  if (named !== undefined) return named;
  const words = status.replace(/^cust/, 'custom ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
