import { describe, expect, it } from 'vitest';
import { displayState } from '../../floor/display.ts';
import { membershipOf, portalStatus, profileOf, stateOf } from './map-agent.ts';
import { contactsOf } from './map-call.ts';
import { queueOf, waitingContact } from './map-queue.ts';
import { textOf } from './map-text.ts';
import { CALL_ROW, MESSAGE_SESSION_ROW, QUEUE_ROW, STATISTICS, WAITING_ROW } from './samples.ts';
import { makeRow } from './testing.ts';
import { readTime } from './times.ts';
import {
  agentRowSchema,
  callRowSchema,
  messageSessionRowSchema,
  queueRowSchema,
  statisticsRowSchema,
  waitingRowSchema,
} from './wire.ts';

const row = (overrides: Readonly<Record<string, unknown>> = {}) => agentRowSchema.parse(makeRow(overrides));
const noLegs = { ringing: 0, dialing: 0, answered: 0 };
const facts = { legs: noLegs, busyAt: undefined, since: undefined, asOf: 100_000, customStatuses: {} };
const time = (value: string | undefined) => readTime(value, 'UTC');
const places = {
  platformId: 'netsapiens',
  isAgent: (id: string) => /100\d@acme\.example$/.test(id),
  agentName: () => 'Maya Okafor',
  queueName: (name: string) => (name === '6000' ? 'Sales' : undefined),
  time,
};

describe('an agent of NetSapiens', () => {
  it.each([
    [{ 'callqueue-agent-has-registered-devices': 'no' }, 'Offline', 'logged-out'],
    [{ 'active-calls-total-current': 1 }, 'On a call', 'on-contact'],
    [
      { 'active-calls-total-current': 1, 'callqueue-agent-availability-for-dispatch': 'unavailable' },
      'On a call',
      'on-contact',
    ],
    [{}, 'Available (Logged In)', 'available-idle'],
    [{ 'callqueue-agent-availability-type': 'manual' }, 'Available One Call', 'available-idle'],
    [
      {
        'callqueue-agent-availability-type': 'manual',
        'callqueue-agent-availability-for-dispatch': 'unavailable',
      },
      'Logged Out',
      'logged-out',
    ],
    [{ 'callqueue-agent-has-registered-devices': 'push-enabled' }, 'Available (Logged In)', 'available-idle'],
    [{ 'callqueue-agent-has-registered-devices': 'offnet' }, 'Available (Logged In)', 'available-idle'],
  ])('with %o is shown as the portal shows it: %s', (fields, word, display) => {
    const agent = row(fields);
    expect(portalStatus(agent).word).toBe(word);
    const state = stateOf([agent], facts);
    expect(state.word).toBe(word);
    expect(displayState(state)).toBe(display);
  });

  it('[DS2] with a dispatch word that nobody documented is unknown, and shows the word', () => {
    const state = stateOf([row({ 'callqueue-agent-availability-for-dispatch': 'Quarantined' })], facts);
    expect(state).toMatchObject({ presence: 'unknown', activity: 'unknown', word: 'Quarantined' });
  });

  it('in several queues has the state of the entry that keeps them busiest', () => {
    const out = row({
      callqueue: '6001',
      'callqueue-agent-availability-type': 'manual',
      'callqueue-agent-availability-for-dispatch': 'unavailable',
    });
    expect(stateOf([out, row()], facts).word).toBe('Available (Logged In)');
    expect(stateOf([out, out], facts).presence).toBe('logged-out');
  });

  it('offline with a reason is unavailable with that reason, by the domain’s own name of it', () => {
    const lunch = row({
      'callqueue-agent-availability-type': 'manual',
      'callqueue-agent-availability-for-dispatch': 'unavailable',
      'agent-status-message': 'CUST1',
    });
    expect(stateOf([lunch], facts)).toMatchObject({ presence: 'unavailable', reason: 'Custom 1' });
    expect(stateOf([lunch], { ...facts, customStatuses: { cust1: 'Training' } }).reason).toBe('Training');
  });

  it('keeps an agent’s own words as the reason, without taking them for a state', () => {
    const away = row({
      'callqueue-agent-availability-for-dispatch': 'unavailable',
      'callqueue-agent-availability-type': 'manual',
      'agent-status-message': 'Im away 2',
    });
    expect(stateOf([away], facts)).toMatchObject({ presence: 'logged-out', reason: 'Im away 2' });
  });

  it('logged in and held back right after a call is in wrap-up, as long as the entry allows', () => {
    const held = row({ 'callqueue-agent-availability-for-dispatch': 'unavailable' });
    const wrapping = stateOf([held], { ...facts, busyAt: facts.asOf - 10_000 });
    expect(wrapping).toMatchObject({ activity: 'after-contact-work', acwTimeoutMs: 15_000 });
    expect(stateOf([held], { ...facts, busyAt: facts.asOf - 16_000 }).presence).toBe('logged-out');
  });

  it('rings or dials by what the calls say', () => {
    const agent = row();
    expect(stateOf([agent], { ...facts, legs: { ...noLegs, ringing: 1 } }).activity).toBe('ringing');
    expect(stateOf([agent], { ...facts, legs: { ...noLegs, dialing: 1 } }).activity).toBe('dialing');
    expect(stateOf([agent], { ...facts, legs: { ...noLegs, ringing: 1, answered: 1 } }).activity).toBe(
      'on-contact',
    );
  });

  it('has a name, a team and a user name out of any entry', () => {
    expect(profileOf('netsapiens:1003@acme.example', [row()], 1)).toMatchObject({
      name: 'Maya Okafor',
      team: { id: 'netsapiens:department:Sales', name: 'Sales' },
      userName: '1003@acme.example',
    });
    const bare = row({
      'name-full-name': '',
      'agent-name-first-name': null,
      'agent-name-last-name': null,
      'agent-department': '',
    });
    expect(profileOf('netsapiens:sip:1003a@acme.example', [bare], 1)).toMatchObject({
      name: '1003a@acme.example',
      team: undefined,
    });
  });

  it('has every setting of the entry as a membership', () => {
    const ids = { queueId: 'netsapiens:6000', agentId: 'netsapiens:1003@acme.example' } as const;
    expect(membershipOf(row(), ids, 7)).toEqual({
      ...ids,
      availability: 'automatic',
      wrapUpSeconds: 15,
      order: 4,
      priority: 2,
      callLimit: 1,
      textLimit: 3,
      autoAnswer: true,
      answerConfirmation: false,
      proficiency: undefined,
      dispatchStatus: 'available',
      asOf: 7,
    });
    expect(membershipOf(row({ 'callqueue-agent-availability-type': 'sometimes' }), ids, 7).availability).toBe(
      'unknown',
    );
  });
});

describe('a queue of NetSapiens', () => {
  const target = { thresholdSeconds: 20, targetPercent: 80 };
  const parts = { longestWaitSince: undefined, active: 1, staff: { loggedIn: 2, working: 1 }, target };
  const counters = (overrides: object = {}) => ({
    row: statisticsRowSchema.parse({ ...STATISTICS['6000'], ...overrides }),
    since: 5,
  });

  it('is one fact out of its row, its counters and its agents, every average in seconds', () => {
    const queue = queueOf(
      'netsapiens',
      { row: queueRowSchema.parse(QUEUE_ROW), ...parts, counters: counters() },
      9,
    );
    expect(queue).toEqual({
      id: 'netsapiens:6000',
      platformId: 'netsapiens',
      name: 'Sales',
      channel: 'voice',
      direction: 'inbound',
      dispatchType: 'Linear Cascade',
      waiting: 2,
      longestWaitSince: undefined,
      active: 1,
      agents: { loggedIn: 2, available: 3, unavailable: undefined, working: 1, wrappingUp: undefined },
      answered: 87,
      abandoned: 11,
      offered: 127,
      serviceLevel: {
        percent: 81.29,
        formula: 'platform',
        thresholdSeconds: 20,
        targetPercent: 80,
        sample: 127,
      },
      goal: target,
      averages: {
        waitSeconds: 11.8,
        talkSeconds: 150,
        holdSeconds: 0.5,
        afterContactSeconds: 12,
        handleSeconds: 165,
      },
      countedSince: 5,
      asOf: 9,
    });
  });

  it('[QU1] tells nothing where nothing is told, and no service level of no calls', () => {
    const bare = queueRowSchema.parse({ callqueue: '6000' });
    const quiet = queueOf(
      'n',
      { row: bare, ...parts, active: undefined, staff: undefined, counters: undefined },
      9,
    );
    expect([
      quiet.waiting,
      quiet.agents.available,
      quiet.answered,
      quiet.serviceLevel,
      quiet.averages,
    ]).toEqual([undefined, undefined, undefined, undefined, undefined]);
    const none = counters({ 'calls-presented-count': 0, 'calls-total-count': 0 });
    expect(queueOf('n', { row: bare, ...parts, counters: none }, 9).serviceLevel).toBeUndefined();
  });

  it('has waiting calls that keep one id from reading to reading, and do not show the number in it', () => {
    const waiting = waitingRowSchema.parse(WAITING_ROW);
    const queue = { callqueue: '6000', name: 'Sales' };
    const contact = waitingContact('netsapiens', waiting, queue, 3, 9);
    expect(contact).toMatchObject({
      status: 'queued',
      word: 'waiting for callback',
      kind: 'callback',
      queueId: 'netsapiens:6000',
      customer: '15550100234',
      customerName: 'J Alvarez',
      startedAt: 3,
    });
    expect(waitingContact('netsapiens', waiting, queue, 3, 10).id).toBe(contact.id);
    expect(contact.id).not.toContain('15550100234');
    expect(waitingContact('netsapiens', waiting, { ...queue, salt: 's' }, 3, 9).id).not.toBe(contact.id);
    const odd = { ...waiting, 'callqueue-agent-availability-for-dispatch': 'Levitating' };
    expect(waitingContact('n', odd, queue, 3, 9)).toMatchObject({ status: 'unknown', word: 'Levitating' });
  });
});

describe('a call of NetSapiens', () => {
  const call = (overrides: object = {}) => callRowSchema.parse({ ...CALL_ROW, ...overrides });

  it('is the called agent’s contact, with its queue', () => {
    expect(contactsOf(call(), places, 9)).toMatchObject([
      {
        id: 'netsapiens:20260105085201018723/1003@acme.example',
        agentId: 'netsapiens:1003@acme.example',
        direction: 'inbound',
        status: 'active',
        queueId: 'netsapiens:6000',
        queueName: 'Sales',
        customer: '15550100777',
        line: '15550199000',
        startedAt: Date.parse('2026-01-05T08:52:01Z'),
        statusSince: Date.parse('2026-01-05T08:52:09Z'),
      },
    ]);
  });

  it('rings until it is answered, and can be held', () => {
    expect(contactsOf(call({ 'call-answer-datetime': '0000-00-00 00:00:00' }), places, 9)[0]?.status).toBe(
      'ringing',
    );
    expect(contactsOf(call({ 'term-orig-info': 'hold' }), places, 9)[0]?.status).toBe('held');
  });

  it('between two agents is a contact of each', () => {
    const between = call({
      'call-orig-user': '1004',
      'call-orig-domain': 'acme.example',
      'call-by-user': '',
    });
    expect(contactsOf(between, places, 9).map(({ agentId, direction }) => [agentId, direction])).toEqual([
      ['netsapiens:1003@acme.example', 'internal'],
      ['netsapiens:1004@acme.example', 'internal'],
    ]);
  });

  it('of an agent to the world is outbound, and of strangers is nobody’s', () => {
    const out = call({
      'call-orig-user': '1004',
      'call-orig-domain': 'acme.example',
      'call-term-user': '',
      'call-term-domain': '*',
      'call-term-uri': 'sip:15550100888@trunk.example',
      'call-dialed-number': '15550100888',
      'call-answer-datetime': '',
    });
    expect(contactsOf(out, places, 9)).toMatchObject([
      { direction: 'outbound', status: 'dialing', customer: '15550100888' },
    ]);
    expect(
      contactsOf(call({ 'call-term-user': '2000', 'call-term-uri': 'sip:2000@acme.example' }), places, 9),
    ).toEqual([]);
  });
});

describe('a message session of NetSapiens', () => {
  const session = (overrides: object = {}) =>
    textOf(messageSessionRowSchema.parse({ ...MESSAGE_SESSION_ROW, ...overrides }), places, 9);

  it('is a conversation that waits for the one who did not speak last', () => {
    const { session: text, message } = session();
    expect(text).toMatchObject({
      id: 'netsapiens:q-5b1c',
      agentId: 'netsapiens:1003@acme.example',
      channel: 'sms',
      state: 'live',
      customer: '15550100353',
      queueName: 'Sales',
      waitingFor: { role: 'agent', since: Date.parse('2026-01-05T08:59:15Z') },
      transcript: 'partial',
    });
    expect(message).toMatchObject({ text: 'Is my order on its way?', from: { role: 'customer' } });
    expect(session({ 'messagesession-last-sender': '1003@acme.example' }).session.waitingFor?.role).toBe(
      'customer',
    );
  });

  it('in a state that nobody documented is unknown, and says the word', () => {
    const { session: text } = session({ 'messagesession-queue-status': 'floating' });
    expect(text.state).toBe('unknown');
    expect(text.subject).toContain('floating');
  });
});
