import { describe, expect, it } from 'vitest';
import type { CommandTarget, CommandType } from '../../floor/commands.ts';
import { emptyFloor } from '../../floor/floor.ts';
import { reduceAll } from '../../floor/reduce.ts';
import { makeContact, makeQueue } from '../../floor/testing.ts';
import { lensOf } from '../feed/lens.ts';
import { agentEvents, makePerson, platformEvents } from '../testing.ts';
import { authorise } from './authorise.ts';

const NOW = 1_000_000;
const floor = reduceAll(emptyFloor, [
  ...platformEvents('cxone', NOW),
  ...agentEvents('cxone:1', 'Red', NOW),
  ...agentEvents('cxone:2', 'Blue', NOW),
  { type: 'agent.state-changed', agentId: 'cxone:3', state: agentState() },
  { type: 'contact.changed', contact: makeContact({ id: 'cxone:c9', agentId: 'cxone:2', asOf: NOW }) },
  { type: 'queue.changed', queue: makeQueue({ asOf: NOW }) },
]);

function agentState() {
  return {
    presence: 'available',
    activity: 'idle',
    reason: undefined,
    word: 'Available',
    since: NOW,
    pending: [],
    acwTimeoutMs: undefined,
    asOf: NOW,
  } as const;
}

const ana = makePerson('ana', 'supervisor');

/** `ok`, or the code of the refusal. */
function ask(
  type: CommandType,
  target: CommandTarget = { agentId: 'cxone:1' },
  { person = ana, reason = 'because', linked = true, now = NOW, on = floor } = {},
): string {
  const result = authorise(person, lensOf(person), { type, target, reason }, on, () => linked, now);
  return result.ok ? 'ok' : result.error.code;
}

describe('[CM3] authorising a command', () => {
  it('allows what role, scope, platform and moment allow', () => {
    expect(ask('agent.terminate-session')).toBe('ok');
    expect(ask('contact.monitor')).toBe('ok');
    expect(ask('queue.remove-agent', { queueId: 'cxone:q1', agentId: 'cxone:1' })).toBe('ok');
  });

  it('refuses what the role does not include', () => {
    expect(ask('agent.terminate-session', undefined, { person: makePerson('vic', 'viewer') })).toBe(
      'not-allowed',
    );
  });

  it('[CM4] answers for a target out of scope as for none', () => {
    const red = makePerson('red', 'supervisor', { teams: ['Red'] });
    expect(ask('agent.terminate-session', { agentId: 'cxone:1' }, { person: red })).toBe('ok');
    for (const agentId of ['cxone:2', 'cxone:3', 'cxone:99', 'nonsense'])
      expect(ask('agent.terminate-session', { agentId }, { person: red })).toBe('not-found');
    const elsewhere = makePerson('else', 'supervisor', { platforms: ['genesys'] });
    expect(ask('agent.terminate-session', { agentId: 'cxone:1' }, { person: elsewhere })).toBe('not-found');
  });

  it('[CM4] does not let a visible agent be the way to a contact of another', () => {
    expect(ask('contact.monitor', { agentId: 'cxone:1', contactId: 'cxone:c9' })).toBe('conflict');
    expect(ask('contact.monitor', { agentId: 'cxone:2', contactId: 'cxone:c9' })).toBe('ok');
    const red = makePerson('red', 'supervisor', { teams: ['Red'] });
    expect(ask('contact.monitor', { contactId: 'cxone:c9', agentId: 'cxone:2' }, { person: red })).toBe(
      'not-found',
    );
  });

  it('refuses a target that is not whole, or of two platforms', () => {
    expect(ask('agent.terminate-session', {})).toBe('bad-request');
    expect(ask('queue.remove-agent', { agentId: 'cxone:1' })).toBe('bad-request');
    expect(ask('queue.remove-agent', { agentId: 'cxone:1', queueId: 'genesys:1' })).toBe('bad-request');
  });

  it('refuses what the platform cannot do, and says why', () => {
    expect(ask('contact.coach')).toBe('not-allowed');
    expect(ask('text.monitor', { sessionId: 'cxone:t1' })).toBe('not-found');
    expect(ask('agent.send-message')).toBe('not-allowed');
  });

  it('asks for a reason where there is no way back', () => {
    expect(ask('agent.terminate-session', undefined, { reason: '' })).toBe('bad-request');
    expect(ask('contact.monitor', undefined, { reason: '' })).toBe('ok');
  });

  it('does not act without a way back on facts that are old', () => {
    const later = NOW + 2 * 60_000 + 1001;
    expect(ask('agent.terminate-session', undefined, { now: later })).toBe('not-ready');
    expect(ask('contact.monitor', undefined, { now: later })).toBe('ok');
    const link = { state: 'down', reason: 'no answer', since: NOW, asOf: NOW } as const;
    const down = reduceAll(floor, [{ type: 'platform.link-changed', platformId: 'cxone', link }]);
    expect(ask('agent.terminate-session', undefined, { on: down })).toBe('not-ready');
  });

  it('asks for a linked identity where the act is done as oneself', () => {
    expect(ask('contact.monitor', undefined, { linked: false })).toBe('not-allowed');
    expect(ask('agent.terminate-session', undefined, { linked: false })).toBe('ok');
  });
});
