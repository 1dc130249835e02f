import type { Millis } from '../../lib/clock.ts';
import type { PlatformName, StoryAgent, StoryContact, StoryFact } from './types.ts';

/** One offer of a customer's call to an agent, and what became of it. Durations are milliseconds. */
export type CallRecord = {
  readonly contact: StoryContact;
  readonly agent: StoryAgent;
  readonly offeredAt: Millis;
  answeredAt: Millis | undefined;
  endedAt: Millis | undefined;
  talked: number;
  held: number;
  wrappedUp: number;
  /** The agent sent the caller on. */
  passedOn: boolean;
};

/** A call that was given up before anybody answered. */
export type AbandonRecord = { readonly contact: StoryContact; readonly at: Millis };

/** From `from` until the next one the agent was, or meant to be, this; `logged-out`: not at work. */
export type PresenceRecord = {
  readonly presence: 'available' | 'unavailable' | 'logged-out';
  readonly reason: string | undefined;
  readonly from: Millis;
};

/** What has been, for platforms that answer for the past. */
export type History = {
  readonly calls: readonly CallRecord[];
  readonly abandons: readonly AbandonRecord[];
  readonly presences: ReadonlyMap<StoryAgent, readonly PresenceRecord[]>;
};

/** Whose past is asked for; that of the others would only fill the memory. */
const TELLING: readonly PlatformName[] = ['netsapiens'];
/** Beyond so many the older half is forgotten. */
const LONGEST = 50_000;
const TALKING = ['active', 'masked', 'joined'];
const OFFERED = ['ringing', 'dialing', 'ringing-out'];

/** Writes down what is told, from the first fact on. */
export function createHistory(now: () => Millis): History & { readonly hear: (fact: StoryFact) => void } {
  const calls: CallRecord[] = [];
  const abandons: AbandonRecord[] = [];
  const presences = new Map<StoryAgent, PresenceRecord[]>();
  const open = new Map<
    string,
    { readonly record: CallRecord; status: StoryContact['status']; since: Millis }
  >();

  const close = (id: string) => {
    const going = open.get(id);
    if (going !== undefined) going.record.endedAt = now();
    open.delete(id);
  };

  const begin = (contact: StoryContact, agent: StoryAgent) => {
    const record: CallRecord = {
      contact,
      agent,
      offeredAt: now(),
      answeredAt: undefined,
      endedAt: undefined,
      talked: 0,
      held: 0,
      wrappedUp: 0,
      passedOn: false,
    };
    push(calls, record);
    const going = { record, status: contact.status, since: now() };
    open.set(contact.id, going);
    return going;
  };

  const hearCall = (contact: StoryContact, agent: StoryAgent | undefined) => {
    if (contact.channel !== 'voice' || contact.kind === 'consult') return;
    let going = open.get(contact.id);
    if (going !== undefined && going.record.agent !== agent) {
      close(contact.id);
      going = undefined;
    }
    if (agent === undefined) {
      if (contact.endReason === 'abandoned') push(abandons, { contact, at: now() });
      return;
    }
    // A call that a colleague hands over stays with whom it was offered to.
    if (going === undefined && !OFFERED.includes(contact.status)) return;
    going ??= begin(contact, agent);
    const { record, status, since } = going;
    const passed = now() - since;
    if (TALKING.includes(status)) record.talked += passed;
    else if (status === 'held') record.held += passed;
    else if (status === 'wrapping-up') record.wrappedUp += passed;
    if (OFFERED.includes(status) && contact.status === 'active') record.answeredAt ??= now();
    record.passedOn ||= contact.endReason === 'transferred';
    going.status = contact.status;
    going.since = now();
    if (contact.status === 'ended') close(contact.id);
  };

  const hearAgent = (agent: StoryAgent) => {
    const { presence, reason } =
      agent.session === undefined ? { presence: 'logged-out' as const, reason: undefined } : agent.wanted;
    const own = presences.get(agent) ?? [];
    const last = own.at(-1);
    if (last?.presence === presence && last.reason === reason) return;
    presences.set(agent, own);
    push(own, { presence, reason, from: now() });
  };

  return {
    calls,
    abandons,
    presences,
    hear: fact => {
      if (fact.type === 'contact' && TELLING.includes(fact.contact.platform))
        hearCall(fact.contact, fact.agent);
      if (fact.type === 'agent-state' && TELLING.includes(fact.agent.platform)) hearAgent(fact.agent);
    },
  };
}

function push<T>(list: T[], item: T): void {
  list.push(item);
  if (list.length > LONGEST) list.splice(0, LONGEST / 2);
}
