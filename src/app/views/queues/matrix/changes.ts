import type { MembershipSettings } from '../../../../floor/command-params.ts';
import type { Membership, Platform } from '../../../../floor/entities.ts';
import { type AgentId, membershipKey, platformOf, type QueueId } from '../../../../floor/ids.ts';
import { isLoggedIn } from '../../../../floor/membership.ts';
import type { Millis } from '../../../../lib/clock.ts';
import type { Order } from '../../../commands/asking.ts';
import { hourAndMinute } from '../../../ui/format.ts';

/** What is to become of one agent in one queue. */
export type Change =
  | {
      readonly kind: 'add';
      readonly settings: MembershipSettings;
      /** Lent until then; absent: for good. */
      readonly until?: Millis | undefined;
    }
  | { readonly kind: 'remove' }
  | { readonly kind: 'update'; readonly settings: MembershipSettings }
  | { readonly kind: 'log-in' }
  | { readonly kind: 'log-out' };

/** A change of a cell of the matrix, with how the cell was when it was drafted. */
export type CellChange = {
  readonly queueId: QueueId;
  readonly agentId: AgentId;
  readonly change: Change;
  readonly before: Membership | undefined;
};

export const keyOf = ({ queueId, agentId }: Pick<CellChange, 'queueId' | 'agentId'>): string =>
  membershipKey(queueId, agentId);

/** What a toggle drafts: in, if they are not in the queue; off, if they are; nothing, if it was drafted already. */
export function toggled(drafted: Change | undefined, before: Membership | undefined): Change | undefined {
  if (drafted !== undefined) return undefined;
  return before === undefined ? { kind: 'add', settings: {} } : { kind: 'remove' };
}

/** How the cell will be after a change, as far as coverage goes: in the queue and logged in to it, or not. */
export function afterChange(before: Membership | undefined, change: Change): 'in' | 'out' | 'none' {
  switch (change.kind) {
    case 'remove':
      return 'none';
    case 'log-in':
      return 'in';
    case 'log-out':
      return 'out';
    case 'add':
    case 'update': {
      const availability = change.settings.availability ?? before?.availability ?? 'automatic';
      return isLoggedIn({ availability }) ? 'in' : 'out';
    }
  }
}

/** What is sent for a change. */
export function orderOf({ queueId, agentId, change }: CellChange, reason: string | undefined): Order {
  const shared = {
    platformId: platformOf(queueId),
    target: { queueId, agentId },
    ...(reason === undefined || reason === '' ? {} : { reason }),
  };
  switch (change.kind) {
    case 'add':
      return change.until === undefined
        ? { type: 'queue.add-agent', params: change.settings, ...shared }
        : { type: 'queue.loan-agent', params: { ...change.settings, until: change.until }, ...shared };
    case 'remove':
      return { type: 'queue.remove-agent', params: {}, ...shared };
    case 'update':
      return { type: 'queue.update-agent', params: change.settings, ...shared };
    case 'log-in':
      return { type: 'queue.log-in', params: {}, ...shared };
    case 'log-out':
      return { type: 'queue.log-out', params: {}, ...shared };
  }
}

/** The change that takes a change back. `after` is the cell as it is by now. */
export function inverseOf(done: CellChange, after: Membership | undefined): CellChange {
  const { queueId, agentId, change, before } = done;
  const back = (inverse: Change): CellChange => ({ queueId, agentId, change: inverse, before: after });
  switch (change.kind) {
    case 'add':
      return before === undefined
        ? back({ kind: 'remove' })
        : back({ kind: 'update', settings: settingsOf(before) });
    case 'remove':
      return back({ kind: 'add', settings: before === undefined ? {} : settingsOf(before) });
    case 'update': {
      const was = before === undefined ? {} : settingsOf(before);
      const names = Object.keys(change.settings);
      return back({
        kind: 'update',
        settings: Object.fromEntries(Object.entries(was).filter(([name]) => names.includes(name))),
      });
    }
    case 'log-in':
      return back({ kind: 'log-out' });
    case 'log-out':
      return back({ kind: 'log-in' });
  }
}

/** A membership's settings, as they can be set again. */
export function settingsOf(member: Membership): MembershipSettings {
  const { availability, wrapUpSeconds, order, priority, callLimit, textLimit } = member;
  const { autoAnswer, answerConfirmation, proficiency } = member;
  const all = {
    wrapUpSeconds,
    order,
    priority,
    callLimit,
    textLimit,
    autoAnswer,
    answerConfirmation,
    proficiency,
  };
  const known = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return availability === 'unknown' ? known : { ...known, availability };
}

const SETTING_WORDS: Readonly<Record<string, string>> = {
  availability: 'availability',
  wrapUpSeconds: 'wrap-up',
  order: 'place in line',
  priority: 'priority',
  callLimit: 'calls at once',
  textLimit: 'SMS at once',
  autoAnswer: 'answers by itself',
  answerConfirmation: 'confirms calls',
  proficiency: 'proficiency',
};

/** A change in words, after the agent's name: `added, proficiency 4, until 15:00`. */
export function changeWords(change: Change, platform: Pick<Platform, 'kind'> | undefined): string {
  const settings = (some: MembershipSettings) =>
    Object.entries(some)
      .filter(([name]) => name !== 'synchronous')
      .map(([name, value]) => {
        if (name === 'availability') return availabilityAfter(String(value), platform);
        const label = SETTING_WORDS[name] ?? name;
        return typeof value === 'boolean' ? `${label}: ${value ? 'yes' : 'no'}` : `${label} ${value}`;
      });
  switch (change.kind) {
    case 'add':
      return [
        change.until === undefined ? 'added' : `lent until ${hourAndMinute(change.until)}`,
        ...settings(worthTelling(change.settings)),
      ].join(', ');
    case 'remove':
      return 'taken off';
    case 'update':
      return settings(change.settings).join(', ');
    case 'log-in':
      return 'logged in';
    case 'log-out':
      return 'logged out';
  }
}

/** What of a new member's settings is not as usual. */
function worthTelling(settings: MembershipSettings): MembershipSettings {
  const usual: MembershipSettings = {
    availability: 'automatic',
    callLimit: 1,
    autoAnswer: false,
    answerConfirmation: false,
  };
  const known: Readonly<Record<string, unknown>> = usual;
  return Object.fromEntries(Object.entries(settings).filter(([name, value]) => known[name] !== value));
}

function availabilityAfter(value: string, platform: Pick<Platform, 'kind'> | undefined): string {
  if (platform?.kind === 'cxone') return value === 'disabled' ? 'suspended' : 'active';
  return value === 'automatic' ? 'logged in' : value === 'manual' ? 'logged out' : value;
}
