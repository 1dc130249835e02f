import { describe, expect, it } from 'vitest';
import type { CommandRecord } from '../../floor/commands.ts';
import type { Supervision } from '../../floor/entities.ts';
import { ownMode } from './own-mode.ts';

const watched: Supervision = {
  id: 'cxone:v',
  platformId: 'cxone',
  agentId: 'cxone:1',
  contactId: undefined,
  supervisor: { name: 'Ana Lima', agentId: undefined },
  mode: 'coach',
  certainty: 'observed',
  since: 0,
  ended: false,
  asOf: 0,
};
const row = { liveContacts: 1, contact: undefined, supervisions: [] };
const act = (type: CommandRecord['type'], state: CommandRecord['state'] = 'accepted', user = 'ana') => ({
  type,
  state,
  by: { user, name: user, platformIdentity: undefined },
  requestedAt: 10,
});

describe('how I supervise an agent', () => {
  it('is what the platform tells of my identity', () => {
    expect(ownMode({ ...row, supervisions: [watched] }, [], 'ana', 'Ana Lima')).toBe('coach');
    expect(ownMode({ ...row, supervisions: [watched] }, [], 'ben', 'Ben')).toBeUndefined();
    const numbered: Supervision = { ...watched, supervisor: { name: 'Ana Lima', agentId: 'cxone:9002' } };
    expect(ownMode({ ...row, supervisions: [numbered] }, [], 'ana', '9002')).toBe('coach');
  });

  it('is else my own last act that was accepted', () => {
    expect(ownMode(row, [act('contact.barge-in'), act('contact.monitor')], 'ana', undefined)).toBe(
      'barge-in',
    );
    expect(ownMode(row, [act('contact.barge-in', 'refused'), act('contact.monitor')], 'ana', undefined)).toBe(
      'monitor',
    );
    expect(ownMode(row, [act('contact.stop'), act('contact.monitor')], 'ana', undefined)).toBeUndefined();
    expect(ownMode(row, [act('contact.monitor', 'accepted', 'ben')], 'ana', undefined)).toBeUndefined();
  });

  it('ends with the contact', () => {
    expect(
      ownMode({ ...row, liveContacts: 0, supervisions: [watched] }, [], 'ana', 'Ana Lima'),
    ).toBeUndefined();
  });
});
