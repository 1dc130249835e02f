import { beforeEach, describe, expect, it } from 'vitest';
import { makeContact } from '../../floor/testing.ts';
import { type ContactMirror, createContactMirror } from './mirror-contacts.ts';

describe('a contact that ended for one agent', () => {
  let now = 1_000;
  let mirror: ContactMirror;
  const listed = (agentId: 'cxone:1' | 'cxone:2' | undefined, asOf: number) =>
    mirror.heard(makeContact({ agentId, asOf }), 'roster').map(event => event.type);

  beforeEach(() => {
    now = 1_000;
    mirror = createContactMirror({ now: () => now, sleep: async () => {} });
    mirror.heard(makeContact({ agentId: 'cxone:1', status: 'ringing', asOf: 1_000 }), 'stream');
    now = 2_000;
    const final = makeContact({ agentId: 'cxone:1', status: 'ended', final: true, asOf: 2_000 });
    expect(mirror.heard(final, 'stream').at(-1)?.type).toBe('contact.ended');
  });

  it('is back at once when a later list has it in the queue again, or with somebody else', () => {
    expect(listed(undefined, 2_100)).toEqual(['contact.changed']);
    expect(mirror.get('cxone:c1')?.agentId).toBeUndefined();
  });

  it('is not brought back by a list that was asked for before', () => {
    expect(listed('cxone:2', 1_900)).toEqual([]);
    expect(listed(undefined, 2_000)).toEqual([]);
  });

  it('is believed to be with the same agent again only when the list cannot be lagging any more', () => {
    now = 4_000;
    expect(listed('cxone:1', 4_000)).toEqual([]);
    now = 8_000;
    expect(listed('cxone:1', 8_000)).toEqual(['contact.changed']);
  });
});

describe('a contact that only lists tell of', () => {
  const listed = (mirror: ContactMirror, overrides: Parameters<typeof makeContact>[0]) =>
    mirror.heard(makeContact(overrides), 'roster');

  it('is nobody’s when it is back in its queue, and stays with its agent where a row leaves that open', () => {
    const mirror = createContactMirror({ now: () => 3_000, sleep: async () => {} });
    listed(mirror, { agentId: 'cxone:1', status: 'ringing', asOf: 1_000 });
    const [back] = listed(mirror, { agentId: undefined, status: 'queued', asOf: 2_000 });
    expect(back).toMatchObject({
      type: 'contact.changed',
      contact: { agentId: undefined, status: 'queued' },
    });
    expect(mirror.liveOf('cxone:1')).toEqual([]);
    listed(mirror, { agentId: 'cxone:2', status: 'active', asOf: 2_500 });
    listed(mirror, { agentId: undefined, status: 'held', asOf: 3_000 });
    expect(mirror.liveOf('cxone:2')).toMatchObject([{ agentId: 'cxone:2', status: 'held' }]);
  });
});
