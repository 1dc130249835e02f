import { describe, expect, it } from 'vitest';
import type { CommandInstruction } from '../../floor/command-params.ts';
import type { TextLeg } from '../../floor/entities.ts';
import { gateLeg, gateTyping } from './gates.ts';
import { CHATTING_CAPABILITIES } from './samples.ts';
import { branchOf, meaningOf } from './status-codes.ts';
import { STATUS } from './wire.ts';

const makeLeg = (overrides: Partial<TextLeg> = {}): TextLeg => ({
  user: 'sam.s',
  state: 'chatting',
  mode: 'monitor',
  capabilities: CHATTING_CAPABILITIES,
  asOf: 1,
  ...overrides,
});
const send = (audience: 'agent' | 'everyone'): CommandInstruction => ({
  type: 'text.send',
  params: { audience, text: 'hello' },
});

describe('what a leg may do', () => {
  it('follows the mode before the capabilities', () => {
    const allowed = (mode: TextLeg['mode'], audience: 'agent' | 'everyone') =>
      gateLeg(send(audience), makeLeg({ mode })).ok;
    expect(allowed('monitor', 'agent')).toBe(false);
    expect(allowed('monitor', 'everyone')).toBe(false);
    expect(allowed('coach', 'agent')).toBe(true);
    expect(allowed('coach', 'everyone')).toBe(false);
    expect(allowed('barge-in', 'agent')).toBe(true);
    expect(allowed('barge-in', 'everyone')).toBe(true);
    expect(allowed(undefined, 'agent')).toBe(false);
  });

  it('shows that one types to those alone who would see the message', () => {
    const sent = (mode: TextLeg['mode'], audience: 'agent' | 'everyone', typing: boolean) => {
      const gated = gateTyping(makeLeg({ mode }), { sessionId: 'genesys:1', audience, typing });
      return gated.ok ? gated.request.operation : gated.branch;
    };
    expect(sent('coach', 'agent', true)).toBe('SendStartTypingToAgentsNotification');
    expect(sent('coach', 'agent', false)).toBe('SendStopTypingToAgentsNotification');
    expect(sent('barge-in', 'agent', true)).toBe('SendStartTypingToAgentsNotification');
    expect(sent('barge-in', 'everyone', true)).toBe('SendStartTypingNotification');
    expect(sent('barge-in', 'everyone', false)).toBe('SendStopTypingNotification');
    for (const typing of [true, false]) {
      expect(sent('coach', 'everyone', typing)).toBe('NotInThisMode');
      expect(sent('monitor', 'agent', typing)).toBe('NotInThisMode');
      expect(sent('monitor', 'everyone', typing)).toBe('NotInThisMode');
      expect(sent(undefined, 'agent', typing)).toBe('ModeUnknown');
    }
    const notice = { sessionId: 'genesys:1', audience: 'agent', typing: true } as const;
    for (const leg of [undefined, makeLeg({ mode: 'coach', state: 'invited' })])
      expect(gateTyping(leg, notice)).toMatchObject({ ok: false, branch: 'NotInside' });
    expect(gateTyping(makeLeg({ mode: 'coach', capabilities: ['Leave'] }), notice)).toMatchObject({
      branch: 'NoCapability',
    });
  });

  it('takes both spellings of the switch capability', () => {
    const barge: CommandInstruction = { type: 'text.barge-in', params: {} };
    for (const name of ['SwitchBargeIn', 'SwitchToBargeIn'])
      expect(gateLeg(barge, makeLeg({ capabilities: [name] }))).toMatchObject({
        ok: true,
        request: { operation: 'SwitchToBargeIn' },
      });
    expect(gateLeg(barge, makeLeg({ capabilities: ['Leave'] }))).toMatchObject({
      ok: false,
      branch: 'NoCapability',
    });
  });

  it('changes data only where the list has it and the agent may notice', () => {
    const commands: readonly CommandInstruction[] = [
      { type: 'text.set-disposition', params: { disposition: 'solved' } },
      { type: 'text.add-data', params: { key: 'Priority', value: 'high' } },
      { type: 'text.change-data', params: { key: 'Priority', value: 'low' } },
      { type: 'text.delete-data', params: { key: 'Priority' } },
    ];
    const asked = (leg: TextLeg) =>
      commands.map(command => {
        const gated = gateLeg(command, leg);
        return gated.ok ? gated.request : gated.branch;
      });
    for (const mode of ['coach', 'barge-in'] as const)
      expect(asked(makeLeg({ mode }))).toEqual([
        { operation: 'SetDisposition', params: { disposition: 'solved' } },
        { operation: 'AttachUserData', params: { userData: { Priority: 'high' } } },
        { operation: 'UpdateUserData', params: { userData: { Priority: 'low' } } },
        { operation: 'DeleteUserData', params: { keys: ['Priority'] } },
      ]);
    expect(new Set(asked(makeLeg({ mode: 'monitor' })))).toEqual(new Set(['NotInThisMode']));
    expect(new Set(asked(makeLeg({ mode: undefined })))).toEqual(new Set(['ModeUnknown']));
    expect(asked(makeLeg({ mode: 'coach', capabilities: ['UpdateUserData'] }))).toEqual([
      'NoCapability',
      'NoCapability',
      expect.objectContaining({ operation: 'UpdateUserData' }),
      'NoCapability',
    ]);
    expect(new Set(asked(makeLeg({ mode: 'coach', state: 'revoked' })))).toEqual(new Set(['NotInside']));
  });

  it('lets nobody complete unseen, but whoever has left', () => {
    const complete: CommandInstruction = { type: 'text.complete', params: {} };
    expect(gateLeg(complete, makeLeg())).toMatchObject({ ok: false, branch: 'NotInThisMode' });
    expect(gateLeg(complete, makeLeg({ state: 'left' })).ok).toBe(true);
    expect(gateLeg(complete, makeLeg({ mode: 'barge-in' })).ok).toBe(true);
  });

  it('follows the state', () => {
    const accept: CommandInstruction = { type: 'text.accept', params: {} };
    expect(gateLeg(accept, makeLeg()).ok).toBe(false);
    expect(gateLeg(accept, makeLeg({ state: 'invited', capabilities: ['Accept', 'Reject'] })).ok).toBe(true);
    expect(gateLeg({ type: 'text.leave', params: {} }, undefined)).toMatchObject({ branch: 'NotInside' });
    for (const state of ['revoked', 'completed', 'unknown', 'invited'] as const)
      expect(gateLeg(send('agent'), makeLeg({ state, mode: 'barge-in' })).ok).toBe(false);
  });
});

describe('status codes', () => {
  it('all have a name, and unknown ones stay numbers', () => {
    for (const code of Object.values(STATUS)) expect(meaningOf(code).name).not.toBe('Unknown');
    expect(branchOf(2)).toBe('2 InvalidState');
    expect(branchOf(77)).toBe('77 Unknown');
    expect(new Set(Object.values(STATUS).map(branchOf)).size).toBe(21);
  });
});
