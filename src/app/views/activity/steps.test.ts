import { describe, expect, it } from 'vitest';
import type { AuditRow } from '../../../protocol/commands.ts';
import { lastSteps } from './steps.ts';

const row = (sequence: number, action: string, commandId?: string): AuditRow => ({
  sequence,
  at: sequence,
  user: 'ana',
  userName: 'Ana',
  platformIdentity: undefined,
  action,
  commandId,
  commandType: undefined,
  platformId: undefined,
  target: undefined,
  targetName: undefined,
  team: undefined,
  reason: undefined,
  outcome: undefined,
  rawStatus: undefined,
  rawText: undefined,
  hash: '',
});

describe('acts', () => {
  it('stand once, by their last step, among what belongs to no act', () => {
    const rows = [
      row(5, 'command.observed', 'a'),
      row(4, 'session.signed-in'),
      row(3, 'command.sent', 'a'),
      row(2, 'command.refused', 'b'),
      row(1, 'command.requested', 'a'),
    ];
    expect(lastSteps(rows).map(({ sequence }) => sequence)).toEqual([5, 4, 2]);
  });

  it('keep what the platform answered', () => {
    const accepted = { ...row(2, 'command.accepted', 'a'), outcome: 'OnSuccess', rawStatus: 202 };
    expect(lastSteps([row(3, 'command.observed', 'a'), accepted])).toMatchObject([
      { sequence: 3, outcome: 'OnSuccess', rawStatus: 202 },
    ]);
  });
});
