import { describe, expect, it } from 'vitest';
import type { CommandInstruction } from './command-params.ts';
import type { Membership, TextSession } from './entities.ts';
import { observes, type SentCommand } from './observe.ts';
import { makeState, makeSupervision, makeText } from './testing.ts';

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

  it('[OB1] sees attached data in a conversation’s newer facts', () => {
    const target = { sessionId: 'genesys:t1' };
    const about = (instruction: CommandInstruction): SentCommand => ({
      ...instruction,
      target,
      sentAt: 10_000,
    });
    const fact = (userData: TextSession['userData'], asOf = 10_500) =>
      ({
        type: 'text.session-changed',
        session: makeText({ id: 'genesys:t1', userData, asOf }),
      }) as const;
    const add = about({ type: 'text.add-data', params: { key: 'Priority', value: 'very  high' } });
    const remove = about({ type: 'text.delete-data', params: { key: 'Priority' } });
    const result = about({ type: 'text.set-disposition', params: { disposition: 'very high' } });
    const there = [{ key: 'Priority', value: 'very high' }];
    const seen = (userData: TextSession['userData'], asOf?: number) =>
      [add, remove, result].map(command => observes(command, fact(userData, asOf)));
    expect(seen(there)).toEqual([true, false, true]);
    expect(seen([])).toEqual([false, true, false]);
    expect(seen(there, 5_000)).toEqual([false, false, false]);
    expect(seen(undefined), 'not told is not taken off').toEqual([false, false, false]);
  });

  describe('about a queue', () => {
    const aim = { agentId: 'netsapiens:1003@acme', queueId: 'netsapiens:6000' } as const;
    const about = (instruction: CommandInstruction, target: SentCommand['target'] = aim): SentCommand => ({
      ...instruction,
      target,
      sentAt: 10_000,
    });
    const shown = (overrides: Partial<Membership> = {}) =>
      ({
        type: 'membership.changed',
        membership: {
          ...aim,
          availability: 'automatic',
          wrapUpSeconds: 15,
          order: 4,
          priority: 2,
          callLimit: 1,
          textLimit: 3,
          autoAnswer: true,
          answerConfirmation: false,
          proficiency: undefined,
          dispatchStatus: 'available',
          asOf: 11_000,
          ...overrides,
        },
      }) as const;

    it('[OB1] sees settings only when all that were asked for are there', () => {
      const update = about({ type: 'queue.update-agent', params: { order: 4, wrapUpSeconds: 15 } });
      expect(observes(update, shown())).toBe(true);
      expect(observes(update, shown({ order: 5 }))).toBe(false);
      expect(observes(update, shown({ queueId: 'netsapiens:6001' }))).toBe(false);
      const loan = about({ type: 'queue.loan-agent', params: { until: 99, priority: 2 } });
      expect(observes(loan, shown())).toBe(true);
    });

    it('[OB1] sees who was added while away, though they are told as logged out; not so a change', () => {
      const params = { availability: 'automatic', order: 4 } as const;
      const add = about({ type: 'queue.add-agent', params });
      expect(observes(add, shown({ availability: 'manual' }))).toBe(true);
      expect(observes(add, shown({ availability: 'disabled' }))).toBe(false);
      expect(observes(add, shown({ availability: 'manual', order: 5 }))).toBe(false);
      const update = about({ type: 'queue.update-agent', params });
      expect(observes(update, shown({ availability: 'manual' }))).toBe(false);
    });

    it('[OB1] sees logging in and out in the membership, out of all queues in the agent’s state', () => {
      expect(observes(about({ type: 'queue.log-in', params: {} }), shown())).toBe(true);
      const out = about({ type: 'queue.log-out', params: {} });
      expect(observes(out, shown())).toBe(false);
      expect(observes(out, shown({ availability: 'manual' }))).toBe(true);
      const all = about({ type: 'queue.log-out', params: { status: 'lunch' } }, { agentId: aim.agentId });
      expect(observes(all, shown({ availability: 'manual' }))).toBe(false);
      const state = makeState({ presence: 'unavailable', reason: 'Lunch', asOf: 11_000 });
      expect(observes(all, { type: 'agent.state-changed', agentId: aim.agentId, state })).toBe(true);
      expect(observes(out, { type: 'agent.state-changed', agentId: aim.agentId, state })).toBe(false);
    });
  });
});
