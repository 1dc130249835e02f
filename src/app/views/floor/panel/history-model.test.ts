import { describe, expect, it } from 'vitest';
import type { AgentState } from '../../../../floor/entities.ts';
import type { PastEvent } from '../../../../protocol/history.ts';
import { stretchesOf, stripParts } from './history-model.ts';

const makeState = (overrides: Partial<AgentState>): AgentState => ({
  presence: 'available',
  activity: 'idle',
  reason: undefined,
  word: 'Available',
  since: 0,
  pending: [],
  acwTimeoutMs: undefined,
  asOf: overrides.since ?? 0,
  ...overrides,
});

const past = (...states: readonly Partial<AgentState>[]): readonly PastEvent[] =>
  states.map((state, sequence) => ({
    sequence,
    at: 0,
    event: { type: 'agent.state-changed', agentId: 'cxone:1', state: makeState(state) },
  }));

describe("an agent's history", () => {
  it('is a chain of stretches, the last of which goes on', () => {
    const now = makeState({ since: 300, presence: 'unavailable', reason: 'Lunch' });
    const stretches = stretchesOf('cxone:1', past({ since: 100 }, { since: 200, activity: 'on-contact' }), {
      state: now,
    });
    expect(stretches.map(({ display, from, to }) => [display, from, to])).toEqual([
      ['available-idle', 100, 200],
      ['on-contact', 200, 300],
      ['unavailable', 300, undefined],
    ]);
  });

  it('folds repeats, and takes the later word about the same moment', () => {
    const events = past(
      { since: 100 },
      { since: 100, asOf: 150, presence: 'unavailable' },
      { since: 160, presence: 'unavailable' },
    );
    expect(stretchesOf('cxone:1', events, undefined)).toMatchObject([{ from: 100, display: 'unavailable' }]);
  });

  it("leaves others' events out", () => {
    expect(stretchesOf('cxone:2', past({ since: 100 }), undefined)).toEqual([]);
  });
});

describe('the strip of time', () => {
  it('cuts stretches to the window and leaves unknown time blank', () => {
    const stretches = stretchesOf(
      'cxone:1',
      past({ since: 50 }, { since: 75, activity: 'ringing' }),
      undefined,
    );
    expect(stripParts(stretches, 0, 100).map(({ left, width }) => [left, width])).toEqual([
      [0.5, 0.25],
      [0.75, 0.25],
    ]);
    expect(stripParts(stretches, 60, 80).map(({ left, width }) => [left, width])).toEqual([
      [0, 0.75],
      [0.75, 0.25],
    ]);
    expect(stripParts(stretches, 100, 100)).toEqual([]);
  });
});
