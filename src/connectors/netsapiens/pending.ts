import type { MembershipSettings } from '../../floor/command-params.ts';
import type { AgentState, Membership } from '../../floor/entities.ts';
import type { AgentId, QueueId } from '../../floor/ids.ts';
import { hasSettings, isLoggedIn, wasAdded } from '../../floor/membership.ts';
import type { Clock, Millis } from '../../lib/clock.ts';

/** What a write that was answered 202 should come to. */
export type Expectation =
  | {
      readonly kind: 'settings';
      readonly queueId: QueueId;
      readonly agentId: AgentId;
      readonly settings: MembershipSettings;
      readonly adding: boolean;
    }
  | { readonly kind: 'removed'; readonly queueId: QueueId; readonly agentId: AgentId }
  /** `queueId` absent: in all queues. */
  | {
      readonly kind: 'logged-in' | 'logged-out' | 'single-call';
      readonly queueId: QueueId | undefined;
      readonly agentId: AgentId;
    };

/** A write that was accepted and is not seen yet. */
export type Awaited = { readonly expectation: Expectation; readonly what: string; readonly since: Millis };

/** Writes that NetSapiens accepted, until a read shows them. */
export type Pending = {
  readonly add: (expectation: Expectation, what: string) => void;
  /** A membership was read: whether it shows a write that is awaited, so that it is told even if nothing else changed. */
  readonly seen: (membership: Membership) => boolean;
  /** Whether an agent's state shows a write that is awaited. */
  readonly stateAwaited: (agentId: AgentId, state: AgentState) => boolean;
  readonly gone: (queueId: QueueId, agentId: AgentId) => void;
  readonly isRemoval: (queueId: QueueId, agentId: AgentId) => boolean;
  readonly any: () => boolean;
  /** Takes out what has been awaited for too long. */
  readonly overdue: () => readonly Awaited[];
};

/** How long a write may take to show; then a person is told that it did not. */
export const PATIENCE_MS = 60_000;

export function createPending(clock: Clock): Pending {
  let awaited: Awaited[] = [];
  const take = (which: (expectation: Expectation) => boolean): boolean => {
    const rest = awaited.filter(({ expectation }) => !which(expectation));
    const any = rest.length < awaited.length;
    awaited = rest;
    return any;
  };
  return {
    add: (expectation, what) => {
      awaited.push({ expectation, what, since: clock.now() });
    },
    seen: membership => take(expectation => shows(expectation, membership)),
    stateAwaited: (agentId, state) =>
      take(
        ({ kind, agentId: whose, ...rest }) =>
          kind === 'logged-out' &&
          whose === agentId &&
          rest.queueId === undefined &&
          (state.presence === 'logged-out' || state.presence === 'unavailable'),
      ),
    gone: (queueId, agentId) => {
      take(each => each.kind === 'removed' && each.queueId === queueId && each.agentId === agentId);
    },
    isRemoval: (queueId, agentId) =>
      awaited.some(
        ({ expectation: each }) =>
          each.kind === 'removed' && each.queueId === queueId && each.agentId === agentId,
      ),
    any: () => awaited.length > 0,
    overdue: () => {
      const now = clock.now();
      const late = awaited.filter(({ since }) => now - since > PATIENCE_MS);
      awaited = awaited.filter(({ since }) => now - since <= PATIENCE_MS);
      return late;
    },
  };
}

/** Whether a membership is what a write was to make of it. */
export function shows(expectation: Expectation, membership: Membership): boolean {
  if (expectation.agentId !== membership.agentId) return false;
  if (expectation.queueId !== undefined && expectation.queueId !== membership.queueId) return false;
  switch (expectation.kind) {
    case 'settings':
      return (expectation.adding ? wasAdded : hasSettings)(membership, expectation.settings);
    case 'removed':
      return false;
    case 'logged-in':
      return isLoggedIn(membership);
    case 'logged-out':
      return expectation.queueId !== undefined && !isLoggedIn(membership);
    case 'single-call':
      return membership.availability === 'manual' && membership.dispatchStatus?.toLowerCase() === 'available';
  }
}
