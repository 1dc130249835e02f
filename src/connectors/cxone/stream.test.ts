import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FloorEvent } from '../../floor/events.ts';
import { emptyFloor, type Floor } from '../../floor/floor.ts';
import { reduceAll } from '../../floor/reduce.ts';
import { createPlatformTimes } from '../clock-offset.ts';
import { createManualClock } from '../testing.ts';
import { createMirror, type Mirror } from './mirror.ts';
import { DOCUMENTED_EVENTS, SDK_EVENTS } from './samples.ts';
import { createStream } from './stream.ts';
import { agent } from './testing.ts';

const START = { Type: 'AgentSessionStart', AgentId: '12214', SessionId: '58070815' };
const at = (minute: number) => `2026-01-05T08:${String(minute).padStart(2, '0')}:00.000Z`;

const state = (minute: number, CurrentState: string, rest: Record<string, unknown> = {}) => ({
  Type: 'AgentState',
  CurrentState,
  CurrentOutReason: '',
  NextStates: [],
  StartTimeUTC: at(minute),
  IsAcw: 'False',
  AcwTimeout: '0',
  ...rest,
});

const call = (minute: number, Status: string, rest: Record<string, unknown> = {}) => ({
  Type: 'CallContactEvent',
  ContactID: '1569815',
  Status,
  CallType: 'Regular',
  DNIS: '4000010001',
  ANI: '8013203200',
  Skill: '1507',
  IsInbound: 'True',
  StartTimeUTC: at(1),
  LastStateChangeTimeUTC: at(minute),
  DisconnectCode: 'NA',
  FinalState: 'False',
  ...rest,
});

const make = (known?: Parameters<typeof createMirror>[3]) => {
  const clock = createManualClock();
  const mirror: Mirror = createMirror('cxone', clock, createPlatformTimes(clock), known);
  const stream = createStream(agent(12214), mirror);
  const events: FloorEvent[] = [];
  const take = (batch: readonly unknown[], whole = false) => {
    const taken = stream.take(batch, whole);
    events.push(...taken.events);
    return taken;
  };
  const floor = (): Floor => reduceAll(emptyFloor, events);
  const contact = () => floor().contacts.get(agent(1569815));
  return { clock, mirror, take, floor, contact, events };
};

describe('an agent’s event stream', () => {
  it.each(
    [...DOCUMENTED_EVENTS, ...SDK_EVENTS].map(event => [String(event.Type ?? event.type), event] as const),
  )('takes %s in: it changes the floor or is kept as a notice', (_type, event) => {
    const { take } = make();
    take([START]);
    const taken = take([event]);
    expect(taken.malformed).toEqual([]);
    expect(taken.unknown).toEqual([]);
    const isSilent = event.Type === 'AgentSessionStart' || event.Type === 'SupervisorContact';
    expect(taken.events.length > 0 || isSilent).toBe(true);
  });

  it('keeps an event that no page documents, with its payload', () => {
    const { take, floor } = make();
    const taken = take([{ Type: 'BrandNewEvent', Answer: 42 }]);
    expect(taken.unknown).toEqual(['BrandNewEvent']);
    expect(floor().notices.get(agent(12214))?.[0]).toMatchObject({
      kind: 'BrandNewEvent',
      raw: '{"Type":"BrandNewEvent","Answer":42}',
    });
  });

  it('tells a notice once, though it is delivered twice, and again when it happens again', async () => {
    const { clock, take, floor } = make();
    const error = { Type: 'AgentError', ResultCode: 'Busy', Target: 'AgentLeg', ErrorLevel: 'Medium' };
    take([error, error]);
    expect(floor().notices.get(agent(12214))).toMatchObject([
      { title: 'Agent leg: the line is busy', level: 'warning' },
    ]);
    await clock.advance(60_000);
    take([error]);
    expect(floor().notices.get(agent(12214))).toHaveLength(2);
  });

  it('an indicator that is switched off replaces the one that was on [NO1]', () => {
    const { take, floor } = make();
    const indicator = {
      Type: 'Indicator',
      Name: 'VIP',
      ActionType: 'OpenURL',
      ActionUri: 'https://crm.example/',
      IndicatorState: 'On',
    };
    take([indicator]);
    take([{ ...indicator, IndicatorState: 'Off' }]);
    expect(floor().notices.get(agent(12214))).toMatchObject([
      { title: 'Indicator VIP is off', links: [{ host: 'crm.example', safe: true }] },
    ]);
  });

  it('sets a malformed event aside and lives on with the rest of the batch', () => {
    const { take, contact } = make();
    const taken = take([null, 17, { Type: 'CallContactEvent' }, { Status: 'Active' }, call(2, 'Active')]);
    expect(taken.malformed).toHaveLength(4);
    expect(contact()?.status).toBe('active');
  });

  it('takes a call for over only when it is disconnected and final [CO2]', () => {
    const { take, contact } = make();
    take([
      call(1, 'Incoming'),
      call(2, 'Active'),
      call(3, 'Disconnected', { DisconnectCode: 'TransferComplete' }),
    ]);
    expect(contact()).toMatchObject({ status: 'wrapping-up', final: false, endReason: 'TransferComplete' });
    take([call(4, 'Disconnected', { FinalState: 'True' })]);
    expect(contact()).toMatchObject({ status: 'ended', final: true });
  });

  it('does not let an event that comes late undo a newer one', () => {
    const { take, contact } = make();
    take([call(3, 'Holding'), call(2, 'Active')]);
    expect(contact()?.status).toBe('held');
    take([call(4, 'Disconnected', { FinalState: 'True' }), call(3, 'Active')]);
    expect(contact()?.final).toBe(true);
  });

  it('ends the contacts that a new snapshot does not name, and only those', () => {
    const { take, floor } = make();
    take([START, state(1, 'InboundContact'), call(1, 'Active'), call(1, 'Active', { ContactID: '77' })]);
    take([START, state(1, 'InboundContact'), call(1, 'Active', { ContactID: '77' })]);
    expect(floor().contacts.get(agent(1569815))?.final).toBe(true);
    expect(floor().contacts.get(agent(77))?.final).toBe(false);
  });

  it('waits for the rest of a snapshot that comes in two answers', () => {
    const { take, contact } = make();
    take([START, state(1, 'InboundContact'), call(1, 'Active')]);
    take([START]);
    expect(contact()?.final).toBe(false);
    take([state(1, 'InboundContact'), call(1, 'Active')]);
    expect(contact()?.final).toBe(false);
    take([START]);
    take([]);
    expect(contact()?.final).toBe(true);
  });

  it('clears stuck contacts when CXone says that events were missed', () => {
    const { take, contact } = make();
    take([START, state(1, 'InboundContact'), call(1, 'Active')]);
    take([state(5, 'Available')], true);
    expect(contact()?.final).toBe(true);
  });

  it('ends a session once, with who ended it', () => {
    const { take, events, floor } = make();
    take([START]);
    take([
      { Type: 'RemoteAgentSessionEnd', Message: 'RemoteLogoff' },
      { Type: 'AgentSessionEnd', Success: 'True', Message: '' },
      { Type: 'AgentSessionEnd', Success: 'True', Message: '' },
    ]);
    expect(events.filter(event => event.type === 'agent.session-ended')).toHaveLength(1);
    expect(floor().agents.get(agent(12214))?.session).toMatchObject({
      status: 'ended',
      note: 'ended by an administrator',
    });
  });

  it('keeps presence, activity and what comes next apart [AG2]', () => {
    const { take, floor } = make();
    take([
      state(2, 'InboundContact', {
        NextStates: [
          { State: 'Unavailable', OutReason: 'Wrap' },
          { State: 'Unavailable', OutReason: 'Lunch' },
        ],
        AcwTimeout: '30',
      }),
    ]);
    expect(floor().agents.get(agent(12214))?.state).toMatchObject({
      presence: 'unavailable',
      activity: 'on-contact',
      acwTimeoutMs: 30_000,
      pending: [
        { activity: 'after-contact-work', reason: 'Wrap' },
        { presence: 'unavailable', activity: 'idle', reason: 'Lunch' },
      ],
    });
    take([state(3, 'Unavailable', { IsACW: 'True', IsAcw: undefined })]);
    expect(floor().agents.get(agent(12214))?.state?.activity).toBe('after-contact-work');
  });

  it('shows an unknown state as unknown, with its word [DS2]', () => {
    const { take, floor } = make();
    take([state(2, 'Meditating')]);
    expect(floor().agents.get(agent(12214))?.state).toMatchObject({
      presence: 'unknown',
      activity: 'unknown',
      word: 'Meditating',
    });
  });

  it('takes a new pending state of the same state for news of now', async () => {
    const { clock, take, floor } = make();
    take([state(2, 'InboundContact')]);
    await clock.advance(60_000);
    take([state(2, 'InboundContact', { NextStates: [{ State: 'Unavailable', OutReason: '' }] })]);
    const known = floor().agents.get(agent(12214))?.state;
    expect(known).toMatchObject({ presence: 'unavailable', asOf: clock.now() });
    take([state(59, 'Available')]);
    expect(floor().agents.get(agent(12214))?.state?.word).toBe('Available');
  });

  it('reads HTML as text and never trusts an address', () => {
    const { take, contact } = make();
    take([
      call(2, 'Preview', {
        OtherInformation: '<b>Call</b> back<br>after <script>alert(1)</script>5&nbsp;pm &lt;urgent&gt;',
        ScreenPopUrl: 'javascript:alert(1)',
      }),
    ]);
    expect(contact()?.notes).toBe('Call back\nafter 5 pm <urgent>');
    expect(contact()?.links).toEqual([{ text: 'javascript:alert(1)', host: undefined, safe: false }]);
  });

  it('tells the same transcript once, and who waits for an answer', () => {
    const { take, floor } = make();
    const chat = {
      Type: 'ChatContactEvent',
      ContactID: '1569822',
      RoomId: '2',
      Status: 'Active',
      StartTime: at(5),
      LastStateChangeTime: at(5),
      FinalState: 'False',
      Messages: [{ Text: 'Hello?', TimeStamp: '2026-01-05T08:05:40.750Z', PartyType: 'Client' }],
    };
    const line = (Message: string, PartyType: string, second: number) => ({
      Type: 'ChatText',
      RoomId: '2',
      Label: 'Someone',
      Message,
      PartyType,
      TimeStamp: `2026-01-05T08:05:${second}.000Z`,
    });
    take([chat]);
    const id = 'cxone:chat-12214-2';
    expect(floor().texts.get(id)?.session.waitingFor?.role).toBe('agent');
    take([chat, line('Hello?', 'Client', 40), line('Hi', 'Agent', 45), line('How are you', 'Agent', 45)]);
    take([line('$Localized:ChatSessionEnded', 'System', 50)]);
    const thread = floor().texts.get(id);
    expect(thread?.messages.map(message => message.text)).toEqual([
      'Hello?',
      'Hi',
      'How are you',
      'Chat session ended',
    ]);
    expect(thread?.session.waitingFor?.role).toBe('customer');
  });

  it('ends after a restart what the floor still held', () => {
    const before = make();
    before.take([START, state(1, 'InboundContact'), call(1, 'Active')]);
    const held = before.contact();
    const after = make({
      agents: [...before.floor().agents.values()],
      contacts: held === undefined ? [] : [held],
      queues: [],
      supervisions: [],
      textSessions: [],
    });
    expect(after.mirror.contacts.sweep(new Set())).toMatchObject([
      { type: 'contact.ended', contactId: agent(1569815) },
    ]);
  });
});

describe('whatever CXone sends', () => {
  const value = fc.oneof(
    fc.string(),
    fc.integer().map(String),
    fc.constantFrom(
      'True',
      'False',
      '',
      '-1',
      'Active',
      '2026-01-05T08:10:00Z',
      '9999-99-99',
      '\u202e',
      '<b>',
    ),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const types = [...DOCUMENTED_EVENTS, ...SDK_EVENTS].map(event => String(event.Type ?? event.type));
  const names = [...new Set([...DOCUMENTED_EVENTS, ...SDK_EVENTS].flatMap(event => Object.keys(event)))];
  const event = fc
    .tuple(fc.constantFrom(...types), fc.dictionary(fc.constantFrom(...names), value))
    .map(([Type, fields]) => ({ ...fields, Type }));

  it('is taken in without an exception, and the floor takes what comes of it [FL9]', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(event, fc.jsonValue()), { maxLength: 12 }),
        fc.boolean(),
        (batch, whole) => {
          const { take, floor } = make();
          take(batch, whole);
          expect(() => floor()).not.toThrow();
        },
      ),
      { numRuns: 400 },
    );
  });

  const story = [
    START,
    state(1, 'Available'),
    call(2, 'Incoming'),
    state(3, 'InboundContact'),
    call(4, 'Active'),
    call(5, 'Holding'),
    call(6, 'Active'),
    call(7, 'Disconnected'),
    state(8, 'Unavailable', { IsAcw: 'True' }),
    call(9, 'Disconnected', { FinalState: 'True' }),
    state(10, 'Available'),
  ];
  const essence = (floor: Floor) => {
    const { asOf: _told, ...known } = floor.agents.get(agent(12214))?.state ?? { asOf: 0 };
    const { asOf: _since, ...contact } = floor.contacts.get(agent(1569815)) ?? { asOf: 0 };
    return { known, contact };
  };
  const expected = (() => {
    const { take, floor } = make();
    for (const each of story) take([each]);
    return essence(floor());
  })();

  it('twice changes nothing [FL3]', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 4 }), { minLength: story.length, maxLength: story.length }),
        repeats => {
          const { take, floor } = make();
          story.forEach((each, index) => {
            for (let i = 0; i <= (repeats[index] ?? 0); i += 1) take([each]);
          });
          expect(essence(floor())).toEqual(expected);
        },
      ),
    );
  });

  it('in any order ends in the same floor [FL2]', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(story.slice(1), { minLength: story.length - 1 }), shuffled => {
        const { take, floor } = make();
        take([START]);
        for (const each of shuffled) take([each, each]);
        expect(essence(floor())).toEqual(expected);
      }),
    );
  });
});
