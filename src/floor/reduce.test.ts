import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FloorEvent } from './events.ts';
import { FLOOR_EVENT_TYPES } from './events.ts';
import { emptyFloor, type Floor, KEPT } from './floor.ts';
import { reduce, reduceAll } from './reduce.ts';
import { fromSnapshot, toSnapshot } from './snapshot.ts';
import { makeContact, makeState, makeSupervision, makeText, story } from './testing.ts';

/** The same text for the same value, whatever the order in which its keys were written. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** Everything on a floor that does not depend on what it happens to remember of what is over. */
function living(floor: Floor) {
  const { contacts, textSessions, notices, ...rest } = toSnapshot(floor);
  const byId = <T>(items: readonly T[]) => items.map(canonical).sort();
  return {
    platforms: byId(rest.platforms),
    agents: byId(rest.agents),
    contacts: byId(contacts.filter(contact => !contact.final)),
    texts: byId(textSessions.filter(text => text.session.state !== 'ended')),
    queues: byId(rest.queues),
    tallies: byId(rest.tallies),
    memberships: byId(rest.memberships),
    supervisions: byId(rest.supervisions),
    commands: rest.commands,
    notices: byId(notices),
  };
}

const whole = (floor: Floor) => {
  const snapshot = toSnapshot(floor);
  return Object.fromEntries(
    Object.entries(snapshot).map(([name, list]) => [name, [...list].map(canonical).sort()]),
  );
};

describe('the floor under any story', () => {
  it('[FL3] an event applied again at any later moment changes nothing', () => {
    fc.assert(
      fc.property(story(), fc.nat(), fc.nat(), (events, from, gap) => {
        const first = from % events.length;
        const later = Math.min(events.length, first + 1 + (gap % 5));
        const repeated = events.toSpliced(later, 0, ...events.slice(first, first + 1));
        expect(living(reduceAll(emptyFloor, repeated))).toEqual(living(reduceAll(emptyFloor, events)));
      }),
      { numRuns: 400 },
    );
  });

  it('[FL2] [FL6] events in any order end in the same floor', () => {
    const shuffled = story().chain(events =>
      fc.shuffledSubarray([...events], { minLength: events.length }).map(mixed => ({ events, mixed })),
    );
    fc.assert(
      fc.property(shuffled, ({ events, mixed }) => {
        expect(living(reduceAll(emptyFloor, mixed))).toEqual(living(reduceAll(emptyFloor, events)));
      }),
      { numRuns: 600 },
    );
  });

  it('[FL5] a snapshot at any moment and the events after it give the whole floor', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(story(), fc.nat(), (events, moment) => {
        for (const event of events) seen.add(event.type);
        const cut = moment % (events.length + 1);
        const stored = JSON.stringify(toSnapshot(reduceAll(emptyFloor, events.slice(0, cut))));
        const resumed = reduceAll(fromSnapshot(JSON.parse(stored)), events.slice(cut));
        expect(whole(resumed)).toEqual(whole(reduceAll(emptyFloor, events)));
      }),
      { numRuns: 600 },
    );
    expect([...FLOOR_EVENT_TYPES].filter(type => !seen.has(type))).toEqual([]);
  });

  it('[FL5] a snapshot too new by some events, met by those events again, stays as it is', () => {
    fc.assert(
      fc.property(story(), fc.nat(), (events, moment) => {
        const cut = moment % (events.length + 1);
        const fresh = reduceAll(emptyFloor, events);
        expect(living(reduceAll(fresh, events.slice(cut)))).toEqual(living(fresh));
      }),
      { numRuns: 300 },
    );
  });

  it('[FL8] what an event does not touch stays the same object, on a floor of 10,000 agents', () => {
    const many: FloorEvent[] = Array.from({ length: 10_000 }, (_, n) => ({
      type: 'agent.state-changed',
      agentId: `cxone:${n}`,
      state: makeState({ asOf: 1000 }),
    }));
    const before = reduceAll(emptyFloor, many);
    const after = reduce(before, {
      type: 'agent.state-changed',
      agentId: 'cxone:77',
      state: makeState({ presence: 'unavailable', asOf: 2000 }),
    });
    expect(after.agents.get('cxone:77')?.state?.presence).toBe('unavailable');
    expect(after.agents.filter((agent, id) => before.agents.get(id) !== agent).size).toBe(1);
    expect(after.contacts).toBe(before.contacts);
    expect(after.notices).toBe(before.notices);
  });
});

describe('agents', () => {
  const at = (asOf: number, presence: 'available' | 'unavailable'): FloorEvent => ({
    type: 'agent.state-changed',
    agentId: 'cxone:1',
    state: makeState({ presence, asOf }),
  });

  it('[FL4] of two facts with one time the later told one stays', () => {
    const floor = reduceAll(emptyFloor, [at(5, 'available'), at(5, 'unavailable')]);
    expect(floor.agents.get('cxone:1')?.state?.presence).toBe('unavailable');
  });

  it('[AG1] a newer session does not hold back an older profile', () => {
    const floor = reduceAll(emptyFloor, [
      { type: 'agent.session-ended', agentId: 'cxone:1', note: 'RemoteLogoff', asOf: 900 },
      {
        type: 'agent.changed',
        agentId: 'cxone:1',
        profile: { name: 'Maya', team: undefined, userName: undefined, asOf: 100 },
      },
    ]);
    expect(floor.agents.get('cxone:1')).toMatchObject({
      profile: { name: 'Maya' },
      session: { status: 'ended', note: 'RemoteLogoff', listening: 'no' },
    });
  });

  it('[AG4] a removed agent comes back only through newer facts', () => {
    const gone = reduceAll(emptyFloor, [
      at(5, 'available'),
      { type: 'agent.removed', agentId: 'cxone:1', asOf: 9 },
    ]);
    expect(gone.agents.size).toBe(0);
    expect(reduce(gone, at(9, 'available'))).toBe(gone);
    expect(reduce(gone, at(10, 'available')).agents.size).toBe(1);
  });
});

describe('contacts', () => {
  it('[CO2] an end that arrives before the beginning ends the contact all the same', () => {
    const floor = reduceAll(emptyFloor, [
      { type: 'contact.ended', contactId: 'cxone:c1', agentId: 'cxone:1', endReason: undefined, asOf: 2000 },
      { type: 'contact.changed', contact: makeContact({ asOf: 1000 }) },
    ]);
    expect(floor.contacts.size).toBe(0);
  });

  it('[CO2] a disconnected call that is not final is still there', () => {
    const wrapping = makeContact({ status: 'wrapping-up', asOf: 2000 });
    const floor = reduceAll(emptyFloor, [{ type: 'contact.changed', contact: wrapping }]);
    expect(floor.contactsOf.get('cxone:1')).toEqual(['cxone:c1']);
  });

  it('[CO3] [FL7] the newest ended contacts stay, and the ones let go do not come back', () => {
    const contacts = Array.from({ length: 20 }, (_, n) => makeContact({ id: `cxone:c${n}`, asOf: 1000 + n }));
    const ended = contacts.flatMap((contact): FloorEvent[] => [
      { type: 'contact.changed', contact },
      {
        type: 'contact.ended',
        contactId: contact.id,
        agentId: 'cxone:1',
        endReason: 'Succeeded',
        asOf: contact.asOf + 500,
      },
    ]);
    const floor = reduceAll(emptyFloor, ended);
    expect(floor.contactsOf.get('cxone:1')).toHaveLength(KEPT.endedContacts);
    expect(reduceAll(floor, ended)).toEqual(floor);
  });

  it('[FL7] what is remembered of the forgotten is bounded', () => {
    const ended = Array.from({ length: 300 }, (_, n) => {
      const contact = makeContact({ id: `cxone:c${n}`, final: true, status: 'ended', asOf: 1000 + n });
      return { type: 'contact.changed', contact } as const;
    });
    const floor = reduceAll(emptyFloor, ended);
    expect(floor.contacts.size).toBe(KEPT.endedContacts);
    expect(floor.horizons.size).toBe(KEPT.forgotten);
    const ofNobody = ended.map(event => ({ ...event, contact: { ...event.contact, agentId: undefined } }));
    expect(reduceAll(emptyFloor, ofNobody).horizons.size).toBe(KEPT.forgottenOfNobody);
  });
});

describe('text conversations', () => {
  const message = (index: number, text: string): FloorEvent => ({
    type: 'text.message-added',
    sessionId: 'genesys:t1',
    agentId: 'genesys:1',
    message: {
      index,
      kind: 'text',
      from: { id: '1', name: 'Kit', role: 'customer', visibility: 'everyone' },
      text,
      visibility: 'everyone',
      at: 1000 + index,
    },
  });

  it('[TX3] messages stand by index whatever order they come in, and the same index replaces', () => {
    const floor = reduceAll(emptyFloor, [
      { type: 'text.session-changed', session: makeText() },
      message(9, 'nine'),
      message(2, 'two'),
      message(5, 'five'),
      message(2, 'two, mended'),
    ]);
    const texts = floor.texts.get('genesys:t1')?.messages.map(({ text }) => text);
    expect(texts).toEqual(['two, mended', 'five', 'nine']);
  });

  it('[TX3] of a conversation that is over the newest stay, whether its end is heard before or after them', () => {
    const session = makeText();
    const begun: FloorEvent = { type: 'text.session-changed', session };
    const over: FloorEvent = {
      type: 'text.session-ended',
      sessionId: session.id,
      agentId: session.agentId,
      asOf: 2000,
    };
    const said = Array.from({ length: KEPT.endedMessages + 9 }, (_, at) => message(at + 1, `said ${at + 1}`));
    const last = [begun, ...said, over];
    const first = [begun, over, ...said.toReversed()];
    for (const events of [last, first, [...first, ...last]]) {
      const kept = reduceAll(emptyFloor, events).texts.get(session.id)?.messages ?? [];
      expect(kept.map(({ index }) => index)).toEqual(
        Array.from({ length: KEPT.endedMessages }, (_, at) => at + 10),
      );
    }
  });

  it('[TX2] an ended conversation waits for nobody', () => {
    const session = makeText({ waitingFor: { role: 'agent', since: 900 } });
    const floor = reduceAll(emptyFloor, [
      { type: 'text.session-changed', session },
      { type: 'text.session-ended', sessionId: session.id, agentId: session.agentId, asOf: 2000 },
    ]);
    expect(floor.texts.get(session.id)?.session).toMatchObject({ state: 'ended', waitingFor: undefined });
  });
});

describe('supervision', () => {
  it('[SU1] an ended supervision leaves the agent alone and stays ended', () => {
    const begun: FloorEvent = { type: 'supervision.changed', supervision: makeSupervision() };
    const over: FloorEvent = {
      type: 'supervision.changed',
      supervision: makeSupervision({ ended: true, asOf: 2000 }),
    };
    const floor = reduceAll(emptyFloor, [begun, over, begun]);
    expect(floor.supervisions.size).toBe(0);
    expect(floor.supervisionsOf.size).toBe(0);
  });
});
