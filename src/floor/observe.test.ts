import { describe, expect, it } from 'vitest';
import type { CommandInstruction } from './command-params.ts';
import { observes, type SentCommand } from './observe.ts';
import { makeState, makeSupervision } from './testing.ts';

const sent = (instruction: CommandInstruction, sentAt = 10_000): SentCommand => ({
  ...instruction,
  target: { agentId: 'cxone:1' },
  sentAt,
});

describe('observing a command', () => {
  const ended = (asOf: number, agentId: 'cxone:1' | 'cxone:2' = 'cxone:1') =>
    ({ type: 'agent.session-ended', agentId, note: undefined, asOf }) as const;

  it('[OB1] sees a termination in the end of that agent’s session, not in an older or another one', () => {
    const terminate = sent({ type: 'agent.terminate-session', params: {} });
    expect(observes(terminate, ended(10_001))).toBe(true);
    expect(observes(terminate, ended(9_000), 500)).toBe(false);
    expect(observes(terminate, ended(10_001, 'cxone:2'))).toBe(false);
  });

  it('[OB1] sees a requested state when it is pending, too', () => {
    const set = sent({ type: 'agent.set-state', params: { presence: 'unavailable' } });
    const pending = [{ presence: 'unavailable', activity: 'idle', reason: 'Lunch' }] as const;
    const state = makeState({ activity: 'on-contact', pending, asOf: 10_500 });
    expect(observes(set, { type: 'agent.state-changed', agentId: 'cxone:1', state })).toBe(true);
    const other = makeState({ presence: 'available', asOf: 10_500 });
    expect(observes(set, { type: 'agent.state-changed', agentId: 'cxone:1', state: other })).toBe(false);
  });

  it('[OB1] tells monitor from coach, and a stop by the end', () => {
    const event = (ending: boolean) =>
      ({
        type: 'supervision.changed',
        supervision: makeSupervision({ mode: 'coach', ended: ending, asOf: 11_000 }),
      }) as const;
    expect(observes(sent({ type: 'contact.coach', params: {} }), event(false))).toBe(true);
    expect(observes(sent({ type: 'contact.monitor', params: {} }), event(false))).toBe(false);
    expect(observes(sent({ type: 'contact.stop', params: {} }), event(true))).toBe(true);
  });
});
