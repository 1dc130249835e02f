import { describe, expect, it } from 'vitest';
import type { Capability, CommandRecord } from '../../floor/commands.ts';
import { receiptView } from './receipt.ts';

const seen: Capability = { can: true, effect: '', observable: true };
const unseen: Capability = { can: true, effect: '', observable: false };

const makeFacts = (command: Partial<CommandRecord> | undefined, capability: Capability = seen) => ({
  command: command && {
    state: 'waiting' as const,
    undoUntil: undefined,
    outcome: undefined,
    asOf: 1000,
    ...command,
  },
  platformName: 'CXone',
  capability,
});

describe('a receipt', () => {
  it('counts down while it can be taken back, and no longer', () => {
    const waiting = makeFacts({ state: 'waiting', undoUntil: 6000 });
    expect(receiptView(waiting, 1500)).toMatchObject({
      sentence: 'Will be sent in 4 s',
      undoMs: 4500,
      passed: 0,
    });
    expect(receiptView(waiting, 990).sentence).toBe('Will be sent in 5 s');
    expect(receiptView(waiting, 100).sentence).toBe('Will be sent in 5 s');
    expect(receiptView(waiting, 5900).sentence).toBe('Will be sent in 1 s');
    expect(receiptView(waiting, 6000)).toMatchObject({ sentence: 'Being sent', undoMs: undefined });
  });

  it('is done only when its effect was seen', () => {
    expect(receiptView(makeFacts({ state: 'sent' }), 1000)).toMatchObject({ tone: 'going', passed: 2 });
    expect(receiptView(makeFacts({ state: 'accepted' }), 2000)).toMatchObject({ tone: 'going', passed: 3 });
    expect(receiptView(makeFacts({ state: 'observed' }), 3000)).toMatchObject({ tone: 'done', passed: 4 });
  });

  it('says when something was accepted and nothing of it is seen', () => {
    expect(receiptView(makeFacts({ state: 'accepted' }), 10_000)).toMatchObject({
      tone: 'trouble',
      passed: 3,
    });
  });

  it('does not wait for what the platform never reports', () => {
    expect(receiptView(makeFacts({ state: 'accepted' }, unseen), 99_000)).toMatchObject({ tone: 'done' });
  });

  it("tells the platform's refusal in its own words, with the raw answer kept", () => {
    const outcome = { branch: 'InvalidAgentSession', message: 'No session.', rawStatus: 404, rawText: '{}' };
    const view = receiptView(makeFacts({ state: 'refused', outcome }), 1000);
    expect(view).toMatchObject({ tone: 'trouble', sentence: 'No session.', outcome });
  });

  it('never claims that nothing happened when that is not known', () => {
    expect(receiptView(makeFacts({ state: 'unknown' }), 1000).sentence).toMatch(/may have happened/);
    expect(receiptView({ ...makeFacts(undefined), refusal: 'Not allowed.' }, 0)).toMatchObject({
      tone: 'trouble',
      sentence: 'Not allowed.',
    });
  });
});
