import { describe, expect, it } from 'vitest';
import type { TextMessage } from '../../floor/entities.ts';
import type { FloorEvent } from '../../floor/events.ts';
import { makeContact, makeText } from '../../floor/testing.ts';
import { lensOf } from './lens.ts';
import { maskEvent } from './mask.ts';

const PHONE = '447700900546';
const lensFor = (role: 'viewer' | 'supervisor') => lensOf({ role, scope: { platforms: [], teams: [] } });

const customer = { id: PHONE, name: `Jo ${PHONE}`, role: 'customer', visibility: 'everyone' } as const;
const third = { ...customer, id: `${PHONE}1`, role: 'external' } as const;
const agent = { id: '10008', name: 'Maya Okafor', role: 'agent', visibility: 'everyone' } as const;
const message: TextMessage = {
  index: 1,
  kind: 'text',
  from: customer,
  text: `Call me: ${PHONE}`,
  visibility: 'everyone',
  at: 1,
};
const session = makeText({
  customer: PHONE,
  customerName: PHONE,
  participants: [customer, third, agent],
  userData: [{ key: 'PhoneNumber', value: PHONE }],
});

const events: readonly FloorEvent[] = [
  { type: 'text.session-changed', session },
  { type: 'text.message-added', sessionId: session.id, agentId: session.agentId, message },
  {
    type: 'contact.changed',
    contact: makeContact({ customer: PHONE, customerName: PHONE, notes: PHONE }),
  },
];

describe('[FD7] what a viewer is sent', () => {
  it.each(events.map(event => [event.type, event] as const))(
    'has no customer’s number anywhere in %s, whatever field a platform puts it in',
    (_type, event) => {
      expect(JSON.stringify(maskEvent(lensFor('viewer'), event))).not.toContain(PHONE);
      expect(maskEvent(lensFor('supervisor'), event)).toEqual(event);
    },
  );

  it('still tells who of the own people is in a conversation', () => {
    const [event] = events;
    expect(event && JSON.stringify(maskEvent(lensFor('viewer'), event))).toContain('Maya Okafor');
  });
});
