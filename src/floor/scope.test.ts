import { expect, it } from 'vitest';
import { emptyFloor } from './floor.ts';
import { reduceAll } from './reduce.ts';
import { ownerOfEvent } from './scope.ts';
import { makeContact, makeText } from './testing.ts';

it('says of a known contact or conversation that it is its agent’s now, whomever its end names', () => {
  const floor = reduceAll(emptyFloor, [
    { type: 'contact.changed', contact: makeContact({ id: 'cxone:c1', agentId: 'cxone:2' }) },
    { type: 'contact.changed', contact: makeContact({ id: 'cxone:c2', agentId: undefined }) },
    { type: 'text.session-changed', session: makeText({ id: 'genesys:t1', agentId: 'genesys:2' }) },
  ]);
  const ended = (contactId: 'cxone:c1' | 'cxone:c2' | 'cxone:c3') =>
    ownerOfEvent(
      { type: 'contact.ended', contactId, agentId: 'cxone:1', endReason: undefined, asOf: 9000 },
      floor,
    ).agentId;
  expect(ended('cxone:c1')).toBe('cxone:2');
  expect(ended('cxone:c2')).toBeUndefined();
  expect(ended('cxone:c3')).toBe('cxone:1');
  const over = {
    type: 'text.session-ended',
    sessionId: 'genesys:t1',
    agentId: 'genesys:1',
    asOf: 9000,
  } as const;
  expect(ownerOfEvent(over, floor).agentId).toBe('genesys:2');
});
