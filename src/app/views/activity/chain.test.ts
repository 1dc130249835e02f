import { describe, expect, it } from 'vitest';
import type { AuditRow } from '../../../protocol/commands.ts';
import { checkChain, sha256 } from './chain.ts';

const digest = sha256(crypto.subtle);

const makeRow = (overrides: Partial<AuditRow>): AuditRow => ({
  sequence: 1,
  at: 1000,
  user: 'ana',
  userName: 'Ana',
  platformIdentity: undefined,
  action: 'command.requested',
  commandId: undefined,
  commandType: undefined,
  platformId: undefined,
  target: undefined,
  targetName: undefined,
  team: undefined,
  reason: 'Stuck “session”',
  outcome: undefined,
  rawStatus: undefined,
  rawText: undefined,
  hash: 'a'.repeat(64),
  ...overrides,
});

/** Two rows that fit, the second hashed by hand over its canonical form. */
async function makePair(): Promise<readonly [AuditRow, AuditRow]> {
  const first = makeRow({});
  const facts =
    '{"action":"command.sent","at":2000,"reason":"why","sequence":2,"user":"ana","userName":"Ana"}';
  const second = makeRow({
    sequence: 2,
    at: 2000,
    action: 'command.sent',
    reason: 'why',
    hash: await digest(first.hash + facts),
  });
  return [first, second];
}

describe('the chain of the audit', () => {
  it('is unbroken where every row fits the one before it', async () => {
    const [first, second] = await makePair();
    expect(await checkChain([second, first], digest)).toEqual({ state: 'unbroken', links: 1 });
  });

  it('names the row that was changed', async () => {
    const [first, second] = await makePair();
    expect(await checkChain([{ ...second, reason: 'other' }, first], digest)).toEqual({
      state: 'broken',
      sequence: 2,
    });
    expect(await checkChain([second, { ...first, hash: 'b'.repeat(64) }], digest)).toEqual({
      state: 'broken',
      sequence: 2,
    });
  });

  it('claims nothing about rows that do not stand next to each other', async () => {
    const [first, second] = await makePair();
    expect(await checkChain([{ ...second, sequence: 9 }, first], digest)).toEqual({ state: 'unchecked' });
    expect(await checkChain([first], digest)).toEqual({ state: 'unchecked' });
  });
});
