import { describe, expect, it } from 'vitest';
import type { CommandRecord, CommandState } from '../../floor/commands.ts';
import { makeMembership } from '../../floor/testing.ts';
import { makeLoan } from '../store/store-contract.ts';
import { type LoanFacts, nextStep } from './step.ts';

const makeCommand = (state: CommandState, branch = 'OnSuccess'): CommandRecord => ({
  id: 'c1234567',
  type: 'queue.remove-agent',
  platformId: 'ns',
  target: {},
  by: { user: 'ana', name: 'Ana', platformIdentity: undefined },
  reason: undefined,
  state,
  requestedAt: 0,
  undoUntil: undefined,
  outcome: { branch, message: 'said', rawStatus: undefined, rawText: undefined },
  asOf: 1000,
});

const makeFacts = (overrides: Partial<LoanFacts> = {}): LoanFacts => ({
  lending: makeCommand('observed'),
  returning: undefined,
  member: makeMembership({ queueId: 'ns:1', agentId: 'ns:7' }),
  heard: true,
  now: 500,
  ...overrides,
});

describe('what becomes of a loan', () => {
  it('is lent once the platform took it, or may have taken it', () => {
    for (const state of ['accepted', 'observed', 'unknown'] as const)
      expect(nextStep(makeLoan('l', { state: 'asked' }), makeFacts({ lending: makeCommand(state) }))).toEqual(
        {
          kind: 'lent',
        },
      );
    expect(
      nextStep(makeLoan('l', { state: 'asked' }), makeFacts({ lending: makeCommand('refused') })),
    ).toMatchObject({ kind: 'over', how: 'nothing-lent' });
    expect(
      nextStep(makeLoan('l', { state: 'asked' }), makeFacts({ lending: makeCommand('sent') })).kind,
    ).toBe('rest');
  });

  it('[LO1] is given back when its time has come, not before', () => {
    expect(nextStep(makeLoan('l'), makeFacts({ now: 999 })).kind).toBe('rest');
    expect(nextStep(makeLoan('l'), makeFacts({ now: 1000 })).kind).toBe('return');
    // Not seen in the queue, but never seen to leave it either: it may be there.
    const unseen = { member: undefined, lending: makeCommand('accepted'), now: 1000 };
    expect(nextStep(makeLoan('l'), makeFacts(unseen)).kind).toBe('return');
  });

  it('[LO3] is over when somebody took the agent off before', () => {
    expect(nextStep(makeLoan('l'), makeFacts({ member: undefined }))).toMatchObject({
      kind: 'over',
      how: 'given-back',
    });
    expect(nextStep(makeLoan('l'), makeFacts({ member: undefined, heard: false })).kind).toBe('rest');
  });

  it('[LO2] sends the giving back again when it is not known to have been sent', () => {
    const loan = makeLoan('l', { state: 'returning', returnId: 'back-1' });
    expect(nextStep(loan, makeFacts({ now: 2000 })).kind).toBe('return');
    expect(nextStep({ ...loan, notBefore: 3000 }, makeFacts({ now: 2000 })).kind).toBe('rest');
  });

  it('[LO3] is over when the giving back shows on the floor', () => {
    const loan = makeLoan('l', { state: 'returning', returnId: 'back-1' });
    const stepAt = (state: CommandState, overrides: Partial<LoanFacts> = {}) =>
      nextStep(loan, makeFacts({ returning: makeCommand(state), now: 2000, ...overrides }));
    expect(stepAt('observed')).toMatchObject({ kind: 'over', how: 'given-back' });
    expect(stepAt('accepted').kind).toBe('rest');
    expect(stepAt('accepted', { member: undefined })).toMatchObject({ how: 'given-back' });
    expect(stepAt('refused', { member: undefined })).toMatchObject({ how: 'given-back' });
    expect(stepAt('sent', { member: undefined }).kind).toBe('rest');
  });

  it('[LO4] is tried again when the giving back failed, was cancelled by a restart, or never shows', () => {
    const loan = makeLoan('l', { state: 'returning', returnId: 'back-1' });
    const stepAt = (state: CommandState, now = 2000) =>
      nextStep(loan, makeFacts({ returning: makeCommand(state, 'Cancelled'), now }));
    for (const state of ['refused', 'failed', 'unknown', 'cancelled'] as const)
      expect(stepAt(state)).toMatchObject({ kind: 'later', note: 'said' });
    expect(stepAt('accepted', 70_000).kind).toBe('later');
  });

  it('[LO3] ends when the lender takes the giving back back: the agent stays', () => {
    const loan = makeLoan('l', { state: 'returning', returnId: 'back-1' });
    const returning = makeCommand('cancelled', 'TakenBack');
    expect(nextStep(loan, makeFacts({ returning }))).toMatchObject({ kind: 'over', how: 'kept' });
  });

  it('[LO2] gives back what was set before where the agent was in the queue already', () => {
    const before = { availability: 'manual', priority: 9 } as const;
    const loan = makeLoan('l', { state: 'returning', returnId: 'back-1', back: 'restore', before });
    const returning = makeCommand('accepted');
    const as = (member: LoanFacts['member']) => nextStep(loan, makeFacts({ returning, member, now: 1500 }));
    expect(as(makeMembership({ availability: 'automatic', priority: 1 })).kind).toBe('rest');
    expect(as(makeMembership({ availability: 'manual', priority: 9 }))).toMatchObject({ how: 'given-back' });
  });
});
