import { describe, expect, it } from 'vitest';
import { COMMAND_TYPES } from '../../floor/commands.ts';
import type { Contact, Platform } from '../../floor/entities.ts';
import { availability, type Circumstances } from './availability.ts';

const contact: Contact = {
  id: 'cxone:1',
  platformId: 'cxone',
  agentId: 'cxone:7',
  channel: 'voice',
  direction: 'inbound',
  status: 'active',
  word: 'Active',
  kind: undefined,
  queueId: undefined,
  queueName: undefined,
  customer: undefined,
  customerName: undefined,
  line: undefined,
  recording: undefined,
  holds: undefined,
  masterId: undefined,
  startedAt: 0,
  statusSince: 0,
  endReason: undefined,
  notes: undefined,
  links: [],
  final: false,
  asOf: 0,
};

const makePlatform = (overrides: Partial<Platform> = {}): Platform => ({
  id: 'cxone',
  kind: 'cxone',
  name: 'CXone',
  refreshMs: 5000,
  capabilities: {
    'agent.terminate-session': {
      can: true,
      effect: 'Logs the agent out.',
      destructive: true,
      observable: true,
    },
    'agent.send-message': { can: true, effect: 'Shows a message.', observable: false },
    'contact.monitor': { can: true, effect: 'You hear both sides.', ownIdentity: true, observable: true },
    'contact.barge-in': { can: true, effect: 'Both hear you.', ownIdentity: true, observable: true },
    'contact.take-over': { can: false, why: 'This tenant does not allow it.' },
    'contact.stop': { can: true, effect: 'Your leg is closed.', ownIdentity: true, observable: true },
  },
  asOf: 0,
  link: { state: 'live', reason: undefined, since: 0, asOf: 0 },
  heardAt: 0,
  ...overrides,
});

const makeCircumstances = (overrides: Partial<Circumstances> = {}): Circumstances => ({
  name: 'Maya',
  platform: makePlatform(),
  freshness: 'live',
  connected: true,
  role: 'supervisor',
  permissions: [...COMMAND_TYPES],
  identity: { platformId: 'cxone', kind: 'cxone', fields: [], label: 'Ana' },
  loggedIn: true,
  contact,
  listening: false,
  ownMode: undefined,
  ...overrides,
});

const why = (type: Parameters<typeof availability>[0], overrides: Partial<Circumstances> = {}) => {
  const found = availability(type, makeCircumstances(overrides));
  return found.can ? undefined : found.why;
};

describe('whether an act can be done', () => {
  it('says what it will do on this platform when it can', () => {
    expect(availability('agent.terminate-session', makeCircumstances())).toEqual({
      can: true,
      effect: 'Logs the agent out.',
      destructive: true,
    });
  });

  it('refuses without the permission, before anything else', () => {
    expect(
      why('agent.terminate-session', { permissions: ['floor.view'], role: 'viewer', connected: false }),
    ).toMatch(/^Your role \(viewer\)/);
  });

  it('locks every act while the own line or the platform is not live', () => {
    expect(why('agent.send-message', { connected: false })).toMatch(/not connected/);
    expect(why('agent.send-message', { freshness: 'stale' })).toMatch(/^CXone is stale/);
    expect(why('agent.send-message', { freshness: 'down' })).toMatch(/^CXone is down/);
    expect(why('agent.send-message', { freshness: 'unknown' })).toMatch(/not heard yet/);
  });

  it("passes the platform's own refusal on, and says so where it does not know the act at all", () => {
    expect(why('contact.take-over')).toBe('This tenant does not allow it.');
    expect(why('queue.log-in')).toBe('CXone does not offer this.');
    expect(why('queue.log-in', { platform: undefined })).toBe('The platform does not offer this.');
  });

  it('points to linking an identity where the act happens in one', () => {
    const unlinked = makeCircumstances({ identity: undefined });
    expect(availability('contact.monitor', unlinked)).toMatchObject({ can: false, mend: 'link-identity' });
    expect(availability('agent.send-message', unlinked).can).toBe(true);
  });

  it('needs something to act on', () => {
    expect(why('contact.monitor', { contact: undefined })).toBe('Maya has no contact now.');
    expect(why('contact.stop')).toBe('You do not supervise Maya.');
    expect(why('agent.terminate-session', { loggedIn: false })).toBe('Maya is logged out already.');
    expect(why('agent.send-message', { loggedIn: false })).toMatch(/no session to reach/);
  });

  it('does not offer what is done already', () => {
    expect(why('contact.monitor', { ownMode: 'monitor' })).toBe('You monitor this contact already.');
    expect(why('contact.barge-in', { ownMode: 'monitor' })).toBeUndefined();
    expect(why('contact.stop', { ownMode: 'barge-in' })).toBeUndefined();
  });
});
