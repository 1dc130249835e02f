import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../floor/entities.ts';
import type { FloorEvent } from '../../floor/events.ts';
import type { ContactId } from '../../floor/ids.ts';
import { makeContact } from '../../floor/testing.ts';
import { createVisits, SETTLE_MS } from './visits.ts';

const queueId = 'cxone:q1';
const link = (state: 'live' | 'down', at: number): FloorEvent => ({
  type: 'platform.link-changed',
  platformId: 'cxone',
  link: { state, reason: undefined, since: at, asOf: at },
});
const unheard = (at: number): FloorEvent => ({
  type: 'platform.link-changed',
  platformId: 'cxone',
  link: { state: 'degraded', reason: 'Calls cannot be read', since: at, contactsUnheard: true, asOf: at },
});
const queued = (at: number, overrides: Partial<Contact> = {}): FloorEvent => {
  const times = { startedAt: at, statusSince: at, asOf: at };
  const contact = makeContact({ agentId: undefined, status: 'queued', queueId, ...times, ...overrides });
  return { type: 'contact.changed', contact };
};
const withAgent = (status: Contact['status'], at: number, overrides: Partial<Contact> = {}): FloorEvent => {
  const contact = makeContact({ status, queueId, startedAt: 0, statusSince: at, asOf: at, ...overrides });
  return { type: 'contact.changed', contact };
};
const ended = (at: number, contactId: ContactId = 'cxone:c1'): FloorEvent => ({
  type: 'contact.ended',
  contactId,
  agentId: undefined,
  endReason: undefined,
  asOf: at,
});

/** What the events come to, each heard at its own time, and all settled at the end. */
function outcomesOf(events: readonly FloorEvent[], known: readonly Contact[] = []) {
  const visits = createVisits(known);
  const timeOf = (event: FloorEvent) =>
    event.type === 'contact.changed'
      ? event.contact.asOf
      : event.type === 'platform.link-changed'
        ? event.link.asOf
        : event.type === 'contact.ended'
          ? event.asOf
          : 0;
  let now = 0;
  const seen = events.flatMap(event => {
    now = Math.max(now, timeOf(event));
    return [...visits.settle(now), ...visits.see(event, now)];
  });
  return [...seen, ...visits.settle(now + SETTLE_MS)];
}
const words = (events: readonly FloorEvent[], known?: readonly Contact[]) =>
  outcomesOf(events, known).map(outcome =>
    outcome.kind === 'missed' ? 'missed' : `${outcome.kind} ${outcome.seconds}`,
  );

describe('what becomes of a contact that comes to a queue', () => {
  it('[TA1] is answered after the time that it waited, ringing included, and handled until it is over', () => {
    const story = [
      link('live', 0),
      queued(1_000),
      withAgent('ringing', 9_000),
      withAgent('active', 13_000),
      withAgent('held', 20_000),
      withAgent('active', 25_000),
      withAgent('wrapping-up', 60_000),
      ended(73_000),
    ];
    expect(words(story)).toEqual(['answered 12', 'handled 60']);
  });

  it('[TA1] is abandoned when it leaves unanswered, and only once it did not come back', () => {
    expect(words([link('live', 0), queued(1_000), ended(8_000)])).toEqual(['abandoned 7']);
    const rangInVain = [
      link('live', 0),
      queued(1_000),
      withAgent('ringing', 5_000),
      ended(15_000),
      queued(16_000, { startedAt: 1_000 }),
      withAgent('active', 31_000),
      ended(90_000),
    ];
    expect(words(rangInVain)).toEqual(['answered 30', 'handled 59']);
  });

  it('[TA1] counts each wait of a contact that is given on to a queue', () => {
    const other = { queueId: 'cxone:q2' } as const;
    const story = [
      link('live', 0),
      queued(0),
      withAgent('active', 10_000),
      queued(60_000, other),
      withAgent('active', 65_000, other),
      ended(95_000),
    ];
    expect(words(story)).toEqual(['answered 10', 'handled 50', 'answered 5', 'handled 30']);
    const anew = { id: 'cxone:c2', masterId: 'm1', ...other } as const;
    const underAnotherId = [
      link('live', 0),
      queued(0, { masterId: 'm1' }),
      withAgent('active', 10_000, { masterId: 'm1' }),
      queued(60_000, anew),
      ended(61_000),
      withAgent('active', 65_000, anew),
      ended(95_000, 'cxone:c2'),
    ];
    expect(words(underAnotherId)).toEqual(['answered 10', 'answered 5', 'handled 51', 'handled 30']);
  });

  it('[TA1] follows a call that rings at several agents, by what its contacts have in common', () => {
    const [a, b] = [{ id: 'cxone:s/a' }, { id: 'cxone:s/b', agentId: 'cxone:2' }] as const;
    const common = { masterId: 's', customer: '020 7946 0118' };
    const story = [
      link('live', 0),
      queued(0, { id: 'cxone:queued-1', customer: '+442079460118' }),
      withAgent('ringing', 5_000, { ...a, ...common }),
      withAgent('ringing', 5_000, { ...b, ...common }),
      withAgent('active', 8_000, { ...b, ...common }),
      ended(8_500, 'cxone:s/a'),
      ended(9_000, 'cxone:queued-1'),
      ended(38_000, 'cxone:s/b'),
    ];
    expect(words(story)).toEqual(['answered 8', 'handled 30']);
  });

  it('[TA1] takes whoever withholds the number for the one who waited longest', () => {
    const withheld = { customer: 'Anonymous' };
    const story = [
      link('live', 0),
      queued(0, { id: 'cxone:queued-1', ...withheld }),
      queued(4_000, { id: 'cxone:queued-2', ...withheld }),
      ended(9_000, 'cxone:queued-1'),
      withAgent('active', 10_000, { id: 'cxone:s/a', masterId: 's', ...withheld }),
      ended(30_000, 'cxone:queued-2'),
    ];
    expect(words(story)).toEqual(['answered 10', 'abandoned 26']);
  });

  it('[TA1] tells two calls of one number apart where the platform does', () => {
    const story = [
      link('live', 0),
      queued(0, { id: 'cxone:c1', masterId: '1' }),
      queued(1_000, { id: 'cxone:c2', masterId: '2' }),
      withAgent('active', 5_000, { id: 'cxone:c2', masterId: '2' }),
      ended(9_000, 'cxone:c1'),
    ];
    expect(words(story)).toEqual(['answered 4', 'abandoned 9']);
  });

  it('[TA1] leaves out calls that agents make, supervisors’ legs and callbacks', () => {
    expect(
      words([link('live', 0), withAgent('active', 5_000, { direction: 'outbound' }), ended(9_000)]),
    ).toEqual([]);
    expect(words([link('live', 0), withAgent('active', 5_000, { kind: 'TakeOver' }), ended(9_000)])).toEqual(
      [],
    );
    expect(words([link('live', 0), queued(0, { kind: 'callback' }), ended(9_000)])).toEqual([]);
  });

  it('[TA2] counts who was never seen waiting by its own times, if it came while somebody listened', () => {
    const quick = withAgent('active', 12_000, { startedAt: 10_000 });
    expect(words([link('live', 5_000), quick, ended(20_000)])).toEqual(['answered 2', 'handled 8']);
    expect(words([link('live', 11_000), quick, ended(20_000)])).toEqual([]);
  });

  it('[TA2] does not pretend to know what happened while nobody listened', () => {
    const before = [link('live', 0), queued(1_000), link('down', 5_000)];
    const gap = [...before, link('live', 60_000)];
    expect(words([...before, ended(59_000), link('live', 60_000)])).toEqual(['missed']);
    expect(words([...before, ended(59_000)])).toEqual(['missed']);
    expect(words([...gap, withAgent('active', 30_000, { asOf: 61_000 })])).toEqual(['answered 29']);
    expect(words([...before, withAgent('active', 59_000, { statusSince: undefined })])).toEqual(['missed']);
    const served = [link('live', 0), queued(1_000), withAgent('active', 3_000), link('down', 5_000)];
    expect(words([...served, ended(59_000), link('live', 60_000)])).toEqual(['answered 2']);
    expect(words([...served, link('live', 60_000), ended(63_000)])).toEqual(['answered 2', 'handled 60']);
    const leaving = [link('live', 0), queued(1_000), ended(4_000), link('down', 5_000)];
    expect(words(leaving)).toEqual(['missed']);
  });

  it('[TA2] goes on with whoever is still there after a gap, though nothing new is told of them', () => {
    const gap = [link('live', 0), queued(1_000), link('down', 5_000), link('live', 60_000)];
    expect(words([...gap, ended(81_000)])).toEqual(['abandoned 80']);
    expect(words([...gap, withAgent('active', 71_000, { statusSince: undefined })])).toEqual(['answered 70']);
    expect(words([...gap, queued(61_000, { startedAt: 1_000 }), ended(81_000)])).toEqual(['abandoned 80']);
  });

  it('[TA2] takes nobody for gone while who talks is not read, though the platform is heard', () => {
    const gap = [link('live', 0), queued(1_000), unheard(5_000)];
    expect(words([...gap, ended(20_000), link('live', 60_000)])).toEqual(['missed']);
    expect(words([unheard(0), queued(1_000), ended(20_000)])).toEqual(['missed']);
    expect(words([...gap, link('live', 60_000), ended(81_000)])).toEqual(['abandoned 80']);
  });

  it('[TA2] takes up what was on the floor at the start, and counts nobody twice', () => {
    const waiting = makeContact({
      agentId: undefined,
      status: 'queued',
      queueId,
      masterId: 'm1',
      statusSince: 1_000,
    });
    const served = makeContact({ id: 'cxone:c2', status: 'active', queueId, masterId: 'm2' });
    const story = [
      link('live', 50_000),
      withAgent('active', 52_000),
      withAgent('held', 53_000, { id: 'cxone:c2' }),
      ended(60_000, 'cxone:c2'),
    ];
    expect(words(story, [waiting, served])).toEqual(['answered 51']);
    expect(words([ended(49_000), link('live', 50_000)], [waiting])).toEqual(['missed']);
    expect(words([link('live', 50_000), ended(61_000)], [waiting])).toEqual(['abandoned 60']);
  });

  it('[TA3] never decides more often than there are contacts, whatever is told in whatever order', () => {
    const ids = ['cxone:c1', 'cxone:c2', 'cxone:c3'] as const;
    const status = fc.constantFrom<Contact['status']>('queued', 'ringing', 'active', 'held', 'wrapping-up');
    const step = fc.record({ id: fc.constantFrom(...ids), status, over: fc.boolean(), gap: fc.nat(9_000) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        let at = 0;
        const events = steps.map(({ id, status: word, over, gap }) => {
          at += gap;
          const masterId = id;
          if (over) return ended(at, id);
          return word === 'queued' ? queued(at, { id, masterId }) : withAgent(word, at, { id, masterId });
        });
        const outcomes = outcomesOf([link('live', 0), ...events]);
        const entered = events.filter(({ type }) => type === 'contact.changed');
        const decided = outcomes.filter(({ kind }) => kind === 'answered' || kind === 'abandoned');
        expect(decided.length).toBeLessThanOrEqual(entered.length);
        expect(outcomes.filter(({ kind }) => kind === 'handled').length).toBeLessThanOrEqual(
          outcomes.filter(({ kind }) => kind === 'answered').length,
        );
        for (const outcome of outcomes)
          if (outcome.kind !== 'missed') expect(outcome.seconds).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });
});
