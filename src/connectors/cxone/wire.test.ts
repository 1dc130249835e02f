import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as samples from './samples.ts';
import {
  agentError,
  agentState,
  agentStateByTable,
  callContactEvent,
  chatTexts,
  customEvent,
} from './samples-events.ts';
import {
  activeContactRowSchema,
  activeSupervisorSchema,
  agentStateRowSchema,
  assignmentRowSchema,
  CALL_STATUSES,
  CALL_TYPES,
  changeReplySchema,
  cxoneConfigurationSchema,
  directoryRows,
  errorReplySchema,
  eventsReplySchema,
  openidConfigurationSchema,
  parseEvent,
  RESULT_CODES,
  realtimeReplySchema,
  sessionReplySchema,
  skillActivityRowSchema,
  teamRowSchema,
  toFlag,
  tokenReplySchema,
  toTime,
  unavailableCodeSchema,
} from './wire.ts';

function known(raw: unknown) {
  const parsed = parseEvent(raw);
  if (parsed.kind !== 'known') throw new Error(`not known: ${JSON.stringify(parsed)}`);
  return parsed.event;
}

describe('documented events', () => {
  it.each([...samples.DOCUMENTED_EVENTS, ...samples.SDK_EVENTS].map(raw => [raw.Type ?? raw.type, raw]))(
    'reads %s',
    (type, raw) => {
      expect(known(raw).Type).toBe(type);
    },
  );

  it('reads a call whole', () => {
    expect(known(callContactEvent)).toMatchObject({
      ContactID: '1569815',
      Status: { known: 'Dialing', word: 'Dialing' },
      CallType: { known: 'Regular' },
      IsInbound: false,
      FinalState: false,
      AllowDispositions: true,
      StartTimeUTC: Date.UTC(2013, 8, 11, 5, 3, 24),
      ScreenPopUrl: undefined,
    });
  });

  it('reads IsAcw and IsACW alike', () => {
    expect(known(agentState)).toEqual(known(agentStateByTable));
  });

  it('reads the contact id of nobody as none', () => {
    expect(known(agentError)).toMatchObject({ ContactID: undefined, ResultCode: { known: 'BadNumber' } });
  });

  it('reads the lower-case keys of a custom event', () => {
    expect(known(customEvent)).toMatchObject({ EventName: 'From_Postman', Data: 'Sent_from_Postman' });
  });

  it('keeps the text of each chat party', () => {
    expect(chatTexts.map(raw => known(raw))).toMatchObject([
      { Message: 'Test', PartyType: { known: 'Agent' } },
      { Message: 'Test Test Test', PartyType: { known: 'Client' } },
      { Message: '$Localized:ChatSessionEnded', PartyType: { known: 'System' } },
    ]);
  });

  it.each(['Status', 'CallType', 'DisconnectCode'] as const)('knows every documented %s of a call', field => {
    const words = { Status: CALL_STATUSES, CallType: CALL_TYPES, DisconnectCode: RESULT_CODES }[field];
    for (const word of words)
      expect(known({ ...callContactEvent, [field]: word })).toMatchObject({ [field]: { known: word, word } });
  });
});

describe('what no page documents', () => {
  it('keeps an unknown word as its word', () => {
    expect(known({ ...callContactEvent, Status: 'Parked' })).toMatchObject({
      Status: { known: undefined, word: 'Parked' },
    });
  });

  it('keeps an unknown type whole', () => {
    expect(parseEvent(samples.unknownEvent)).toEqual({
      kind: 'unknown',
      type: 'EmailContactEvent',
      raw: samples.unknownEvent,
    });
  });

  it.each([
    ['a text', 'AgentState'],
    ['nothing', null],
    ['a list', [agentState]],
    ['an object without type', { CurrentState: 'Available' }],
    ['a type that is no text', { Type: { toString: 'AgentState' } }],
    ['a call without id', { Type: 'CallContactEvent', Status: 'Active' }],
    ['a call whose id is an object', { ...callContactEvent, ContactID: {} }],
    [
      'a state without a word',
      { Type: 'AgentState', CurrentState: 7.5, x: [], CurrentOutReason: 1, NextStates: 3 } as object,
    ],
  ])('sets %s aside or reads it without a default', (_name, raw) => {
    const parsed = parseEvent(raw);
    if (parsed.kind === 'known')
      expect(parsed.event).toMatchObject({ CurrentState: { known: undefined, word: '7.5' } });
    else expect(parsed.kind).toBe('malformed');
  });

  it('says which field is wrong', () => {
    expect(parseEvent({ ...callContactEvent, ContactID: '' })).toMatchObject({
      kind: 'malformed',
      type: 'CallContactEvent',
      reason: 'ContactID is not an id',
    });
  });

  it('never reaches for a prototype', () => {
    const raw: unknown = JSON.parse(
      '{"Type":"CallContactEvent","__proto__":{"ContactID":"7","polluted":true},"constructor":{"prototype":1},"Status":"Active"}',
    );
    expect(parseEvent(raw).kind).toBe('malformed');
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(parseEvent({ Type: '__proto__' }).kind).toBe('unknown');
    expect(parseEvent({ Type: 'constructor' }).kind).toBe('unknown');
  });

  it('cuts a text of a mebibyte', () => {
    const event = known({ ...callContactEvent, OtherInformation: 'x'.repeat(1024 * 1024) });
    expect(event.Type === 'CallContactEvent' && event.OtherInformation?.length).toBe(64 * 1024);
  });

  it('reads anything at all without throwing', () => {
    const types = samples.DOCUMENTED_EVENTS.map(raw => raw.Type);
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.object({ maxDepth: 4 }), (type, rest) => {
        expect(['known', 'unknown', 'malformed']).toContain(parseEvent({ ...rest, Type: type }).kind);
      }),
    );
    fc.assert(fc.property(fc.anything(), raw => parseEvent(raw).kind !== undefined));
  });
});

describe('values', () => {
  it.each([
    ['2013-09-10T19:16:33.000Z', Date.UTC(2013, 8, 10, 19, 16, 33)],
    ['2013-09-10T19:16:33', Date.UTC(2013, 8, 10, 19, 16, 33)],
    ['2013-09-10 19:16:33', Date.UTC(2013, 8, 10, 19, 16, 33)],
    ['2013-09-10T19:16:33.1234567Z', Date.UTC(2013, 8, 10, 19, 16, 33, 123)],
    ['2013-09-10T19:16:33+0200', Date.UTC(2013, 8, 10, 17, 16, 33)],
    ['2013-09-10T19:16:33-05:00', Date.UTC(2013, 8, 11, 0, 16, 33)],
    ['1378840593000', 1378840593000],
    [1378840593000, 1378840593000],
    ['0001-01-01T00:00:00', undefined],
    ['1970-01-01T00:00:00.000Z', undefined],
    ['2013-13-45T99:00:00Z', undefined],
    ['10/09/2013', undefined],
    ['', undefined],
    [null, undefined],
    [{}, undefined],
  ])('reads the time %s', (value, expected) => {
    expect(toTime(value)).toBe(expected);
  });

  it.each([
    ['True', true],
    ['true', true],
    [true, true],
    ['On', true],
    ['1', true],
    ['False', false],
    [false, false],
    ['off', false],
    ['', undefined],
    ['maybe', undefined],
  ])('reads the flag %s', (value, expected) => {
    expect(toFlag(value)).toBe(expected);
  });
});

describe('documented answers', () => {
  it('reads both spellings of a token alike', () => {
    const [first, second] = samples.tokenReplies.map(reply => tokenReplySchema.parse(reply));
    expect(first).toEqual(second);
    expect(first).toMatchObject({ expires_in: 3600, token_type: 'Bearer' });
  });

  it('reads discovery', () => {
    expect(openidConfigurationSchema.parse(samples.openidConfiguration).token_endpoint).toMatch(/token$/);
    expect(cxoneConfigurationSchema.parse(samples.cxoneConfiguration).area).toBe('na1');
  });

  it('reads a joined session and the envelope of its events', () => {
    expect(sessionReplySchema.parse(samples.sessionReply).sessionId).toMatch(/==$/);
    expect(eventsReplySchema.parse(samples.eventsReply).events.map(raw => parseEvent(raw).kind)).toEqual([
      'known',
    ]);
    expect(eventsReplySchema.safeParse({ events: [] }).success).toBe(false);
    expect(eventsReplySchema.parse({ sessionId: 'a', events: null }).events).toEqual([]);
  });

  it('reads the rows of the real-time calls', () => {
    const states = realtimeReplySchema.parse(samples.agentStatesReply);
    expect(states.lastPollTime).toBe('2026-03-02T10:30:00.123Z');
    expect(states.agentStates?.map(row => agentStateRowSchema.parse(row))).toMatchObject([
      { agentId: '12214', agentStateName: { known: 'InboundContact' }, isACW: false, contactId: '1569815' },
    ]);
    const contacts = realtimeReplySchema.parse({ resultSet: samples.activeContactsReply });
    expect(contacts.activeContacts?.map(row => activeContactRowSchema.parse(row))).toMatchObject([
      { contactId: '1569815', masterContactId: '1569810', holdCount: 1 },
    ]);
    const activity = realtimeReplySchema.parse(samples.skillActivityReply);
    expect(activity.skillActivity?.map(row => skillActivityRowSchema.parse(row))).toMatchObject([
      { skillId: '1507', queueCount: 5, serviceLevel: 87.1 },
    ]);
    const watching = realtimeReplySchema.parse(samples.activeSupervisorsReply);
    expect(watching.supervisorStatuslist?.map(row => activeSupervisorSchema.parse(row))).toMatchObject([
      { initiatingAgentNo: '9001', targetAgentNo: '12214' },
    ]);
  });

  it('reads directories in any wrapper', () => {
    const teams = directoryRows(samples.teamsReply, 'teams');
    expect(teams?.map(row => teamRowSchema.parse(row))).toMatchObject([{ teamId: '21' }]);
    const codes = directoryRows(samples.unavailableCodesReply, 'unavailableCodes');
    expect(codes?.map(row => unavailableCodeSchema.parse(row))).toMatchObject([
      { outstateName: 'Lunch', isAcw: false },
      { outstateName: 'ACW', isAcw: true },
    ]);
    expect(directoryRows({ resultSet: { Teams: [1] } }, 'teams')).toEqual([1]);
    expect(directoryRows({ other: [] }, 'teams')).toBeUndefined();
  });

  it('reads which items of a change failed', () => {
    expect(changeReplySchema.parse(samples.partlyFailedChange)).toMatchObject({
      errorCount: 1,
      results: [
        { agentId: '12214', success: true, error: undefined },
        { agentId: '99999', success: false, error: 'InvalidAgentId' },
      ],
    });
    expect(assignmentRowSchema.parse({ skillId: 1, proficiency: 3 }).agentProficiencyValue).toBe(3);
  });

  it('reads what a refusal says', () => {
    expect(samples.errorReplies.map(reply => errorReplySchema.parse(reply))).toMatchObject([
      { error: 'InvalidAgentSession' },
      { message: 'Too many requests' },
    ]);
  });
});
