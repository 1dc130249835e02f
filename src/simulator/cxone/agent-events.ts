import type { Millis } from '../../lib/clock.ts';
import { contactsOf } from '../story/agent-state.ts';
import type { Stage } from '../story/stage.ts';
import type { Aside, Leg, StoryAgent, StorySession } from '../story/types.ts';
import { BUSINESS_UNIT } from './tokens.ts';
import { digits, stateWord, yes } from './words.ts';

/** An event as it stands in an answer of get-next-event. */
export type WireEvent = Readonly<Record<string, unknown>>;
export type WireTime = (at: Millis) => string;

const CALLER_ID = '448081570000';

export function agentSessionStart(agent: StoryAgent, session: StorySession, time: WireTime): WireEvent {
  return {
    Type: 'AgentSessionStart',
    BusNo: String(BUSINESS_UNIT),
    AgentId: agent.id,
    SessionId: session.number,
    StationId: session.stationId,
    StationPhoneNumber: digits(session.stationPhone),
    StationCallerId: CALLER_ID,
    DialerCampaign: agent.campaign?.name ?? '',
    DialerCampaignStartTime: agent.campaign ? time(session.startedAt) : '',
    SupervisorPermissionLevel: agent.supervisor ? '4' : '0',
    CanMask: 'True',
    AgentSchedulePermission: 'True',
    ScoreRecordingsPermission: yes(agent.supervisor),
    HideAgentStatePermission: '',
    CanMultiPartyConference: 'True',
    // The rest is what NICE's agent SDK reads, and no page names.
    ClientConnectorPort: '0',
    portNo: '31322',
    MaxConcurrentChats: '3',
    CanRecord: 'True',
    EnabledForMCH: 'True',
    UseCustomerCard: 'False',
    AgentUUId: `00000000-0000-4000-8000-${agent.id.padStart(12, '0')}`,
    EntityMode: 'False',
  };
}

export function agentState(stage: Stage, agent: StoryAgent, time: WireTime): WireEvent {
  const contacts = contactsOf(stage, agent);
  const { state, wanted } = agent;
  const isAcw = state.activity === 'after-contact-work';
  const busy =
    !['idle', 'dialing'].includes(state.activity) || (state.activity === 'dialing' && contacts.length > 0);
  const after = {
    State: wanted.presence === 'available' ? 'Available' : 'Unavailable',
    OutReason: wanted.reason ?? '',
  };
  const acwAhead =
    busy &&
    !isAcw &&
    contacts.some(contact => contact.kind !== 'consult' && (contact.queue?.wrapUpSeconds ?? 0) > 0);
  const next = busy ? [...(acwAhead ? [{ State: 'Unavailable', OutReason: 'ACW' }] : []), after] : [];
  const timeout = contacts.find(contact => contact.status === 'wrapping-up')?.queue?.wrapUpTimeout ?? 0;
  return {
    Type: 'AgentState',
    CurrentState: stateWord(agent, contacts),
    CurrentOutReason: state.reason ?? '',
    NextStates: next,
    StartTimeUTC: time(state.since),
    IsAcw: yes(isAcw),
    AcwTimeout: String(isAcw ? timeout : 0),
  };
}

export function agentLeg(leg: Leg): WireEvent {
  const words = { dialing: 'Dialing', active: 'Active', disconnected: 'Disconnected' } as const;
  return {
    Type: 'AgentLeg',
    AgentLegId: leg.id,
    Status: words[leg.status],
    FinalState: yes(leg.status === 'disconnected'),
  };
}

export function agentError(code: string, contactId: string | undefined): WireEvent {
  return {
    Type: 'AgentError',
    Command: 'ReadyAgentLeg',
    ResultCode: code,
    ContactID: contactId ?? '-1',
    Target: 'AgentLeg',
    ErrorLevel: 'Medium',
  };
}

/** Custom events write their keys in lower case (NICE help, Get Next Event). */
export function customEvent(name: string, data: string): WireEvent {
  return { type: 'CustomEvent', eventName: name, data };
}

const UPDATES = {
  permissions: 'UpdatePermissions',
  codes: 'UpdateUnavailableCodes',
  skills: 'UpdateSkills',
  messages: 'UpdateMessages',
  indicators: 'UpdateIndicators',
} as const;

/** What happens beside the calls. */
export function asideEvent(aside: Aside, agent: StoryAgent, time: WireTime): WireEvent {
  const contact = (id: string | undefined) => id ?? '';
  switch (aside.kind) {
    case 'indicator':
      return {
        Type: 'Indicator',
        Name: aside.name,
        ...(aside.contactId !== undefined && { ContactID: aside.contactId }),
        ImageUri: 'https://desk.example.com/icons/flag.png',
        ActionType: 'OpenURL',
        ActionUri: 'https://desk.example.com/help/flags',
        ToolTip: aside.name,
        IndicatorState: aside.on ? 'On' : 'Off',
      };
    case 'page':
      return { Type: 'PageOpen', ContactID: contact(aside.contactId), Action: 'OPEN', PageUri: aside.url };
    case 'pop':
      return {
        Type: 'PopURL',
        ContactId: contact(aside.contactId),
        URL: aside.url,
        TabTitle: aside.title,
        PopDestination: 'NewTab',
        PopoutWindowHeight: '700',
        PopoutWindowWidth: '900',
        ClosePopoutUponTermination: 'True',
      };
    case 'run-app':
      return {
        Type: 'RunApp',
        ContactId: contact(aside.contactId),
        ActionType: 'OpenURL',
        ActionValue: aside.value,
        WaitTimeout: '30',
      };
    case 'assist':
      return {
        Type: 'AgentAssist',
        ContactId: contact(aside.contactId),
        AppUri: 'https://assist.example.com/',
        AppTitle: 'Answers',
        AgentAssistAppConfigJson: '{}',
      };
    case 'custom':
      return customEvent(aside.name, aside.data);
    case 'mute':
      return { Type: 'Mute', AgentMuted: yes(aside.muted) };
    case 'conference':
      return { Type: 'Conference', ConferenceNo: aside.number };
    case 'low-list':
      return { Type: 'NaturalCallingSkillList', Empty: yes(aside.empty) };
    case 'closed-hours':
      return { Type: 'HoursOfOperation', ShowContinueReskill: yes(aside.mayContinue) };
    case 'playback':
      return {
        Type: 'VoiceMailPlayBackEvent',
        ContactId: aside.contactId,
        PlayBackPaused: yes(aside.paused),
        PlayBackPosition: String(aside.seconds),
      };
    case 'promise':
      return {
        Type: 'PromiseKeeper',
        AgentId: agent.id,
        CallbackId: digits(aside.phone).slice(-6),
        CallbackTime: time(aside.at),
        CallbackExpireTime: time(aside.at + 3_600_000),
        DeliveryTime: time(aside.at),
        DialNumber: digits(aside.phone),
        OrigNumber: digits(aside.phone),
        FirstName: aside.name.split(' ')[0] ?? '',
        LastName: aside.name.split(' ').at(-1) ?? '',
        Notes: 'Call back as promised',
        SkillId: '',
        TargetType: 'Agent',
      };
    case 'updated':
      return { Type: UPDATES[aside.what] };
  }
}
