import { type DisplayState, displayState, stateWord } from '../../../../floor/display.ts';
import type { Agent, AgentState } from '../../../../floor/entities.ts';
import type { FloorEvent } from '../../../../floor/events.ts';
import type { AgentId } from '../../../../floor/ids.ts';
import type { Millis } from '../../../../lib/clock.ts';
import type { PastEvent } from '../../../../protocol/history.ts';

/** A stretch of time in one state. */
export type Stretch = {
  readonly from: Millis;
  /** `undefined`: it goes on. */
  readonly to: Millis | undefined;
  readonly display: DisplayState;
  readonly word: string;
  readonly reason: string | undefined;
};

/**
 * The states that an agent went through, oldest first, out of what happened before and the state now. Repeats of a
 * state and facts that came late are folded in; nothing is invented for time that is not known.
 */
export function stretchesOf(
  id: AgentId,
  past: readonly PastEvent[],
  agent: Pick<Agent, 'state'> | undefined,
): readonly Stretch[] {
  const states = past.flatMap(({ event }) => stateOf(id, event));
  if (agent?.state !== undefined) states.push(agent.state);
  const starts = new Map<Millis, AgentState>();
  for (const state of states) {
    const from = state.since ?? state.asOf;
    const known = starts.get(from);
    if (known === undefined || known.asOf <= state.asOf) starts.set(from, state);
  }
  const stretches: Stretch[] = [];
  for (const [from, state] of [...starts].toSorted(([a], [b]) => a - b)) {
    const display = displayState(state);
    const before = stretches.at(-1);
    if (before !== undefined && before.display === display && before.reason === state.reason) continue;
    if (before !== undefined) stretches[stretches.length - 1] = { ...before, to: from };
    stretches.push({
      from,
      to: undefined,
      display,
      word: stateWord({ state }, display),
      reason: state.reason,
    });
  }
  return stretches;
}

function stateOf(id: AgentId, event: FloorEvent): readonly AgentState[] {
  return event.type === 'agent.state-changed' && event.agentId === id ? [event.state] : [];
}

/** A stretch as a part of a strip of time: where it begins and how wide it is, in shares of the whole. */
export type StripPart = { readonly stretch: Stretch; readonly left: number; readonly width: number };

/** The stretches that lie within a window of time. */
export function stripParts(stretches: readonly Stretch[], from: Millis, to: Millis): readonly StripPart[] {
  const span = to - from;
  if (span <= 0) return [];
  return stretches.flatMap(stretch => {
    const start = Math.max(from, stretch.from);
    const end = Math.min(to, stretch.to ?? to);
    return end <= start ? [] : [{ stretch, left: (start - from) / span, width: (end - start) / span }];
  });
}
