import { describe, expect, it } from 'vitest';
import type { Platform, TextLeg } from '../../floor/entities.ts';
import { type TextCircumstances, textAvailability } from './text-availability.ts';

const can = { can: true, effect: 'It happens.', ownIdentity: true, observable: true } as const;

const platform: Platform = {
  id: 'genesys',
  kind: 'genesys',
  name: 'Genesys',
  refreshMs: 5000,
  capabilities: {
    'text.monitor': can,
    'text.coach': can,
    'text.barge-in': can,
    'text.accept': can,
    'text.leave': can,
    'text.send': can,
    'text.complete': can,
    'text.add-data': can,
    'text.watch-next': can,
    'text.stop-watching': can,
  },
  asOf: 0,
  link: { state: 'live', reason: undefined, since: 0, asOf: 0 },
  heardAt: 0,
};

const makeLeg = (overrides: Partial<TextLeg> = {}): TextLeg => ({
  user: 'sam',
  state: 'chatting',
  mode: 'monitor',
  capabilities: [],
  asOf: 0,
  ...overrides,
});

const makeCircumstances = (overrides: Partial<TextCircumstances> = {}): TextCircumstances => ({
  name: 'Ana',
  platform,
  freshness: 'live',
  connected: true,
  role: 'supervisor',
  permissions: [
    'text.monitor',
    'text.coach',
    'text.barge-in',
    'text.accept',
    'text.leave',
    'text.send',
    'text.complete',
    'text.add-data',
    'text.watch-next',
    'text.stop-watching',
  ],
  identity: { platformId: 'genesys', kind: 'genesys', fields: [], label: 'sam' },
  loggedIn: true,
  contact: undefined,
  listening: false,
  ownMode: undefined,
  session: { state: 'live', agentId: 'genesys:1' },
  leg: undefined,
  standing: false,
  ...overrides,
});

const why = (type: Parameters<typeof textAvailability>[0], overrides: Partial<TextCircumstances> = {}) => {
  const act = textAvailability(type, makeCircumstances(overrides));
  return act.can ? undefined : act.why;
};

describe('what can be done with a conversation', () => {
  it('is entering it, as long as it goes on', () => {
    expect(why('text.monitor')).toBeUndefined();
    expect(why('text.monitor', { session: { state: 'ended', agentId: 'genesys:1' } })).toMatch(/is over/);
    expect(why('text.coach', { session: { state: 'live', agentId: undefined } })).toMatch(/No agent/);
  });

  it('is refused for the reasons of every act first', () => {
    expect(why('text.monitor', { permissions: [] })).toMatch(/Your role/);
    expect(why('text.monitor', { freshness: 'stale' })).toMatch(/stale/);
    const identity = { platformId: 'genesys', kind: 'genesys', fields: [], label: undefined } as const;
    expect(textAvailability('text.monitor', makeCircumstances({ identity }))).toMatchObject({
      can: false,
      mend: 'link-identity',
    });
  });

  it('is one step at a time', () => {
    expect(why('text.coach', { leg: makeLeg({ state: 'invited' }) })).toMatch(/invited already/);
    expect(why('text.monitor', { leg: makeLeg() })).toMatch(/monitor this conversation already/);
    expect(why('text.coach', { leg: makeLeg() })).toBeUndefined();
    expect(why('text.accept', { leg: makeLeg() })).toMatch(/no open invitation/);
    expect(why('text.leave')).toMatch(/not in this conversation/);
    expect(why('text.send', { leg: makeLeg({ state: 'invited' }) })).toMatch(/not inside yet/);
    expect(why('text.stop-watching')).toMatch(/do not stand watch/);
  });

  it('is what the platform allows this leg, in either spelling', () => {
    const leg = (...capabilities: string[]) => ({ leg: makeLeg({ mode: 'coach', capabilities }) });
    expect(why('text.barge-in', leg('SwitchBargeIn'))).toBeUndefined();
    expect(why('text.barge-in', leg('SwitchToBargeIn'))).toBeUndefined();
    expect(why('text.barge-in', leg('SwitchToCoach'))).toMatch(/Genesys does not allow/);
    expect(why('text.complete', leg('Leave'))).toMatch(/Genesys does not allow/);
  });

  it('changes data only where the agent may notice', () => {
    expect(why('text.add-data')).toMatch(/not in this conversation/);
    for (const type of ['text.add-data', 'text.complete'] as const)
      expect(why(type, { leg: makeLeg() })).toMatch(/hidden from them/);
    expect(why('text.add-data', { leg: makeLeg({ mode: 'coach' }) })).toBeUndefined();
    const leg = makeLeg({ mode: 'coach', capabilities: ['UpdateUserData'] });
    expect(why('text.add-data', { leg })).toMatch(/Genesys does not allow/);
  });

  it('may still be completed after one has left it', () => {
    const session = { state: 'ended', agentId: 'genesys:1' } as const;
    expect(why('text.complete', { session, leg: makeLeg({ state: 'left' }) })).toBeUndefined();
  });
});
