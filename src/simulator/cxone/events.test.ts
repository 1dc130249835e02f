import { describe, expect, it } from 'vitest';
import { contactsOf } from '../story/agent-state.ts';
import { freeAgent, makeSimulator, someone, textOf } from '../testing.ts';

type Events = readonly Readonly<Record<string, unknown>>[];

/** An agent who is listened to, and what each act makes the listener hear. */
async function makeStage(dialer = false) {
  const simulator = makeSimulator({ agents: 60 });
  const agentId = dialer
    ? someone(simulator, agent => agent.campaign !== undefined && agent.contacts.size === 0)
    : freeAgent(simulator);
  const caller = await simulator.signIn();
  let { sessionId } = await caller.poll(await caller.join(agentId));
  const hear = async (): Promise<Events> => {
    const told = await caller.poll(sessionId);
    if (told.status === 200) ({ sessionId } = told);
    return told.events;
  };
  const act = async (name: string, detail?: string): Promise<Events> => {
    const told = await simulator.control('POST', '/act', {
      agentId,
      do: name,
      ...(detail && { with: detail }),
    });
    if (told.status !== 200) throw new Error(`${name}: ${textOf(told.json, 'message')}`);
    return hear();
  };
  return { simulator, agentId, act, hear };
}

const ofType = (events: Events, type: string) => events.filter(event => (event.Type ?? event.type) === type);
const states = (events: Events) => ofType(events, 'AgentState').map(event => event.CurrentState);
const calls = (events: Events) => ofType(events, 'CallContactEvent');

describe('what NICE’s agent SDK needs of an event', () => {
  it('is there in calls, work items and the start of a session', async () => {
    const { simulator, agentId, act } = await makeStage();
    const [call] = calls(await act('ring'));
    const { StartTimeUTC, LastStateChangeTimeUTC, MasterID } = call ?? {};
    expect(call).toMatchObject({
      StartTime: StartTimeUTC,
      LastStateChangeTime: LastStateChangeTimeUTC,
      InteractionId: MasterID,
      ComplianceRecord: 'False',
      ConfirmationRequired: 'False',
      IsRequireManualAccept: 'False',
    });
    await act('answer');
    await act('end');
    const [item] = ofType(await act('work-item'), 'WorkItemContactEvent');
    expect(item).toMatchObject({ MasterID: item?.ContactID, StartTime: item?.StartTimeUTC });
    const caller = await simulator.signIn();
    const [start] = (await caller.poll(await caller.join(agentId))).events;
    expect(start).toMatchObject({
      Type: 'AgentSessionStart',
      portNo: '31322',
      AgentUUId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    });
  });
});

describe('a call', () => {
  it('goes from Incoming to its final Disconnected, with the agent beside it', async () => {
    const { act } = await makeStage();
    const ringing = await act('ring', 'Billing');
    expect(calls(ringing)).toMatchObject([
      { Status: 'Incoming', CallType: 'Regular', IsInbound: 'True', Skill: '1501' },
    ]);
    expect(states(ringing)).toEqual(['InboundContact']);
    expect(calls(await act('answer'))).toMatchObject([{ Status: 'Active', FinalState: 'False' }]);
    expect(calls(await act('hold'))).toMatchObject([{ Status: 'Holding' }]);
    expect(calls(await act('resume'))).toMatchObject([{ Status: 'Active' }]);
    expect(calls(await act('record'))).toMatchObject([{ IsLogging: 'True' }]);
    expect(calls(await act('mask'))).toMatchObject([{ Status: 'Masking' }]);
    expect(calls(await act('conference'))).toMatchObject([{ Status: 'Joined' }]);
    const over = await act('end');
    expect(calls(over)).toMatchObject([
      { Status: 'Disconnected', FinalState: 'False', AllowDispositions: 'True' },
    ]);
    expect(ofType(over, 'AgentState')).toMatchObject([
      { CurrentState: 'Unavailable', CurrentOutReason: 'ACW', IsAcw: 'True', AcwTimeout: '120' },
    ]);
    const closed = await act('finish-wrap-up');
    expect(calls(closed)).toMatchObject([{ Status: 'Disconnected', FinalState: 'True' }]);
    expect(states(closed)).toEqual(['Available']);
  });

  it('shows what follows: after-call work, then what was asked for', async () => {
    const { act } = await makeStage();
    await act('ring', 'Billing');
    await act('answer');
    const [state] = ofType(await act('break', 'Lunch'), 'AgentState');
    expect(state).toMatchObject({
      CurrentState: 'InboundContact',
      NextStates: [
        { State: 'Unavailable', OutReason: 'ACW' },
        { State: 'Unavailable', OutReason: 'Lunch' },
      ],
    });
    const [wrapping] = ofType(await act('end'), 'AgentState');
    expect(wrapping).toMatchObject({ NextStates: [{ State: 'Unavailable', OutReason: 'Lunch' }] });
    const [after] = ofType(await act('finish-wrap-up'), 'AgentState');
    expect(after).toMatchObject({ CurrentState: 'Unavailable', CurrentOutReason: 'Lunch', IsAcw: 'False' });
  });

  it('is rejected back into the queue, and handed on with TransferComplete', async () => {
    const { act } = await makeStage();
    await act('ring', 'Billing');
    const rejected = await act('refuse');
    expect(calls(rejected)).toMatchObject([
      { Status: 'Disconnected', DisconnectCode: 'Rejected', FinalState: 'True' },
    ]);
    expect(ofType(rejected, 'AgentState')).toMatchObject([{ CurrentOutReason: 'Refused' }]);
    await act('available');
    await act('ring', 'Billing');
    await act('answer');
    expect(calls(await act('transfer', 'Technical Support'))).toMatchObject([
      { Status: 'Disconnected', DisconnectCode: 'TransferComplete', FinalState: 'False' },
    ]);
  });

  it('is consulted about: the customer holds, both agents consult', async () => {
    const { simulator, agentId, act } = await makeStage();
    const helper = someone(
      simulator,
      agent => agent.id !== agentId && agent.campaign === undefined && !agent.supervisor,
    );
    await simulator.control('POST', '/act', { agentId: helper, do: 'logout' });
    await simulator.control('POST', '/act', { agentId: helper, do: 'login' });
    await act('ring', 'Billing');
    await act('answer');
    const events = await act('consult');
    expect(calls(events)).toMatchObject([
      { Status: 'Holding', CallType: 'Regular' },
      { Status: 'Dialing', CallType: 'Consult', IsInbound: 'False' },
    ]);
    expect(states(events).at(-1)).toBe('OutboundConsult');
    const { stage } = simulator.story;
    const asked = [...stage.contacts.values()].find(
      ({ kind, direction }) => kind === 'consult' && direction === 'inbound',
    );
    expect(asked?.agent?.state).toMatchObject({ activity: 'consulting', direction: 'inbound' });
  });
});

describe('the dialer', () => {
  it('shows a record, or calls by itself, until a customer answers', async () => {
    const { act, simulator, agentId, hear } = await makeStage(true);
    const shown = await act('dial-out', 'preview');
    expect(calls(shown)).toMatchObject([
      { Status: 'Preview', CallType: 'Dialer', IsInbound: 'False', IsLinked: 'True' },
    ]);
    await act('end');
    expect(calls(await act('dial-out'))).toMatchObject([
      { Status: 'NaturalCallDialing', CallType: 'NaturalCalling' },
    ]);
    const seen = new Set<unknown>();
    for (let round = 0; round < 400 && !seen.has('NaturalCallAMD'); round += 1) {
      simulator.step(2);
      for (const event of calls(await hear())) seen.add(event.Status).add(event.DisconnectCode);
      if (simulator.story.stage.agents.get(agentId)?.session === undefined) break;
    }
    expect([...seen]).toEqual(expect.arrayContaining(['NaturalCallRinging', 'Active', 'NA']));
  });

  it('makes Dialer the state of whoever waits for it', async () => {
    const { simulator, agentId } = await makeStage(true);
    const caller = await simulator.signIn();
    const { json } = await caller.ask('GET', `/agents/${agentId}/states`);
    const agent = simulator.story.stage.agents.get(agentId);
    const expected = agent?.state.activity === 'dialing' ? 'Dialer' : 'Unavailable';
    expect(JSON.stringify(json)).toContain(`"agentStateName":"${expected}"`);
  });
});

describe('other channels', () => {
  it('have events of their own', async () => {
    const { act } = await makeStage();
    expect(ofType(await act('voicemail'), 'VoiceMailContactEvent')).toMatchObject([
      { Status: 'Incoming', FinalState: 'False' },
    ]);
    expect(ofType(await act('end'), 'VoiceMailContactEvent')).toMatchObject([
      { Status: 'Discarded', FinalState: 'True' },
    ]);
    expect(ofType(await act('work-item'), 'WorkItemContactEvent')).toMatchObject([
      { Status: 'Incoming', SkillId: '1511' },
    ]);
    await act('end');
    expect(ofType(await act('digital'), 'DigitalContactEvent')).toMatchObject([{ Status: 'Incoming' }]);
    await act('end');
  });

  it('carry a chat line by line, and whole when asked again', async () => {
    const { simulator, agentId, act } = await makeStage();
    await act('chat');
    expect(ofType(await act('answer'), 'ChatContactEvent')).toMatchObject([
      { Status: 'Active', IsActive: 'True' },
    ]);
    expect(ofType(await act('say', 'Is anybody there?'), 'ChatText')).toMatchObject([
      { Message: 'Is anybody there?', PartyType: 'Client' },
    ]);
    const caller = await simulator.signIn();
    const { events } = await caller.poll(await caller.join(agentId));
    expect(ofType(events, 'ChatContactEvent')).toMatchObject([{ Messages: [{ Text: 'Is anybody there?' }] }]);
  });
});

describe('beside the calls', () => {
  it.each([
    ['indicator-on', 'Indicator', { IndicatorState: 'On', Name: 'Complaint' }],
    ['indicator-off', 'Indicator', { IndicatorState: 'Off' }],
    ['page', 'PageOpen', { Action: 'OPEN' }],
    ['pop', 'PopURL', { PopDestination: 'NewTab' }],
    ['mute', 'Mute', { AgentMuted: 'True' }],
    ['custom', 'CustomEvent', { eventName: 'CustomerMood' }],
    ['low-list', 'NaturalCallingSkillList', { Empty: 'False' }],
    ['closed-hours', 'HoursOfOperation', { ShowContinueReskill: 'True' }],
    ['permissions', 'UpdatePermissions', {}],
    ['leg-error', 'AgentError', { ResultCode: 'BadNumber', ContactID: '-1', Target: 'AgentLeg' }],
    ['drop-leg', 'AgentLeg', { Status: 'Disconnected', FinalState: 'True' }],
  ])('%s makes %s', async (name, type, fields) => {
    const { act } = await makeStage();
    expect(ofType(await act(name), type)).toMatchObject([fields]);
  });

  it('a stuck session shows a call of hours ago on a dead leg, until it is ended', async () => {
    const { simulator, agentId, act } = await makeStage();
    const events = await act('stuck', '4');
    expect(ofType(events, 'AgentLeg')).toMatchObject([{ Status: 'Disconnected' }]);
    const [call] = calls(events).slice(-1);
    const age = simulator.clock.now() - Date.parse(String(call?.StartTimeUTC));
    expect(age).toBe(4 * 3_600_000);
    simulator.step(3_600);
    const agent = simulator.story.stage.agents.get(agentId);
    expect(agent && contactsOf(simulator.story.stage, agent)).toMatchObject([
      { status: 'active', stuck: true },
    ]);
    await act('force-logout');
    expect(agent?.contacts.size).toBe(0);
  });
});
