import type { Activity, AgentState, PendingState, Presence } from '../../floor/entities.ts';
import type { Millis } from '../../lib/clock.ts';
import { line, type MapContext, timeOf } from './map-context.ts';
import { AGENT_STATE_IDS, type AgentStateRow, type AgentStateWord, type CxoneEventOf } from './wire.ts';

type Meaning = { readonly presence: Presence; readonly activity: Activity };

/**
 * What CXone's state words mean. While on a contact the intent is told by the states that follow, so presence alone is
 * unknown there; LoggedIn says nothing about being available.
 */
const MEANINGS: Readonly<Record<AgentStateWord, Meaning>> = {
  LoggedOut: { presence: 'logged-out', activity: 'idle' },
  LoggedIn: { presence: 'unknown', activity: 'idle' },
  Available: { presence: 'available', activity: 'idle' },
  Unavailable: { presence: 'unavailable', activity: 'idle' },
  InboundContact: { presence: 'unknown', activity: 'on-contact' },
  OutboundContact: { presence: 'unknown', activity: 'on-contact' },
  InboundConsult: { presence: 'unknown', activity: 'consulting' },
  OutboundConsult: { presence: 'unknown', activity: 'consulting' },
  Dialer: { presence: 'unknown', activity: 'dialing' },
  DialerPending: { presence: 'unknown', activity: 'dialing' },
};

const UNKNOWN: Meaning = { presence: 'unknown', activity: 'unknown' };
/** Longest after-contact work believed. */
const DAY_SECONDS = 86_400;

/** The state that an AgentState event tells of. */
export function stateFromEvent(event: CxoneEventOf<'AgentState'>, context: MapContext): AgentState {
  const pending = pendingOf(event);
  const timeout = event.AcwTimeout;
  return stateOf(
    event.CurrentState.known,
    event.CurrentState.word,
    event.IsAcw === true,
    line(event.CurrentOutReason),
    timeOf(context, event.StartTimeUTC),
    context.now,
    pending,
    timeout !== undefined && timeout > 0 && timeout <= DAY_SECONDS ? timeout * 1000 : undefined,
  );
}

/** The state that a row of agents/states tells of; `undefined` when the row names no state at all. */
export function stateFromRow(
  row: AgentStateRow,
  context: Pick<MapContext, 'at' | 'now'>,
): AgentState | undefined {
  const byNumber = row.agentStateId === undefined ? undefined : AGENT_STATE_IDS[row.agentStateId];
  const known = row.agentStateName?.known ?? byNumber;
  const word = row.agentStateName?.word ?? byNumber;
  if (word === undefined) return undefined;
  const start = timeOf(context, row.startDate ?? row.lastUpdateTime);
  const reason = line(row.outStateDescription);
  return stateOf(known, word, row.isACW === true, reason, start, context.now, [], undefined);
}

function stateOf(
  known: AgentStateWord | undefined,
  word: string,
  isAcw: boolean,
  reason: string | undefined,
  since: Millis | undefined,
  now: Millis,
  pending: readonly PendingState[],
  acwTimeoutMs: number | undefined,
): AgentState {
  const meaning = meaningOf(known, isAcw);
  return {
    presence: intended(meaning.presence, pending),
    activity: meaning.activity,
    reason,
    word: known ?? line(word, 80) ?? '',
    since,
    pending,
    acwTimeoutMs,
    asOf: since ?? now,
  };
}

function meaningOf(known: AgentStateWord | undefined, isAcw: boolean): Meaning {
  const meaning = known === undefined ? UNKNOWN : MEANINGS[known];
  return isAcw && known === 'Unavailable' ? { ...meaning, activity: 'after-contact-work' } : meaning;
}

/** After-contact work and contacts say nothing of the intent: the state that follows them does. */
function intended(presence: Presence, pending: readonly PendingState[]): Presence {
  const last = pending.findLast(state => state.activity === 'idle');
  return presence === 'unknown' && last !== undefined ? last.presence : presence;
}

function pendingOf(event: CxoneEventOf<'AgentState'>): readonly PendingState[] {
  return event.NextStates.map((next, index) => {
    // With two states to come the first one is the after-contact work of the contact's skill (S4, NextStates).
    const acw = index === 0 && (event.NextIsAcw === true || event.NextStates.length > 1);
    return { ...meaningOf(next.State.known, acw), reason: line(next.OutReason) };
  });
}
