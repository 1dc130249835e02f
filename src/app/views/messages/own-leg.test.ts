import { describe, expect, it } from 'vitest';
import { ownLeg, standingOf } from './own-leg.ts';
import { makeCommand, makeLeg } from './testing.ts';
import { writingMode } from './writing-mode.ts';

const now = { sessionId: 'genesys:t1', username: 'ana', now: 3000 };

describe('where one stands towards a conversation', () => {
  it('is told by the leg of the user that one is linked to', () => {
    const session = { legs: [makeLeg({ user: 'other', mode: 'coach' }), makeLeg()] };
    expect(ownLeg(session, 'sam')?.mode).toBe('monitor');
    expect(ownLeg(session, undefined)).toBeUndefined();
  });

  it('is asking until an invitation comes, then pending, then inside', () => {
    const asked = [makeCommand()];
    expect(standingOf(undefined, asked, now)).toMatchObject({ kind: 'asking', mode: 'monitor' });
    expect(standingOf(makeLeg({ state: 'invited', asOf: 2500 }), asked, now)).toMatchObject({
      kind: 'invited',
      expected: true,
    });
    expect(standingOf(makeLeg({ asOf: 2600 }), asked, now)).toEqual({
      kind: 'inside',
      mode: 'monitor',
      turning: undefined,
    });
  });

  it('leaves an invitation to the person that nobody asked for, or that is not accepted by itself', () => {
    const leg = makeLeg({ state: 'invited', asOf: 2500 });
    expect(standingOf(leg, [], now)).toMatchObject({ kind: 'invited', expected: false });
    expect(standingOf(leg, [makeCommand()], { ...now, now: 9000 })).toMatchObject({ expected: false });
  });

  it('does not wait for what was refused, is old, or was asked by somebody else', () => {
    const outside = { kind: 'outside', ended: undefined };
    expect(standingOf(undefined, [makeCommand({ state: 'refused' })], now)).toEqual(outside);
    expect(standingOf(undefined, [makeCommand()], { ...now, now: 60_000 })).toEqual(outside);
    const other = makeCommand({ by: { user: 'ben', name: 'Ben', platformIdentity: undefined } });
    expect(standingOf(undefined, [other], now)).toEqual(outside);
  });

  it('says how a visit ended', () => {
    expect(standingOf(makeLeg({ state: 'revoked', asOf: 2500 }), [makeCommand()], now)).toEqual({
      kind: 'outside',
      ended: 'revoked',
    });
  });
});

describe('the mode that counts for writing', () => {
  const inside = (mode: 'monitor' | 'coach' | 'barge-in', wanted?: 'monitor' | 'coach' | 'barge-in') => {
    const asked = wanted === undefined ? [] : [makeCommand({ type: `text.${wanted}` })];
    return writingMode(standingOf(makeLeg({ mode }), asked, now));
  };

  it('narrows at once and widens only when that is seen', () => {
    expect(inside('barge-in', 'monitor')).toBe('monitor');
    expect(inside('barge-in', 'coach')).toBe('coach');
    expect(inside('coach', 'barge-in')).toBe('coach');
    expect(inside('monitor', 'coach')).toBe('monitor');
    expect(inside('coach')).toBe('coach');
  });
});
