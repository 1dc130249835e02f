import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FloorEvent } from '../../floor/events.ts';
import { emptyFloor } from '../../floor/floor.ts';
import { reduceAll } from '../../floor/reduce.ts';
import { createConversations } from './conversations.ts';
import { createDirectory, type Seat } from './directory.ts';
import { factsOf } from './map-agents.ts';
import { readNotification } from './map-text.ts';
import {
  ACCEPTED_NOTIFICATIONS,
  AGENT_SESSIONS_REPLY,
  ERROR_NOTIFICATION,
  INVITED_NOTIFICATION,
  TO_AGENTS_NOTIFICATION,
  WRAPPING_UP_DEVICE,
} from './samples.ts';
import { makeConfig } from './testing.ts';
import { userReplySchema, userSchema } from './wire.ts';
import { smsSessionSchema } from './wire-text.ts';

const seat: Seat = { user: 'sam.s', userId: undefined, nickname: 'Sam' };
const AGENT = 'genesys:a1';
const ID = '0000UaB58WAR003N';

const make = () =>
  createConversations({
    platformId: 'genesys',
    config: makeConfig(),
    directory: createDirectory(),
    at: time => time,
    known: [],
  });

/** A conversation that our supervisor has entered. */
function entered() {
  const conversations = make();
  const events: FloorEvent[] = [
    ...conversations.listed(AGENT, [smsSessionSchema.parse({ id: ID })], { whole: true }, 1000),
    ...conversations.leg(
      seat,
      smsSessionSchema.parse({ id: ID, state: 'Chatting', supervisorMode: 'Monitor' }),
      { participantsTold: false },
      2000,
    ),
  ];
  return { conversations, events };
}

const message = (index: number, overrides: Record<string, unknown> = {}) => ({
  index,
  type: 'Text',
  text: `message ${index}`,
  from: { nickname: 'Kit', type: 'Customer', participantId: '1' },
  visibility: 'All',
  timestampSeconds: 1448555000000 + index * 1000,
  ...overrides,
});
const byAgent = { from: { nickname: 'Ada', type: 'Agent', participantId: '2' } };

describe('documented payloads', () => {
  it('are all understood', () => {
    for (const sample of [
      INVITED_NOTIFICATION,
      ...ACCEPTED_NOTIFICATIONS,
      TO_AGENTS_NOTIFICATION,
      ERROR_NOTIFICATION,
    ])
      expect(readNotification(sample)).toMatchObject({ ok: true });
    expect(readNotification(INVITED_NOTIFICATION)).toMatchObject({
      value: { kind: 'session', session: { id: ID, state: 'Invited', supervisorMode: 'Monitor' } },
    });
    expect(readNotification(TO_AGENTS_NOTIFICATION)).toMatchObject({
      value: { kind: 'messages', sessionId: ID },
    });
    expect(readNotification(ERROR_NOTIFICATION)).toMatchObject({ value: { kind: 'error', referenceId: 42 } });
    expect(userReplySchema.safeParse(AGENT_SESSIONS_REPLY).success).toBe(true);
  });

  it('tell after-call work as wrap-up', () => {
    const user = userSchema.parse({ id: 'a1', devices: [WRAPPING_UP_DEVICE] });
    expect(factsOf('genesys', user, 1).state).toMatchObject({
      presence: 'unavailable',
      activity: 'after-contact-work',
      word: 'AfterCallWork',
    });
  });
});

describe('a transcript', () => {
  it('is the same however often and in whatever order its messages arrive', () => {
    const messages = Array.from({ length: 12 }, (_, at) => message(at * 3 + 1, at % 3 === 0 ? byAgent : {}));
    const told = (batches: readonly unknown[][]) => {
      const { conversations, events } = entered();
      for (const batch of batches)
        events.push(...conversations.messages(seat, ID, batch, { whole: false }, 3000).events);
      const thread = reduceAll(emptyFloor, events).texts.get(`genesys:${ID}`);
      return { messages: thread?.messages, waitingFor: thread?.session.waitingFor };
    };
    const straight = told([messages]);
    expect(straight.messages).toHaveLength(12);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...messages, ...messages], { minLength: 24, maxLength: 24 }),
        fc.integer({ min: 1, max: 9 }),
        (shuffled, size) => {
          const batches: unknown[][] = [];
          for (let at = 0; at < shuffled.length; at += size) batches.push(shuffled.slice(at, at + size));
          expect(told(batches)).toEqual(straight);
        },
      ),
    );
  });

  it('waits for the agent since the customer’s first unanswered word', () => {
    const { conversations, events } = entered();
    const told = (items: unknown[]) => {
      events.push(...conversations.messages(seat, ID, items, { whole: false }, 3000).events);
      return reduceAll(emptyFloor, events).texts.get(`genesys:${ID}`)?.session.waitingFor;
    };
    expect(told([message(1), message(3)])).toEqual({ role: 'agent', since: 1448555001000 });
    expect(told([message(5, { ...byAgent, visibility: 'Agents' })])).toMatchObject({ role: 'agent' });
    expect(told([message(6, { type: 'TypingStarted', ...byAgent })])).toMatchObject({ role: 'agent' });
    expect(told([message(8, byAgent)])).toEqual({ role: 'customer', since: 1448555008000 });
  });

  it('loses nothing but what cannot be read', () => {
    const { conversations } = entered();
    const taken = conversations.messages(
      seat,
      ID,
      [message(1), { index: 'x' }, message(2)],
      { whole: false },
      3000,
    );
    expect(taken.events.filter(event => event.type === 'text.message-added')).toHaveLength(2);
    expect(taken.leftovers).toHaveLength(1);
  });

  it('keeps words that nobody documented', () => {
    const { conversations } = entered();
    const { events } = conversations.messages(
      seat,
      ID,
      [message(1, { type: 'Emoji', text: 'wave' })],
      { whole: false },
      3000,
    );
    expect(events[0]).toMatchObject({ message: { kind: 'notice', text: 'Emoji: wave' } });
  });
});

describe('who is there', () => {
  it('[TX4] tells what is attached while one is inside, and notices what was taken off', () => {
    const { conversations, events } = entered();
    const data = (all: readonly FloorEvent[]) =>
      reduceAll(emptyFloor, all).texts.get(`genesys:${ID}`)?.session.userData;
    const leg = (userData: Record<string, unknown>, dataWhole: boolean, asOf: number, state = 'Chatting') =>
      conversations.leg(
        seat,
        smsSessionSchema.parse({ id: ID, state, userData }),
        { participantsTold: false, dataWhole },
        asOf,
      );
    events.push(...leg({ Priority: 'high', Tries: 2, Skills: null }, false, 3000));
    expect(data(events)).toEqual([
      { key: 'Priority', value: 'high' },
      { key: 'Tries', value: '2' },
      { key: 'Skills', value: 'null' },
    ]);
    events.push(...leg({ Tries: 3 }, true, 4000));
    expect(data(events)).toEqual([{ key: 'Tries', value: '3' }]);
    const listed = smsSessionSchema.parse({ id: ID, userData: { Priority: 'high' } });
    events.push(...conversations.listed(AGENT, [listed], { whole: true }, 3900));
    expect(data(events), 'a list asked for earlier').toEqual([{ key: 'Tries', value: '3' }]);
    events.push(...leg({}, false, 5000, 'Completed'));
    expect(data(events)).toBeUndefined();
  });

  it('does not tell the floor what is attached for the reader alone', () => {
    const conversations = make();
    const told = conversations.leg(
      { ...seat, reads: true },
      smsSessionSchema.parse({ id: ID, state: 'Chatting', userData: { Priority: 'high' } }),
      { participantsTold: false },
      1000,
    );
    expect(told).not.toEqual([]);
    expect(JSON.stringify(told)).not.toContain('Priority');
  });

  it('leaves out that the reader comes and goes, but nobody else', () => {
    const { conversations } = entered();
    const reader: Seat = { user: 'reader', userId: undefined, nickname: 'Floorwatch', reads: true };
    conversations.leg(
      reader,
      smsSessionSchema.parse({ id: ID, state: 'Chatting' }),
      { participantsTold: false },
      2500,
    );
    const event = (index: number, type: string, nickname: string) =>
      message(index, { type, from: { nickname, type: 'Agent', participantId: `${index}` } });
    const items = [
      event(1, 'ParticipantJoined', 'Floorwatch'),
      event(2, 'ParticipantJoined', 'Sam'),
      event(3, 'ParticipantLeft', 'Floorwatch'),
    ];
    const { events } = conversations.messages(seat, ID, items, { whole: false }, 3000);
    const told = events.flatMap(one => (one.type === 'text.message-added' ? [one.message.from.name] : []));
    expect(told).toEqual(['Sam']);
  });

  it('remembers a supervisor as one after they have stepped in', () => {
    const { conversations } = entered();
    const participants = (visibility: string) =>
      conversations.leg(
        seat,
        smsSessionSchema.parse({
          id: ID,
          state: 'Chatting',
          participants: [
            { nickname: 'Ada', type: 'Agent', participantId: '2', visibility: 'All' },
            { nickname: 'Other', type: 'Agent', participantId: '9', visibility },
          ],
        }),
        { participantsTold: true },
        3000,
      );
    const hidden = participants('Supervisors');
    expect(hidden.filter(event => event.type === 'supervision.changed')).toMatchObject([
      { supervision: { supervisor: { name: 'Other' }, mode: 'monitor' } },
    ]);
    expect(participants('All').filter(event => event.type === 'supervision.changed')).toMatchObject([
      { supervision: { supervisor: { name: 'Other' }, mode: 'barge-in' } },
    ]);
  });

  it('lets an older look not undo what a notification said', () => {
    const { conversations } = entered();
    const stale = smsSessionSchema.parse({ id: ID, state: 'Invited', supervisorMode: 'Monitor' });
    expect(conversations.leg(seat, stale, { participantsTold: false }, 1500)).toEqual([]);
    expect(conversations.legOf('sam.s', ID)?.state).toBe('chatting');
  });
});

describe('anything at all', () => {
  it('is mapped or set aside, and never throws', () => {
    const { conversations } = entered();
    const shape = fc.oneof(
      fc.anything(),
      fc.record({
        messageType: fc.constantFrom('SMSsessionStateChangeMessage', 'MessageLogUpdated', 'Other'),
        notificationType: fc.oneof(fc.constant('StatusChange'), fc.anything()),
        smssession: fc.record({
          id: fc.constant(ID),
          state: fc.anything(),
          participants: fc.anything(),
          userData: fc.anything(),
        }),
        messages: fc.array(fc.anything()),
        smssessionPath: fc.constant(`/me/smssessions/${ID}`),
      }),
    );
    fc.assert(
      fc.property(shape, fc.array(fc.anything()), (data, items) => {
        const note = readNotification(data);
        if (note.ok && note.value.kind === 'session')
          conversations.leg(seat, note.value.session, { participantsTold: true }, 4000);
        conversations.messages(seat, ID, items, { whole: false }, 4000);
        const user = userSchema.safeParse(data);
        if (user.success) factsOf('genesys', user.data, 1);
      }),
    );
  });
});
